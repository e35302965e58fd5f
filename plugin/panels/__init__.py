"""What a person works in: one sub-package a panel, found by the host; shared widgets beside them."""
