"""Findings as a tree: a branch for each rule, with its severity's own sign, and a leaf for each finding."""

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...domain.integrity import SEVERITIES, Finding
from ...jobs.checks.catalogue import rules
from ...jobs.checks.run import SEVERITY_NAMES, finding_sentence
from ...jobs.checks.scan import Report
from ...services.translation import language, tr

TABLE_NAMES = {
    "area": "Areas",
    "grid": "Grids",
    "building": "Buildings",
    "room": "Rooms",
    "land_cover": "Land cover",
    "road": "Roads",
    "component": "Components",
    "organisation": "Organisations",
    "sensor": "Sensors",
    "camera": "Cameras",
    "facility": "Facilities",
    "hazard_stock": "Dangerous goods",
    "responder": "Responders",
    "department": "Departments",
    "person": "Residents",
    "household": "Households",
    "address_alias": "Address aliases",
}
SEVERITY_ICONS = {"error": "/mIconCritical.svg", "warning": "/mIconWarning.svg", "note": "/mIconInfo.svg"}
FINDING = Qt.ItemDataRole.UserRole
RULE = Qt.ItemDataRole.UserRole + 1
_MOST = 300
"""Leaves of one rule that the tree shows; the list to export has all."""


class FindingTree(QTreeWidget):
    """Shows a report, or that part of it that belongs to a table and holds a text."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setHeaderLabels([tr("Finding"), tr("Count")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setIconSize(QSize(18, 18))
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def fill(self, report: Report, table: str = "", text: str = "") -> int:
        """Show the findings; returns how many rules have any."""
        open_rules = {item.data(0, RULE) for item in self._branches() if item.isExpanded()}
        self.clear()
        by_rule: dict[str, list[Finding]] = {}
        needle = text.strip().casefold()
        for one in report.findings:
            rule = rules()[one.rule]
            if table and one.table != table:
                continue
            if needle and not any(needle in part.casefold() for part in (one.label, rule.label(language()))):
                continue
            by_rule.setdefault(one.rule, []).append(one)
        filtered = bool(table or needle)
        for code in sorted(by_rule, key=lambda code: SEVERITIES.index(rules()[code].severity)):
            count = len(by_rule[code]) if filtered else report.counts[code]
            branch = self._branch(code, by_rule[code], count)
            self.addTopLevelItem(branch)
            branch.setExpanded(code in open_rules)
        return len(by_rule)

    def chosen(self) -> list[Finding]:
        """The selected findings; a rule that is selected stands for all of its own that are shown."""
        found: dict[int, Finding] = {}
        for item in self.selectedItems():
            leaves = [item.child(row) for row in range(item.childCount())] if item.data(0, RULE) else [item]
            for leaf in leaves:
                finding = leaf.data(0, FINDING)
                if finding is not None:
                    found[id(finding)] = finding
        return list(found.values())

    def _branches(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]

    def _branch(self, code: str, findings: list[Finding], count: int) -> QTreeWidgetItem:
        rule, words = rules()[code], language()
        branch = QTreeWidgetItem([rule.label(words), f"{count:,}"])
        branch.setIcon(0, QgsApplication.getThemeIcon(SEVERITY_ICONS[rule.severity]))
        branch.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        branch.setData(0, RULE, code)
        branch.setToolTip(0, f"{tr(SEVERITY_NAMES[rule.severity])} · {rule.why(words)}")
        for one in findings[:_MOST]:
            sentence = finding_sentence(one)
            leaf = QTreeWidgetItem([f"{one.label}  {sentence}" if one.label else sentence])
            leaf.setData(0, FINDING, one)
            leaf.setToolTip(0, f"{tr(TABLE_NAMES[one.table])} {one.label}\n{sentence}")
            branch.addChild(leaf)
        if count > _MOST:
            text = tr("and {count} more: export the list, or narrow it down").format(
                count=count - len(findings[:_MOST])
            )
            branch.addChild(QTreeWidgetItem([text]))
        return branch
