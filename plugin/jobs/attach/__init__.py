"""Attaching files: what photos say of themselves, which object a file belongs to, whole folders, thumbnails."""

from .exif import Shot, read_shot
from .files import Outcome, attach_files, told
from .folder import FolderResult, FolderRow, attach_folder, rule_columns

__all__ = [
    "FolderResult",
    "FolderRow",
    "Outcome",
    "Shot",
    "attach_files",
    "attach_folder",
    "read_shot",
    "rule_columns",
    "told",
]
