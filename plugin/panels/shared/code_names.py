"""What codes are called in the user's language: the lists that the program brings."""

from functools import cache

from ...jobs.code_tables import code_list
from ...services.translation import named


@cache
def code_names(name: str) -> dict[str, str]:
    """Code to name of a list, in its order."""
    items = code_list(name).values()
    return {item.code: named(item) for item in items}


def code_name(name: str, code: str | None) -> str:
    """The name of a code; the code itself where the list does not have it, "" for none."""
    return code_names(name).get(code, code) if code else ""
