"""Who works at this workstation, and its lock; made once by the desk."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from qgis.core import Qgis, QgsDataSourceUri
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QWidget

from ...jobs.sentences import error_sentence
from ...maps.project import remove_project
from ...services import pin
from ...services.authentication import (
    AuthenticationError,
    change_password,
    forget_password,
    keep_password,
    open_authentication,
)
from ...services.translation import tr
from ...store import AccessDenied, PostgresUri, Store, StoreNotFound, parse_database
from ...store.access import Access, Account
from ...store.audit import Audit
from ...store.postgis.engine import stored_connection
from ..connect.opening import Opening
from ..panel import Workbench, icon
from ..shared.roles import role_names
from .gate import PinGate
from .lock import IdleWatch, LockScreen
from .persons import KnownPersons, Person, database_for, place_of

Failed = Callable[[BaseException], object]
Done = Callable[[], object]


class Workstation(QObject):
    """Changes the person, locks and unlocks; ``actions`` are for menus. `close` takes everything back."""

    def __init__(self, workbench: Workbench, opening: Opening):
        super().__init__()
        self._workbench, self._opening, self._session = workbench, opening, workbench.session
        self._known = KnownPersons(workbench.settings)
        self._gates: dict[str, PinGate] = {}
        self._temporary: set[str] = set()
        self.lock_screen: LockScreen | None = None
        self._change = self._action("change-person", tr("Change person …"), self.change_person)
        self._lock = self._action("lock", tr("Lock"), self.lock)
        self._password = self._action("accounts", tr("Change my password …"), self.change_my_password)
        self.actions = [self._change, self._lock, self._password]
        self._idle = IdleWatch(workbench.settings.lock_minutes.value, self._lock_when_idle, time.monotonic)
        self._session.opened.connect(self._greet)
        self._session.closed.connect(self._left)
        self._offer()

    def close(self) -> None:
        """Unlock, forget temporary sign-ins, take the actions away."""
        self._session.opened.disconnect(self._greet)
        self._session.closed.disconnect(self._left)
        self._idle.close()
        self._release()
        self._forget_temporary("")
        for action in self.actions:
            action.deleteLater()
        self.deleteLater()

    @property
    def in_file(self) -> bool:
        """Whether the open store is a file, which has no sign-in."""
        return self._session.store is not None and self._session.store.engine == "gpkg"

    @property
    def present(self) -> Account | None:
        """Who is signed in."""
        return self._session.account

    # Changing the person

    def change_person(self, parent: QWidget | None = None) -> None:
        """Ask who works here from now on, and let that person sign in; the present one stays until then."""
        from .dialog import PersonDialog

        if self._session.store is None:
            return
        window = parent or self._workbench.iface.mainWindow()
        dialog = PersonDialog(self, window, self.lock_screen is not None)
        dialog.exec()
        if not sip.isdeleted(dialog):
            dialog.deleteLater()

    def list_persons(self, done: Callable[[Sequence[Person]], object], failed: Failed) -> None:
        """Hand over who may be chosen: a file's active accounts, or those who have signed in here."""
        place = place_of(self._session.database)
        if not self.in_file:
            done(self._known.at(place))
            return

        def read(store: Store) -> list[Person]:
            found = store.read("app_user", ["login", "name"], where={"active": True}, order_by=["name"])
            persons = [Person(place, *row) for row in zip(found["login"], found["name"], strict=True)]
            alone = any(not person.login for person in persons)
            return persons if alone else [*persons, Person(place, "", tr("Single operator"))]

        self._workbench.in_store(tr("Read accounts"), read, done, failed)

    def sign_in(self, person: Person, arrived: Done, failed: Failed) -> None:
        """Open the store anew as a known person; the present one stays when that fails."""
        if not self.in_file and person.authcfg:
            open_authentication()
        self._open(person.database, arrived, failed)

    def sign_in_anew(self, login: str, password: str, keep: bool, arrived: Done, failed: Failed) -> None:
        """Open the store anew by login and password, which are kept here, or only until the person leaves.

        Raises AuthenticationError when QGIS's authentication database is not to be had.
        """
        place = place_of(self._session.database)
        authcfg = keep_password(f"CivicGrid: {login}", login, password)
        if not keep:
            self._temporary.add(authcfg)

        def well() -> None:
            if keep:
                account = self._session.account
                self._remember(Person(place, account.login, account.name, authcfg, made=True))
            arrived()

        def wrong(error: BaseException) -> None:
            self._temporary.discard(authcfg)
            forget_password(authcfg)
            failed(error)

        self._open(database_for(place, login, authcfg), well, wrong)

    def forget(self, person: Person) -> None:
        """Take a person off the list, with the password and the PIN that were kept for them."""
        self._known.forget(person)
        pin.forget(pin.owner(self._session.store.uid, person.login))
        if person.made:
            forget_password(person.authcfg)

    def _open(self, database: str, arrived: Done, failed: Failed) -> None:
        if self._opening.busy:
            failed(AccessDenied(tr("A database is being opened already: try again in a moment.")))
            return

        def done() -> None:
            self._release()
            self._workbench.in_store(tr("Write the audit log"), lambda store: Audit(store).write("sign_in"))
            arrived()

        def wrong(error: BaseException) -> None:
            if isinstance(error, StoreNotFound) and not self.in_file:
                # To a login without any right the schema is not even there.
                error = AccessDenied(tr("This login has no active account in this database."))
            failed(error)

        self._opening.open(database, done=done, failed=wrong)

    def _greet(self) -> None:
        """Somebody has signed in, by whichever way."""
        session, uri = self._session, parse_database(self._session.database)
        if isinstance(uri, PostgresUri):
            self._forget_temporary(uri.authcfg)
            place = place_of(session.database)
            if uri.authcfg in self._temporary:
                self._unsettle(place)
            else:
                known = self._known.find(place, session.account.login)
                made = known is not None and known.made and known.authcfg == uri.authcfg
                self._remember(Person(place, session.account.login, session.account.name, uri.authcfg, made))
        elif session.store.operator is None:
            self._ask_who()
        self._offer()

    def _ask_who(self) -> None:
        """A file in which accounts are kept, and nobody is chosen: its log could not name the person."""
        store = self._session.store

        def found(accounts: int) -> None:
            if accounts and store is self._session.store:
                self._workbench.say(tr("Several people work in this file: choose who works now under “Change person”."))

        def count(store: Store) -> int:
            return sum(bool(login) for login in store.read("app_user", ["login"], where={"active": True})["login"])

        self._workbench.in_store(tr("Read accounts"), count, found)

    def _left(self) -> None:
        if self._temporary:
            # Layers whose sign-in is gone would have QGIS ask for another one.
            remove_project(self._workbench.project)
        self._forget_temporary("")
        self._release()
        self._offer()

    def _remember(self, person: Person) -> None:
        known = self._known.find(person.place, person.login)
        if known is not None and known.made and known.authcfg != person.authcfg:
            if not person.authcfg:
                # Came by the connection's own sign-in: what was kept for the person stays the one to use.
                person = replace(person, authcfg=known.authcfg, made=True)
            else:
                forget_password(known.authcfg)
        self._known.remember(person)

    def _unsettle(self, place: str) -> None:
        """A temporary sign-in is nothing to begin with when QGIS starts next."""
        settings, database = self._workbench.settings, self._session.database
        settings.database.setValue(place)
        recent = [known for known in settings.recent.value() if known not in {database, place}]
        settings.recent.setValue([place, *recent])

    def _forget_temporary(self, present: str) -> None:
        for authcfg in self._temporary - {present}:
            forget_password(authcfg)
        self._temporary &= {present}

    # The lock

    def gate(self, login: str) -> PinGate | None:
        """The gate of a person's PIN at this workstation, None for those who have none."""
        whose = pin.owner(self._session.store.uid, login)
        kept = pin.kept(whose)
        known = self._gates.get(whose)
        if not kept:
            return None
        if known is None or known.kept != kept:
            self._gates[whose] = known = PinGate(kept)
        return known

    def lock(self) -> None:
        """Lock the screen; a person who has no PIN yet chooses one first."""
        if self._session.store is None or self.lock_screen is not None:
            return
        gate = self.gate(self.present.login) or self._choose_pin()
        if gate is None:
            return
        window = self._workbench.iface.mainWindow()
        account = self.present
        name = account.name or tr("Single operator")
        roles, now = role_names(account.roles), self._session.local_now
        self.lock_screen = LockScreen(window, name, roles, gate, self.change_person, now)
        self.lock_screen.accepted.connect(self._release)
        self.lock_screen.lock()

    def _lock_when_idle(self) -> None:
        if self._session.store is None or self.lock_screen is not None:
            return
        if self.gate(self.present.login) is None:
            text = tr("The workstation was not locked: {name} has no PIN here. Choose one by locking it once.")
            name = self.present.name or tr("Single operator")
            self._workbench.say(text.format(name=name), Qgis.MessageLevel.Warning)
            return
        self.lock()

    def _choose_pin(self) -> PinGate | None:
        from .secrets import NewSecret

        whose = pin.owner(self._session.store.uid, self.present.login)

        def take(text: str) -> str:
            try:
                pin.keep(whose, text)
            except AuthenticationError as error:
                return str(error)
            return ""

        says = tr("Choose a PIN of {least} to {most} digits. It unlocks this workstation only; it signs nobody in.")
        says = says.format(least=pin.SHORTEST, most=pin.LONGEST)
        dialog = NewSecret(tr("PIN"), says, tr("New PIN"), take, self._workbench.iface.mainWindow())
        chosen = dialog.exec()
        dialog.deleteLater()
        return self.gate(self.present.login) if chosen else None

    def _release(self) -> None:
        if self.lock_screen is not None:
            screen, self.lock_screen = self.lock_screen, None
            screen.release()

    # One's own password

    def change_my_password(self) -> None:
        """Ask for another password and give it to the server; only its verifier leaves this program."""
        from .secrets import NewSecret

        def take(text: str) -> None:
            def done(_result: object) -> None:
                dialog.accept()
                self._keep_changed(text)

            def failed(error: BaseException) -> None:
                dialog.finish(error_sentence(error))

            self._workbench.in_store(
                tr("Change my password …"), lambda store: Access(store).change_own_password(text), done, failed
            )

        says = tr("The new password of {login} on the server. It is stored by nobody but the server, as a verifier.")
        says = says.format(login=self.present.login)
        window = self._workbench.iface.mainWindow()
        dialog = NewSecret(tr("Change my password"), says, tr("New password"), take, window)
        dialog.exec()
        dialog.deleteLater()

    def _keep_changed(self, password: str) -> None:
        """Let the kept sign-in follow, so that the next connection is not refused."""
        uri = parse_database(self._session.database)
        authcfg = uri.authcfg or QgsDataSourceUri(stored_connection(uri)).authConfigId()
        try:
            if authcfg:
                change_password(authcfg, password)
                self._workbench.say(tr("The password was changed."), Qgis.MessageLevel.Success)
                return
        except AuthenticationError as error:
            self._workbench.say_error(error)
        text = tr("The password was changed on the server; what is stored with the connection is still the old one.")
        self._workbench.say(text, Qgis.MessageLevel.Warning)

    def _action(self, name: str, text: str, does: Callable[[], object]) -> QAction:
        action = QAction(icon(name), text, self)
        action.setObjectName(f"CivicGrid.workstation.{name}")
        action.triggered.connect(lambda _=False: does())
        return action

    def _offer(self) -> None:
        open_ = self._session.store is not None
        self._change.setEnabled(open_)
        self._lock.setEnabled(open_)
        self._password.setEnabled(open_ and not self.in_file)
        self._password.setVisible(not self.in_file)
