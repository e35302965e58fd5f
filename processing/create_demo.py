"""``civicgrid:createdemo``: a living sub-district in an empty database."""

import json
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm

_FEWEST, _MOST = 200, 2_000_000


class CreateDemo(CivicGridAlgorithm):
    """Builds the demo town; a database that is not there yet is made for it."""

    NAME = "createdemo"
    TITLE = "Create the demo town"
    GROUP = "store"
    HELP = (
        "Fills an empty database that is marked demo or exercise with a made-up town: a sub-district with communities, "
        "villages on its edge, grids, streets and a river, buildings with rooms, residents, units, departments, "
        "responders with a day of tracks, facilities, components, sensors, cameras and a month of events. A database "
        "that does not exist is made, with its keys. A real database, or one that holds data already, is refused.\n"
        "The same POPULATION and SEED give the same town on the same day. Nobody in it is real: identity numbers lie "
        "under a division that no place has, telephone numbers are nobody's, pictures are drawn. A larger town grows "
        "around its middle, with more sub-districts.\n"
        "Everything enters in one transaction: when it is cancelled or fails, nothing of it is left.\n"
        "MEDIA is where the events' pictures go on a server; beside a GeoPackage they have their own folder. Without "
        "it the town on a server has no pictures."
    )
    REQUIRES = ("shapely", "cryptography")

    POPULATION = "POPULATION"
    SEED = "SEED"
    MEDIA = "MEDIA"
    SUMMARY_JSON = "SUMMARY_JSON"
    PEOPLE = "PEOPLE"
    LINKED = "LINKED"
    BUILDINGS = "BUILDINGS"
    EVENTS = "EVENTS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        integer = Qgis.ProcessingNumberParameterType.Integer
        self.addParameter(
            QgsProcessingParameterNumber(self.POPULATION, tr("Residents"), integer, 20_000, False, _FEWEST, _MOST)
        )
        self.addParameter(QgsProcessingParameterNumber(self.SEED, tr("Seed"), integer, 1, False, 0))
        self.addParameter(
            QgsProcessingParameterFile(
                self.MEDIA, tr("Folder for pictures"), Qgis.ProcessingFileParameterBehavior.Folder, optional=True
            )
        )
        self.addOutput(QgsProcessingOutputString(self.DATABASE, tr("Database")))
        for name, text in (
            (self.PEOPLE, tr("Number of residents")),
            (self.LINKED, tr("Number of residents linked to a room")),
            (self.BUILDINGS, tr("Number of buildings")),
            (self.EVENTS, tr("Number of events")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))
        self.addOutput(QgsProcessingOutputString(self.SUMMARY_JSON, tr("Summary as JSON")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.demo import require_empty
        from ..plugin.store import StoreNotFound, create_store, open_store, remove_store

        database = self.parameterAsString(parameters, self.DATABASE, context)
        made = False
        try:
            store = open_store(database)
        except StoreNotFound:
            store = create_store(database, purpose="demo", warn=feedback.pushWarning)
            made = True
        self._stores.append(store)
        require_empty(store)
        done = False
        try:
            town = self._build(store, parameters, context, feedback)
            done = True
        finally:
            if made and not done:
                remove_store(store)
        people = town.people
        feedback.pushInfo(
            tr("{people} residents in {households} households; {linked} found their room by address").format(
                people=people.people, households=people.households, linked=people.linked
            )
        )
        summary = {"rows": town.rows, "linked": people.linked, "not_linked": people.unlinked}
        return {
            self.DATABASE: database,
            self.PEOPLE: people.people,
            self.LINKED: people.linked,
            self.BUILDINGS: town.rows["building"],
            self.EVENTS: town.rows["event"],
            self.SUMMARY_JSON: json.dumps(summary, ensure_ascii=False),
        }

    def _build(self, store, parameters, context, feedback):
        from ..plugin.jobs.demo import create_demo
        from ..plugin.jobs.new_store import ensure_keys
        from ..plugin.jobs.progress import Cancelled, Progress
        from ..plugin.services.keys import find_keys
        from ..plugin.store.attachments import Attachments

        ensure_keys(store, feedback.pushInfo, feedback.pushWarning)
        keyring = find_keys(store.uid)
        progress = Progress(feedback.isCanceled, feedback.setProgress, feedback.pushInfo)
        media = self.parameterAsFile(parameters, self.MEDIA, context)
        try:
            with store.transaction():
                if store.engine == "postgis":
                    if media:
                        Attachments(store).set_root(Path(media).absolute())
                    else:
                        feedback.pushInfo(tr("Without MEDIA the town's events have no pictures"))
                return create_demo(
                    store,
                    keyring,
                    population=self.parameterAsInt(parameters, self.POPULATION, context),
                    seed=self.parameterAsInt(parameters, self.SEED, context),
                    progress=progress,
                )
        except Cancelled as error:
            raise QgsProcessingException(tr("Cancelled; nothing of the town is left")) from error
