"""Text that shows nothing: spaces of every kind, and characters that have no width."""

import re

BLANKS = (
    (0x01, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F), (0x2800, 0x2800), (0x3000, 0x3000),
    (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""Code points from … to: controls, spaces, fillers, joiners, marks of direction, variation selectors, tags.

sql/*/20_steps.sql name the same; a store test holds them equal.
"""

_SHOWN = re.compile("[^" + "".join(f"{chr(first)}-{chr(last)}" for first, last in BLANKS) + "]")


def is_blank(text: str | None) -> bool:
    """Whether a text shows nothing."""
    return _SHOWN.search(text or "") is None
