"""QGIS's search (Ctrl+K) for residents, masked: prefix ``ren``; each finished text is one line in the audit log."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from ..domain.person import check_search_text
from ..jobs.sentences import error_sentence
from ..services.keys import Keyring, find_keys, keys_are_at_hand
from ..services.translation import sentence, tr
from .locator import PERSONS_PREFIX, user_data
from .panel import Workbench

if TYPE_CHECKING:
    from ..store.residents.person_finder import FoundPersons

_PAUSE = 900  # milliseconds without a key: then a text counts as finished
_KEPT, _FRESH = 8, 120.0  # answers that are not asked for again, for so many seconds
_UNLOCK = "unlock"


@dataclass
class _Shared:
    """What the filter and its copies in the threads have in common."""

    keys: dict[str, Keyring] = field(default_factory=dict)
    answers: OrderedDict[tuple, tuple[float, "FoundPersons"]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def answer(self, asked: tuple) -> "FoundPersons | None":
        """An answer that was given a moment ago: QGIS asks again whenever its box is opened."""
        with self.lock:
            at, found = self.answers.get(asked, (0.0, None))
            return found if found is not None and monotonic() - at < _FRESH else None

    def keep(self, asked: tuple, found: "FoundPersons") -> None:
        """Keep an answer for a moment."""
        with self.lock:
            self.answers[asked] = monotonic(), found
            while len(self.answers) > _KEPT:
                self.answers.popitem(last=False)

    def forget(self) -> None:
        """Another store, another person, or none."""
        with self.lock:
            self.answers.clear()
            self.keys.clear()


class PersonLocatorFilter(QgsLocatorFilter):
    """Finds residents by name, pinyin, number or phone (`store.residents.person_finder`); never without its prefix."""

    def __init__(self, workbench: Workbench, shared: _Shared | None = None):
        super().__init__()
        self._workbench = workbench
        self._shared = shared or _Shared()
        self.setUseWithoutPrefix(False)
        self.setFetchResultsDelay(_PAUSE)
        if shared is None:
            workbench.session.opened.connect(self._shared.forget)
            workbench.session.leaving.connect(self._shared.forget)

    def clone(self) -> "PersonLocatorFilter":
        """A copy for the search's own thread."""
        return PersonLocatorFilter(self._workbench, self._shared)

    def name(self) -> str:
        """A name that is the same in every language."""
        return "civicgrid_persons"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """What the search's settings call it."""
        return tr("CivicGrid: residents (audited)")

    def prefix(self) -> str:
        """What is typed to ask here."""
        return PERSONS_PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        """After places."""
        return QgsLocatorFilter.Priority.Low

    def prepare(self, text: str, context: QgsLocatorContext) -> list[str]:
        """Fetch the search key, on the main thread, where that asks nobody for a password."""
        store = self._workbench.session.store
        wanted = store is not None and context.usingPrefix and not check_search_text(text)
        if wanted and store.uid not in self._shared.keys and keys_are_at_hand():
            self._unlock()
        return []

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:  # noqa: N802
        """Search once; whatever stands in the way becomes one line. Runs in a thread."""
        from ..store.residents.people import check_search_roles
        from ..store.residents.person_finder import find_persons

        store, account = self._workbench.session.store, self._workbench.session.account
        # QGIS lets the user ask every filter without its prefix; a search of residents is never made in passing.
        if store is None or account is None or not context.usingPrefix or not text.strip():
            return
        try:
            check_search_roles(account.roles)
            if problem := check_search_text(text):
                self._line(sentence(problem))
                return
            keys = self._shared.keys.get(store.uid)
            if keys is None:
                self._line(tr("The search key is locked: choose this line to unlock it, then search again."), _UNLOCK)
                return
            asked = (store.uid, account.id, text.strip().casefold())
            found = self._shared.answer(asked)
            if found is None:
                if feedback.isCanceled():
                    return
                with store.released():
                    found = find_persons(store, keys, text)
                self._shared.keep(asked, found)
            self._tell(found, feedback)
        except Exception as error:  # the search's thread ends QGIS with what leaves it
            self._line(error_sentence(error))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802 (QGIS's name)
        """Open a person and go to where they live."""
        from .shared.visit import visit_person

        found = user_data(result)
        if found == _UNLOCK:
            self._unlock(aloud=True)
        elif found:
            visit_person(self._workbench, found)

    def _unlock(self, *, aloud: bool = False) -> None:
        store = self._workbench.session.store
        try:
            self._shared.keys[store.uid] = find_keys(store.uid).search_only()
        except Exception as error:  # said in the results, too, where nobody has asked for the key
            if aloud:
                self._workbench.say_error(error)

    def _tell(self, found: "FoundPersons", feedback: QgsFeedback) -> None:
        from .shared.found_person import how_many, person_place, person_title

        for one in found.persons:
            if feedback.isCanceled():
                return
            result = QgsLocatorResult(self, person_title(one), one)
            result.description = person_place(one)
            result.group = tr("Residents")
            self.resultFetched.emit(result)
        if said := how_many(found):
            self._line(said)

    def _line(self, text: str, action: str = "") -> None:
        result = QgsLocatorResult(self, text, action)
        result.icon = QgsApplication.getThemeIcon("/mIconInfo.svg")
        result.group = tr("Residents")
        self.resultFetched.emit(result)
