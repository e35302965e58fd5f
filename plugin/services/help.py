"""Where the user guide is: in the package when it was built with it, else at the project's home page."""

from configparser import ConfigParser

from .paths import PACKAGE

GUIDE = PACKAGE / "guide"


def help_url(page: str = "index") -> str:
    """Return the address of a page of the guide, such as ``connect``."""
    file = GUIDE / f"{page}.html"
    if file.is_file():
        return file.as_uri()
    metadata = ConfigParser()
    metadata.read(PACKAGE / "metadata.txt", encoding="utf-8")
    return metadata["general"]["homepage"]
