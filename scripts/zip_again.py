"""Writes a zip anew with its entries sorted and all of one date: the same content is then the same file."""

import sys
import zipfile
from pathlib import Path

DATE = (2000, 1, 1, 0, 0, 0)


def main() -> int:
    path = Path(sys.argv[1])
    with zipfile.ZipFile(path) as source:
        entries = {name: source.read(name) for name in sorted(source.namelist()) if not name.endswith("/")}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
