"""QGIS's search (Ctrl+K) for places and things of the store: prefix ``civ`` (QGIS wants three letters of a plugin)."""

import re

from qgis.core import QgsApplication, QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from ..services.log import logger
from ..services.translation import tr
from ..store import StoreError
from ..store.errors import StoreStopped
from .panel import Workbench

PREFIX = "civ"
PERSONS_PREFIX = "ren"
"""Residents are searched for by a filter of their own (`locator_persons`), never in passing."""

_PERSON = re.compile("[㐀-鿿·•]{2,15}|[0-9]{7,17}[0-9Xx]")
SHORTEST = 2
KINDS = {
    "room": "Rooms",
    "event": "Events",
    "grid": "Grids",
    "area": "Areas",
    "building": "Buildings",
    "organisation": "Organisations",
    "facility": "Facilities",
    "camera": "Cameras",
    "sensor": "Sensors",
    "component": "Components",
    "road": "Roads",
}


class StoreLocatorFilter(QgsLocatorFilter):
    """Finds what `store.finder` finds; a click goes there and makes it flash."""

    def __init__(self, workbench: Workbench):
        super().__init__()
        self._workbench = workbench
        self.setUseWithoutPrefix(True)

    def clone(self) -> "StoreLocatorFilter":
        """A copy for the search's own thread."""
        return StoreLocatorFilter(self._workbench)

    def name(self) -> str:
        """A name that is the same in every language."""
        return "civicgrid"

    def displayName(self) -> str:  # noqa: N802 (QGIS's name)
        """What the search's settings call it."""
        return tr("CivicGrid: places and things")

    def prefix(self) -> str:
        """What is typed to ask only here."""
        return PREFIX

    def priority(self) -> QgsLocatorFilter.Priority:
        """After QGIS's own layers and features."""
        return QgsLocatorFilter.Priority.Medium

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:  # noqa: N802
        """Search, kind by kind, so that a search that is no longer wanted ends at once; runs in a thread."""
        from ..store.finder import KINDS as ORDER
        from ..store.finder import find_by_kind

        store = self._workbench.session.store
        if store is None or len(text.strip()) < SHORTEST:
            return
        none = True
        try:
            with store.released(), store.stoppable(feedback.isCanceled):
                for kind in ORDER:
                    for found in find_by_kind(store, text, (kind,)).values():
                        # In the heading: QGIS sorts a group by its letters, and chooses its first line.
                        group = f"{tr(KINDS[kind])} {say_more()}" if found.more else tr(KINDS[kind])
                        for one in found.hits:
                            if feedback.isCanceled():
                                return
                            result = QgsLocatorResult(self, one.title, one)
                            result.description = one.detail
                            result.group = group
                            self.resultFetched.emit(result)
                            none = False
            if none and self._may_mean_a_person(text):
                # An empty box would say that nobody of the name is there, though residents were not asked for.
                said = tr("No place or thing. For residents type “{prefix}” and a space first.")
                result = QgsLocatorResult(self, said.format(prefix=PERSONS_PREFIX), None)
                result.icon = QgsApplication.getThemeIcon("/mIconInfo.svg")
                result.group = tr("Residents")
                self.resultFetched.emit(result)
        except StoreStopped:
            return
        except StoreError as error:
            logger.warning(str(error))
        except Exception as error:  # the search's thread ends QGIS with what leaves it
            logger.error("the search failed", exc_info=error)

    def _may_mean_a_person(self, text: str) -> bool:
        """Whether a text looks like a name, or a number of a person, and this account may search for residents."""
        from ..store.residents.people import SEARCH_ROLES

        account = self._workbench.session.account
        named = _PERSON.fullmatch(text.strip()) is not None
        return named and account is not None and bool(account.roles.intersection(SEARCH_ROLES))

    def triggerResult(self, result: QgsLocatorResult) -> None:  # noqa: N802 (QGIS's name)
        """Go to a hit."""
        from .shared.visit import visit

        if found := user_data(result):
            visit(self._workbench, found)


def say_more() -> str:
    """What is said of a kind that has more hits than are shown."""
    return tr("… and more: type more")


def user_data(result: QgsLocatorResult):
    """QGIS 3.40 made ``userData`` a method where it was a property."""
    return result.userData() if callable(result.userData) else result.userData
