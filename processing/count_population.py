"""``civicgrid:countpopulation``: the counts of residents by building, grid and area anew, and as a table."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class CountPopulation(CivicGridAlgorithm):
    """Counts, and writes the table where one is wanted."""

    NAME = "countpopulation"
    TITLE = "Count the population"
    GROUP = "store"
    HELP = (
        "Counts the residents of every building, grid and area anew, by class and age, which the map, the overview and "
        "the exported table then show. A person counts once, in the building in which they live today. TABLE, an XLSX "
        "or CSV, gets the counts of areas and grids with what each number means. With PUBLISH_TAGS the counts of tags "
        "by grid and area are published, too: for managers, at most once in 30 days; numbers below 5, and those from "
        "which they would follow, are withheld."
    )

    TABLE = "TABLE"
    PUBLISH_TAGS = "PUBLISH_TAGS"
    OVERWRITE = "OVERWRITE"
    BUILDINGS = "BUILDINGS"
    RESIDENTS = "RESIDENTS"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.TABLE,
                tr("Table of areas and grids"),
                fileFilter="XLSX (*.xlsx);;CSV (*.csv)",
                optional=True,
                createByDefault=False,
            )
        )
        for name, title in (
            (self.PUBLISH_TAGS, tr("Publish counts of tags")),
            (self.OVERWRITE, tr("Write over a file that is there")),
        ):
            self.addParameter(QgsProcessingParameterBoolean(name, title, defaultValue=False))
        self.addOutput(QgsProcessingOutputNumber(self.BUILDINGS, tr("Buildings")))
        self.addOutput(QgsProcessingOutputNumber(self.RESIDENTS, tr("Living here")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.population import export_population, population
        from ..plugin.store.residents.counts import count_population
        from ..plugin.store.residents.tag_counts import publish_tags

        store = self.store(parameters, context)
        buildings = count_population(store)
        whole = population(store).whole
        text = tr("{residents} residents live in {count} buildings.")
        feedback.pushInfo(text.format(residents=whole["residents"], count=buildings))
        found = {self.BUILDINGS: buildings, self.RESIDENTS: whole["residents"]}
        if table := self.parameterAsFileOutput(parameters, self.TABLE, context):
            rows = export_population(
                store, Path(table), overwrite=self.parameterAsBoolean(parameters, self.OVERWRITE, context)
            )
            feedback.pushInfo(tr("{count} rows were written to {path}.").format(count=rows, path=table))
            found[self.TABLE] = table
        if self.parameterAsBoolean(parameters, self.PUBLISH_TAGS, context):
            done = publish_tags(store)
            text = tr("{shown} numbers of {tags} tags were published, {withheld} withheld.")
            feedback.pushInfo(text.format(shown=done.shown, tags=done.tags, withheld=done.withheld))
        return found
