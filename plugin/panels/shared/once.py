"""What a person writes is written once, though the answer was lost with the server and they confirm again."""

from ...domain.uid import new_uid


class Once:
    """The uid of what is being written: the same for the same content, until that is known to be written."""

    def __init__(self):
        self._content: tuple | None = None
        self._uid = ""

    def uid(self, *content: object) -> str:
        """The uid under which this content is written."""
        if content != self._content:
            self._content, self._uid = content, new_uid()
        return self._uid

    def written(self) -> None:
        """The same content again is another piece."""
        self._content = None
