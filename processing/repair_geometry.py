"""``civicgrid:repairgeometry``: a copy of a layer with chosen faults of its shapes repaired."""

from collections import Counter

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ..plugin.domain.integrity import load_rules
from ..plugin.services.paths import RESOURCES
from ..plugin.services.translation import language, tr
from .layer_shapes import LayerAlgorithm

KEEP = ["larger", "first"]


def repairable(safe=False):
    """The codes of the rules of shapes that have a repair, or one that loses nothing."""
    return [rule.code for rule in load_rules(RESOURCES / "checks").values() if rule.fix and (rule.safe or not safe)]


class RepairGeometry(LayerAlgorithm):
    """Repairs what is chosen; the input stays as it is."""

    NAME = "repairgeometry"
    TITLE = "Repair the shapes of a layer"
    HELP = (
        "Writes a copy of a layer in which the chosen faults are repaired, and leaves the layer itself as it is. Only "
        "repairs that lose nothing are chosen at first (invalid shapes, spikes, repeated vertices, heights, junctions "
        "without a vertex); the others are yours to choose: duplicates, slivers and shapes without area or length are "
        "left out, tiny parts dropped, small holes filled, overlaps given to the larger area or to the first (KEEP), "
        "line ends within TOLERANCE metres brought to their junction. Run “Check the shapes of a layer” first: its "
        "log says how many ends each tolerance would change. CHANGED takes the features that were changed or left "
        "out, with their old shapes. The shapes of the copy are flat: heights and measures are dropped."
    )

    RULES = "RULES"
    KEEP = "KEEP"
    OUTPUT = "OUTPUT"
    CHANGED = "CHANGED"
    COUNT = "COUNT"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_input()
        self.addParameter(
            QgsProcessingParameterEnum(
                self.RULES, tr("Faults to repair"), repairable(), True, repairable(safe=True), False, True
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                self.KEEP, tr("Whose an overlap is to be"), KEEP, defaultValue=KEEP[0], usesStaticStrings=True
            )
        )
        self.addParameter(QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Repaired")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                self.CHANGED, tr("Old shapes of what was changed"), optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of features changed")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.checks.catalogue import rules
        from ..plugin.services.geos import shapely

        source = self.source(parameters, context)
        kind = QgsWkbTypes.flatType(QgsWkbTypes.linearType(source.wkbType()))
        if QgsWkbTypes.geometryType(kind) == QgsWkbTypes.GeometryType.PolygonGeometry:
            kind = QgsWkbTypes.multiType(kind)
        sink, output = self.parameterAsSink(parameters, self.OUTPUT, context, source.fields(), kind, source.sourceCrs())
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        old, old_output = self.parameterAsSink(
            parameters, self.CHANGED, context, source.fields(), source.wkbType(), source.sourceCrs()
        )
        features = list(source.getFeatures())
        feedback.setProgress(20)
        if feedback.isCanceled():
            return {self.OUTPUT: output, self.COUNT: 0}
        found = self.check(source, features, parameters, context)
        wanted = self.parameterAsEnumStrings(parameters, self.RULES, context)
        new = found.repaired(wanted, self.parameterAsEnumString(parameters, self.KEEP, context))
        feedback.setProgress(80)
        for row, feature in enumerate(features):
            if feedback.isCanceled():
                break
            if row in new and old is not None:
                self.write_feature(old, feature, parameters, self.CHANGED)
            if new.get(row, feature) is None:
                continue
            copy = QgsFeature(feature)
            copy.setGeometry(_flat(feature.geometry(), shapely.to_wkb(new[row]) if row in new else None, kind))
            self.write_feature(sink, copy, parameters, self.OUTPUT)
        for code, count in Counter(fault.rule for fault in found.faults).items():
            if code in wanted:
                feedback.pushInfo(f"{count:8,}  {code}  {rules()[code].label(language())}")
        text = tr("{count} features changed, {gone} of them left out")
        feedback.pushInfo(text.format(count=len(new), gone=sum(shape is None for shape in new.values())))
        return {self.OUTPUT: output, self.CHANGED: old_output, self.COUNT: len(new)}


def _flat(geometry, wkb, kind):
    """The new shape, or the old one without heights, as single or multiple as the sink's shapes."""
    if wkb is not None:
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
    elif geometry.isNull():
        return geometry
    else:
        geometry = (
            QgsGeometry(geometry.constGet().segmentize()) if QgsWkbTypes.isCurvedType(geometry.wkbType()) else geometry
        )
        geometry.get().dropZValue()
        geometry.get().dropMValue()
    if QgsWkbTypes.isMultiType(kind):
        geometry.convertToMultiType()
    return geometry
