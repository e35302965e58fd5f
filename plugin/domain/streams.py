"""Addresses of video streams."""

from urllib.parse import urlsplit, urlunsplit


def without_sign_in(address: str) -> str:
    """A stream's address without the login and password that may stand in it; what is no address stays as it is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if parts.netloc else address
