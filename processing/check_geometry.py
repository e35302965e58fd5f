"""``civicgrid:checkgeometry``: the faults of a layer's shapes."""

from collections import Counter

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..plugin.services.translation import language, tr
from .layer_shapes import LayerAlgorithm


class CheckGeometry(LayerAlgorithm):
    """Finds faults of areas, lines and points; changes nothing."""

    NAME = "checkgeometry"
    TITLE = "Check the shapes of a layer"
    HELP = (
        "Finds the faults of a layer's shapes before they are brought into a database. Areas: invalid, without area, "
        "duplicated, overlapping, slivers, small holes, spikes, repeated vertices, tiny parts; GAPS adds the gaps "
        "between them. Lines: without length, duplicated, crossing themselves, and ends that miss their junction by "
        "no more than TOLERANCE metres; the log says how many ends lie within 0.1, 0.5, 1 and 2 m. Any shape: missing, "
        "coordinates that are not numbers, at 0/0, heights. OUTPUT has a point where each fault is. Lengths are in "
        "metres whatever the layer's CRS. Nothing is changed: that is what “Repair the shapes of a layer” is for."
    )

    GAPS = "GAPS"
    OUTPUT = "OUTPUT"
    COUNT = "COUNT"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_input()
        self.addParameter(QgsProcessingParameterBoolean(self.GAPS, tr("Find gaps between areas"), defaultValue=False))
        self.addParameter(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Findings"), QgsProcessing.SourceType.TypeVectorPoint)
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of findings")))

    def execute(self, parameters, context, feedback):
        from ..plugin.jobs.checks.catalogue import rules
        from ..plugin.jobs.checks.layer import ends_sentence, fault_sentence
        from ..plugin.services.geos import shapely

        source = self.source(parameters, context)
        fields = QgsFields()
        for name, kind in (
            ("rule", QMetaType.Type.QString),
            ("name", QMetaType.Type.QString),
            ("severity", QMetaType.Type.QString),
            ("feature", QMetaType.Type.LongLong),
            ("other", QMetaType.Type.LongLong),
            ("message", QMetaType.Type.QString),
        ):
            fields.append(QgsField(name, kind))
        sink, output = self.parameterAsSink(
            parameters, self.OUTPUT, context, fields, QgsWkbTypes.Type.Point, source.sourceCrs()
        )
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, self.OUTPUT))
        features = list(source.getFeatures())
        if feedback.isCanceled():
            return {self.OUTPUT: output, self.COUNT: 0}
        feedback.setProgress(30)
        gaps = self.parameterAsBool(parameters, self.GAPS, context)
        found = self.check(source, features, parameters, context, gaps)
        feedback.setProgress(80)
        names = [str(feature.id()) for feature in features]
        words, counts = language(), Counter()
        for fault in found.faults:
            if feedback.isCanceled():
                break
            rule = rules()[fault.rule]
            counts[fault.rule] += 1
            row = QgsFeature(fields)
            ids = [features[number].id() if number >= 0 else None for number in (fault.row, fault.other)]
            row.setAttributes([rule.code, rule.label(words), rule.severity, *ids, fault_sentence(fault, names)])
            if fault.place is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(shapely.to_wkb(shapely.point_on_surface(fault.place)))
                row.setGeometry(geometry)
            self.write_feature(sink, row, parameters, self.OUTPUT)
        for code, count in counts.items():
            feedback.pushInfo(f"{count:8,}  {code}  {rules()[code].label(words)}")
        if found.ends:
            feedback.pushInfo(ends_sentence(found.ends))
        return {self.OUTPUT: output, self.COUNT: counts.total()}
