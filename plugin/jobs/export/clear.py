"""The clear export 明文导出: contacts as they are, straight to a spreadsheet, numbered and with a reason."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from ...services import clock
from ...services.keys import Keyring
from ...services.translation import tr
from ...store import Store, StoreError
from ...store.access import Access
from ...store.audit import operator_login
from ...store.clear_exports import ClearExports, ContactReader
from ..progress import Progress
from .formats import SHEETS
from .table import Exported, has_contacts, write_table
from .whole import check_free


def export_clear(
    store: Store,
    target: str,
    path: Path,
    keyring: Keyring,
    reason: str,
    *,
    language: str = "zh",
    where: Mapping[str, object] | None = None,
    area: int | None = None,
    coordinates: str = "",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write a target with its contacts in clear to an XLSX or CSV file; parameters as in `export_table`.

    The audit line is committed before anything is written and stays when the writing fails. Raises AccessDenied
    without the right, a reason, or inside a transaction; WrongKey without the seal key.
    """
    path = Path(path)
    if path.suffix.lower().removeprefix(".") not in SHEETS:
        raise StoreError(tr("A clear export is written as XLSX or CSV only: never as a layer."))
    if not has_contacts(target):
        raise StoreError(tr("Nothing of this target is sealed: export it as usual."))
    check_free(path, overwrite)
    contacts = ContactReader(store, keyring)
    contacts.check()
    exports = ClearExports(store)
    uid, number = exports.begin(target, reason, path.name)
    who = Access(store).who_am_i()
    name = who.name or operator_login(store)
    at = clock.utc_now().astimezone(ZoneInfo(store.zone))
    banner = [
        [tr("CLEAR TEXT / do not pass on")],
        [tr("Export number"), str(number)],
        [tr("Exported by"), name if who.login in {"", name} else f"{name} ({who.login})"],
        [tr("Exported at"), f"{at:%Y-%m-%d %H:%M:%S %z}"],
        [tr("Reason"), reason.strip()],
    ]

    def note(rows: int, file: Path) -> None:
        with file.open("rb") as content:
            exports.finish(uid, rows, hashlib.file_digest(content, "sha256").hexdigest())

    return write_table(
        store, target, path, language=language, where=where, area=area, coordinates=coordinates, contacts=contacts,
        clear=True, banner=banner, overwrite=overwrite, progress=progress, before_it_stands=note,
    )  # fmt: skip
