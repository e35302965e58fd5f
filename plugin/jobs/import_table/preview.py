"""What a preview says in words."""

STATE_NAMES = {
    "insert": "New",
    "update": "Changed",
    "same": "Unchanged",
    "conflict": "In conflict",
    "rejected": "Rejected",
}
"""The states of a plan's rows."""
