"""Tables of an office into the store: read, checked, compared with what is there, written as one batch."""
