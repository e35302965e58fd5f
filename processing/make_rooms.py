"""``civicgrid:makerooms``: the rooms of many buildings by a pattern."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import sentence, tr
from .base import CivicGridAlgorithm

_MOST_SAID = 20
_LONGEST_RANGE = 1_000_000
_ID = "id"


class MakeRooms(CivicGridAlgorithm):
    """Takes the buildings by id or from a layer of the store's."""

    NAME = "makerooms"
    TITLE = "Make rooms by a pattern"
    GROUP = "people"
    HELP = (
        "Makes the rooms of buildings by a pattern: units × floors × rooms a floor, and what differs.\n"
        "Buildings are named by IDS (1,2,10-20), or by a layer of the database's buildings that has their id; when "
        "neither is given, all buildings without rooms are meant.\n"
        "PATTERN is one line, such as 3x11x4 skip=4,14 basement=1x2 floors=1F:3,12F:2 merge=5F:3+4. After units × "
        "floors × rooms come, where wanted: number= the number of the first room as an example (101, 0101, 1-101, "
        "A101, 101室, 1-1, 1); unit= the name of the first unit (1, A, 甲, - for none); count= where the count of "
        "rooms begins anew (landing, floor, unit, building); skip= floors left out: the floor above 3 is labelled 5 "
        "when 4 is skipped, and a room's floor is its label; skiproom= rooms left out (4, *4 for all that end in 4); "
        "basement= basements × rooms; ground= rooms of the whole first floor and their use (6:shop; 0 for pillars); "
        "floors= floors with another number of rooms; merge= rooms that are one; duplex= floors whose rooms reach "
        "into the next; use= the use of the rooms. farmyard makes one room with the number of the door.\n"
        "Rooms that are there stay. A room that is there on another floor or in another writing is reported and not "
        "made. REPLACE takes away rooms that are not in the pattern and on which nothing hangs; on a server only a "
        "manager may. Storeys, basements and units of a building are filled where they are empty, and its class "
        "follows from its rooms. All or nothing: when it is cancelled or fails, nothing of it is left."
    )

    BUILDINGS = "BUILDINGS"
    IDS = "IDS"
    PATTERN = "PATTERN"
    REPLACE = "REPLACE"
    MADE = "MADE"
    THERE = "THERE"
    CONFLICTS = "CONFLICTS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(QgsProcessingParameterString(self.PATTERN, tr("Pattern"), "3x6x2"))
        self.addParameter(QgsProcessingParameterString(self.IDS, tr("Ids of buildings"), optional=True))
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                self.BUILDINGS, tr("Buildings of the database"), [QgsProcessing.SourceType.TypeVector], optional=True
            )
        )
        self.addParameter(QgsProcessingParameterBoolean(self.REPLACE, tr("Take unused other rooms away"), False))
        for name, text in (
            (self.MADE, tr("Number of rooms made")),
            (self.THERE, tr("Number of rooms that were there")),
            (self.CONFLICTS, tr("Number of conflicts")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.domain.rooms.line import parse_pattern
        from ..plugin.jobs.progress import Cancelled, Progress
        from ..plugin.jobs.rooms import make_rooms
        from ..plugin.store.rooms import buildings_without_rooms

        pattern = parse_pattern(self.parameterAsString(parameters, self.PATTERN, context))
        named = self._ids(parameters, context)
        store = self.store(parameters, context)
        ids = buildings_without_rooms(store) if named is None else named
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        replace = self.parameterAsBool(parameters, self.REPLACE, context)
        try:
            made = make_rooms(store, ids, pattern, replace=replace, progress=progress)
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; no room was made")) from error
        text = tr("{count} rooms were made in {buildings} buildings.")
        feedback.pushInfo(text.format(count=f"{len(made.ids):,}", buildings=f"{len(made.buildings):,}"))
        for conflict in made.conflicts[:_MOST_SAID]:
            text = tr("Building {number}: {problem}")
            feedback.pushWarning(text.format(number=conflict.building, problem=sentence(conflict.problem)))
        if len(made.conflicts) > _MOST_SAID:
            feedback.pushWarning(tr("and {count} more").format(count=len(made.conflicts) - _MOST_SAID))
        return {self.MADE: len(made.ids), self.THERE: made.there, self.CONFLICTS: len(made.conflicts)}

    def _ids(self, parameters, context):
        """The named buildings, None for those without rooms; read before the store is opened beside the layer."""
        text = self.parameterAsString(parameters, self.IDS, context)
        source = self.parameterAsSource(parameters, self.BUILDINGS, context)
        if source is None and not text.strip():
            return None
        ids = _numbers(text)
        if source is not None:
            if source.fields().lookupField(_ID) < 0:
                raise QgsProcessingException(tr("The layer of buildings has no field {name}.").format(name=_ID))
            ids += [int(feature[_ID]) for feature in source.getFeatures()]
        return list(dict.fromkeys(ids))


def _numbers(text):
    """Ids in a text such as 1,2,10-20; raises QgsProcessingException."""
    found = []
    for part in filter(None, (part.strip() for part in text.replace("，", ",").split(","))):
        first, _, last = part.partition("-")
        last = last or first
        numbers = first.strip().isdigit() and last.strip().isdigit()
        if not numbers or not 0 <= int(last) - int(first) < _LONGEST_RANGE:
            raise QgsProcessingException(tr("“{text}” is no id of a building, such as 12 or 10-20.").format(text=part))
        found += range(int(first), int(last) + 1)
    return found
