"""The widget of the panel 附件: the attachments of one object as a grid of small pictures, and how more come."""

from collections.abc import Sequence
from pathlib import Path

from qgis.core import Qgis, QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QImage, QPixmap
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QListWidgetItem, QMessageBox

from ...domain.attachment import KINDS, OBJECTS, accepted_endings, check_owner, safe_name
from ...jobs.attach import Outcome, attach_files, told
from ...jobs.progress import Progress
from ...jobs.sentences import error_sentence
from ...services.clock import local_text
from ...services.tasks import Task
from ...services.translation import sentence, tr
from ...store.attachments import Attachments, Finding
from ..panel import Workbench, icon
from ..shared.ask import ask
from ..shared.pages import StatePages
from ..shared.pick import ObjectPick
from .content import Piece, Shown, Thumbnails, read_object
from .copies import Copies, copy_file
from .details import kind_title
from .face import Face
from .folder_dialog import FolderDialog
from .on_map import PhotoMark

ATTACHES = frozenset({"clerk", "grid_worker", "dispatcher", "handler", "verifier", "manager"})
"""The roles that may attach; managers may remove, too."""
_PIECE = Qt.ItemDataRole.UserRole
_LARGEST = 100_000  # megabytes


class AttachmentsWidget(StatePages):
    """Shows what `show_object` names, or the object that is clicked while the button Pick is down."""

    def __init__(self, workbench: Workbench):
        self._workbench = workbench
        self.face = Face()
        super().__init__(self.face)
        self.setObjectName("CivicGrid.attachments")
        self.setAcceptDrops(True)
        self._object: tuple[str, int] | None = None
        self._shown: Shown | None = None
        self._dialog: FolderDialog | None = None
        self._copies = Copies()
        self._thumbnails = Thumbnails(workbench.tasks, self)
        self._thumbnails.made.connect(self._picture)
        canvas = workbench.iface.mapCanvas()
        self._mark = PhotoMark(canvas)
        self._tool = ObjectPick(workbench, OBJECTS)
        self._tool.picked.connect(self.show_object)
        self._tool.missed.connect(lambda: workbench.say(tr("No object of the store lies here.")))
        self._tool.setAction(self.face.picking)
        self.destroyed.connect(self._tool.deleteLater)
        self._connect()
        session = workbench.session
        session.opened.connect(self._begin)
        session.closed.connect(self._begin)
        session.closed.connect(self._copies.close)
        self.destroyed.connect(self._copies.close)
        self._begin()

    def _connect(self) -> None:
        face = self.face
        for signal, does in (
            (face.picking.triggered, self.begin_pick),
            (face.add.clicked, self.choose_files),
            (face.folder.triggered, self.attach_folder),
            (face.again.triggered, self.reload),
            (face.check.triggered, self.check_all),
            (face.limit.triggered, self.choose_limit),
            (face.root.triggered, self.choose_root),
            (face.choose_root.clicked, self.choose_root),
            (face.list.currentItemChanged, self._show_current),
            (face.list.itemActivated, self.open_current),
            (face.details.opened, self.open_current),
            (face.details.saved, self.save_current),
            (face.details.located, self.locate_current),
            (face.details.removed, self.remove_current),
        ):
            signal.connect(lambda *_, does=does: does())
        face.details.noted.connect(self._change_note)

    # what is shown

    def show_object(self, table: str, key: int) -> None:
        """Show the attachments of a row; for the map's clicks and for other panels."""
        problem = check_owner(table)
        if problem:
            self._workbench.say(sentence(problem), Qgis.MessageLevel.Warning)
            return
        self._object = table, key
        self.face.message.hide()
        self.reload()

    def reload(self) -> None:
        """Read the object's attachments again; what is chosen stays chosen."""
        if self._object is None or self._workbench.session.store is None:
            return
        store, wanted = self._workbench.session.store, self._object
        if self._shown is None:
            self.show_loading()

        def current() -> bool:
            return self._workbench.session.store is store and self._object == wanted

        def done(found: Shown) -> None:
            if current():
                self._show(found)

        def failed(error: BaseException) -> None:
            if current():
                self._shown = None
                self.show_error(error_sentence(error), self.reload)

        self._workbench.in_store(tr("Read the attachments"), lambda store: read_object(store, *wanted), done, failed)

    def _begin(self) -> None:
        """Another store, or none: what was shown is no longer ours to show."""
        self._object = self._shown = None
        self._thumbnails.stop()
        self._mark.clear()
        self._workbench.iface.mapCanvas().unsetMapTool(self._tool)
        self.face.list.clear()
        self._close_dialog()
        if self._workbench.session.store is None:
            self.show_empty(tr("No database is open."), tr("Connect …"), self._workbench.connect_store)
        else:
            text = tr("Click an object on the map to see its photos, scans and recordings, and to attach more.")
            self.show_empty(text, tr("Pick on the map"), self.begin_pick)

    def _show(self, found: Shown) -> None:
        chosen = self._current()
        self._shown = found
        title = tr("{kind}: {title} ({count})")
        self.face.title.setText(title.format(kind=found.kind, title=found.title, count=len(found.pieces)))
        roles = self._workbench.session.account.roles
        self.face.add.setEnabled(bool(roles & ATTACHES) and found.has_root)
        self.face.note.setVisible(self.face.add.isEnabled())
        manages = "manager" in roles
        self.face.banner.setVisible(not found.has_root)
        self.face.choose_root.setVisible(not found.has_root and manages)
        self.face.limit.setVisible(manages)
        self.face.root.setVisible(manages and self._workbench.session.store.engine == "postgis")
        self._mark.clear()
        self.face.list.clear()
        zone = self._workbench.session.store.zone
        for piece in found.pieces:
            one = piece.attached
            at = local_text(one.taken_at or one.created_at, zone)
            mark = "⚠ " if one.state else ""
            item = QListWidgetItem(
                icon(_kind_icon(one.kind)), f"{mark}{kind_title(one.kind)}\n{at.replace(' ', chr(10))}", self.face.list
            )
            item.setData(_PIECE, piece)
            item.setToolTip(one.file_name)
            if chosen is not None and one.id == chosen.attached.id:
                self.face.list.setCurrentItem(item)
        self.face.hint.setVisible(not found.pieces and self.face.add.isEnabled())
        self._show_current()
        self._thumbnails.start(found.pieces)
        self.show_content()

    def _picture(self, key: int, image: QImage) -> None:
        for row in range(self.face.list.count()):
            item = self.face.list.item(row)
            if item.data(_PIECE).attached.id == key:
                item.setIcon(QIcon(QPixmap.fromImage(image)))

    def _current(self) -> Piece | None:
        item = self.face.list.currentItem()
        return item.data(_PIECE) if item is not None else None

    def _show_current(self) -> None:
        piece, session = self._current(), self._workbench.session
        self._mark.clear()
        if session.store is None:
            self.face.details.hide()
            return
        self.face.details.show_piece(piece, session.store.zone, "manager" in session.account.roles)
        if piece is not None and piece.attached.geom is not None:
            self._mark.show(piece, QgsCoordinateReferenceSystem(session.store.crs))

    def begin_pick(self) -> None:
        """Take the next clicks on the map for objects."""
        canvas = self._workbench.iface.mapCanvas()
        if canvas.mapTool() is self._tool:
            canvas.unsetMapTool(self._tool)
        else:
            canvas.setMapTool(self._tool)

    # files come

    def dragEnterEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Take files of this computer."""
        if self._workbench.session.store is not None and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Everywhere over the panel."""
        event.acceptProposedAction()

    def dropEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Attach what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)  # a move would have the file manager delete the originals
        event.accept()
        self.take(_dropped(event.mimeData()))

    def choose_files(self) -> None:
        """Ask for files and attach them."""
        names = {kind: " ".join(f"*.{ending}" for ending in endings) for kind, endings in accepted_endings().items()}
        accepted = tr("Photos, scans, recordings, documents") + f" ({' '.join(names[kind] for kind in KINDS)})"
        files, _ = QFileDialog.getOpenFileNames(self, tr("Add files"), "", accepted)
        if files:
            self.take([Path(file) for file in files])

    def take(self, paths: Sequence[Path]) -> None:
        """Attach files to the object that is shown; a folder is asked about first, whatever is shown."""
        session, wanted = self._workbench.session, self._object
        if session.store is None:
            return
        if not session.account.roles & ATTACHES:
            self._workbench.say(tr("This account may look at attachments, but not attach any."))
            return
        folders = [path for path in paths if path.is_dir()]
        files = [path for path in paths if not path.is_dir()]
        if folders:
            self.attach_folder(folders[0])
        if not files:
            return
        if wanted is None or self._shown is None:
            self._workbench.say(tr("Click the object first that the files belong to."))
            return
        if not self._shown.has_root:
            self._report(tr("This store has no media folder yet, so that no file can be attached."))
            return
        store, note = session.store, self.face.note.text()
        self.face.add.setEnabled(False)
        self._report(tr("Attaching {count} files …").format(count=len(files)))

        def work(task: Task) -> list[Outcome]:
            with store.released():
                progress = Progress(task.is_canceled, task.set_progress)
                return attach_files(store, *wanted, files, note=note, progress=progress)

        def done(outcomes: list[Outcome]) -> None:
            self.face.note.clear()
            self._report(told(outcomes))
            self.reload()

        def failed(error: BaseException) -> None:
            self._report(error_sentence(error))
            self.reload()

        task = self._workbench.tasks.start(tr("Attach files"), work, done, failed)
        task.stopped.connect(self._cancelled)

    def _cancelled(self) -> None:
        self._report(tr("Cancelled; nothing was attached"))
        self.reload()

    def attach_folder(self, folder: Path | None = None) -> None:
        """Ask by which rule the files of a folder find their objects."""
        if folder is None:
            chosen = QFileDialog.getExistingDirectory(self, tr("Attach a folder"))
            if not chosen:
                return
            folder = Path(chosen)
        self._close_dialog()
        table = self._object[0] if self._object else OBJECTS[0]
        self._dialog = FolderDialog(self._workbench, folder, table, self)
        self._dialog.attached.connect(self.reload)
        self._dialog.show()

    def _close_dialog(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()

    # what is done with one

    def open_current(self) -> None:
        """Open a read-only copy with the system's viewer."""
        piece = self._current()
        if piece is not None:
            self._workbench.in_store(
                tr("Copy an attachment"),
                lambda _: self._copies.make(piece),
                lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
                self._workbench.say_error,
            )

    def save_current(self) -> None:
        """Ask where to, and write a copy."""
        piece = self._current()
        if piece is None:
            return
        target, _ = QFileDialog.getSaveFileName(self, tr("Save a copy"), safe_name(piece.attached.file_name))
        if target:
            self._workbench.in_store(
                tr("Copy an attachment"),
                lambda _: copy_file(piece, Path(target)),
                lambda _: self._report(tr("Saved as {path}.").format(path=target)),
                self._workbench.say_error,
            )

    def locate_current(self) -> None:
        """Go to where a photo was taken."""
        piece = self._current()
        if piece is not None and piece.attached.geom is not None:
            self._mark.go_to(piece, QgsCoordinateReferenceSystem(self._workbench.session.store.crs))

    def remove_current(self) -> None:
        """Ask, and remove for good."""
        piece = self._current()
        if piece is None:
            return
        text = tr("Remove “{file}” from this object? The audit log keeps who did it; the stored file goes, too, unless "
                  "another object has it.")  # fmt: skip
        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        choices = {yes: tr("Remove"), no: tr("Keep")}
        if ask(self, tr("Attachments"), text.format(file=piece.attached.file_name), choices, no) == yes:
            self._change(lambda store: Attachments(store).remove(piece.attached.id), tr("Removed."))

    def _change_note(self, note: str) -> None:
        piece = self._current()
        if piece is not None:
            self._change(lambda store: Attachments(store).set_note(piece.attached.id, note), tr("Note changed."))

    def _change(self, work, said: str) -> None:
        def done(_value: object) -> None:
            self._report(said)
            self.reload()

        self._workbench.in_store(tr("Change the attachments"), work, done, self._workbench.say_error)

    # settings and the check

    def choose_root(self) -> None:
        """Ask a manager for the media folder of a server's store."""
        folder = QFileDialog.getExistingDirectory(self, tr("Media folder, the same for everybody"))
        if folder:
            self._change(lambda store: Attachments(store).set_root(folder), tr("The media folder is set."))

    def choose_limit(self) -> None:
        """Ask a manager how large a file may be."""
        store = self._workbench.session.store
        if store is None:
            return
        label = tr("The largest file that is accepted, in MB")
        limit, yes = QInputDialog.getInt(self, tr("Largest file"), label, Attachments(store).limit_mb, 1, _LARGEST)
        if yes:
            self._change(lambda store: Attachments(store).set_limit_mb(limit), tr("The limit is set."))

    def check_all(self) -> None:
        """Read every attached file of the store and say which are missing or altered."""
        store = self._workbench.session.store
        if store is None:
            return
        self._report(tr("Checking every attached file …"))

        def work(task: Task) -> list[Finding]:
            with store.released():
                progress = Progress(task.is_canceled, task.set_progress)
                return Attachments(store).check(progress=lambda share: progress.step(100 * share))

        task = self._workbench.tasks.start(
            tr("Check every attached file"), work, self._tell_check, self._workbench.say_error
        )
        task.stopped.connect(lambda: self._report(tr("The check was cancelled.")))

    def _tell_check(self, found: list[Finding]) -> None:
        missing = sum(one.what == "missing" for one in found)
        if not found:
            self._report(tr("Every attached file is there and unaltered."))
            return
        text = tr("{missing} attached files are missing, {altered} altered.")
        self._report(text.format(missing=missing, altered=len(found) - missing))

    def _report(self, text: str) -> None:
        self.face.message.setText(text)
        self.face.message.show()


def _dropped(data) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _kind_icon(kind: str) -> str:
    known = next((one for one in KINDS if kind.startswith(one)), "document")
    return f"kind_{known}"
