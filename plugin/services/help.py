"""The guide: packaged with the plugin as ``docs_html``, so that it opens without a network; else the homepage."""

import configparser

from .paths import PACKAGE
from .translation import language

DOCS = PACKAGE / "docs_html"


def help_url(page: str = "index") -> str:
    """Return the address of a page such as ``user/connect`` in the user's language, with an optional ``#section``.

    A page that is not there leads to the guide's first page.
    """
    name, _, section = page.partition("#")
    folder = DOCS / language()
    for file in (folder / f"{name}.html", folder / "index.html"):
        if file.is_file():
            anchor = f"#{section}" if section and file == folder / f"{name}.html" else ""
            return file.as_uri() + anchor
    return homepage()


def homepage() -> str:
    """Return the address that metadata.txt gives for the plugin."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(PACKAGE / "metadata.txt", encoding="utf-8")
    return parser["general"]["homepage"]
