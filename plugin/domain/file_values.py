"""What a value in a file of rules is: JSON leaves it open."""


def is_word(value: object) -> bool:
    """Whether a value is text and says something."""
    return isinstance(value, str) and bool(value.strip())


def is_whole(value: object) -> bool:
    """Whether a value is a whole number; true is none."""
    return isinstance(value, int) and not isinstance(value, bool)
