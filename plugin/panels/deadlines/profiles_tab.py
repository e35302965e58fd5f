"""The profiles 时限方案: which one is in use, and what another one would change."""

from collections.abc import Callable

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.events.deadline import Rule
from ...domain.events.profile import Profile
from ...jobs.deadlines import Difference, Rulebook, present_profile
from ...services.translation import language, named, tr
from ...store.loop.deadlines import profiles
from .words import COUNTED, period, type_name, urgency_name

_COLUMNS = (146, 82)


class ProfilesTab(QWidget):
    """``use_asked`` carries the code of a profile; ``compare(profile)`` asks for what it would change."""

    use_asked = pyqtSignal(str)

    def __init__(self, compare: Callable[[Profile], object], parent: QWidget | None = None):
        super().__init__(parent)
        self._compare, self._book = compare, None
        self.present, self.note, self.counts = (self._label(name) for name in ("present", "note", "counts"))
        self.choice = QComboBox(self)
        self.choice.setObjectName("CivicGrid.deadlines.profile")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for profile in profiles():
            self.choice.addItem(named(profile), profile)
        self.choice.currentIndexChanged.connect(lambda _=0: self.preview())
        self.changes = QTreeWidget(self)
        self.changes.setObjectName("CivicGrid.deadlines.changes")
        self.changes.setRootIsDecorated(False)
        self.changes.setHeaderLabels([tr("Rule"), tr("Now"), tr("Then")])
        self.changes.setAlternatingRowColors(True)
        self.changes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_COLUMNS):
            self.changes.header().resizeSection(column, width)
        self.use = QPushButton(tr("Use this profile"), self)
        self.use.setObjectName("CivicGrid.deadlines.use")
        self.use.clicked.connect(lambda _=False: self.use_asked.emit(self.choice.currentData().code))
        layout = QVBoxLayout(self)
        for part in (self.present, self.choice, self.note, self.counts):
            layout.addWidget(part)
        layout.addWidget(self.changes, 1)
        layout.addWidget(self.use)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"CivicGrid.deadlines.{name}")
        label.setWordWrap(True)
        return label

    def show_book(self, book: Rulebook) -> None:
        """Show which profile is in use."""
        self._book = book
        present = present_profile(book)
        name = named(present) if present else tr("the city's own")
        if present and set(present.rules) != set(book.rules):
            name = tr("{profile}, changed").format(profile=name)
        self.present.setText(tr("In use: {profile}").format(profile=name))
        if self.isVisible():
            self.preview()

    def preview(self) -> None:
        """Ask what the chosen profile would change."""
        profile = self.choice.currentData()
        if self._book is None or profile is None:
            return
        note = profile.note_zh if language() == "zh" else profile.note_en
        hours = tr("Working hours {hours}. {days}.").format(
            hours=profile.working_hours, days=tr(COUNTED[profile.days_end])
        )
        self.note.setText(f"{note} {hours}")
        self.counts.setText(tr("Comparing …"))
        self.changes.clear()
        self.use.setEnabled(False)
        self._compare(profile)

    def show_difference(self, profile: Profile, found: Difference) -> None:
        """Show what a profile would change, if it still is the one that is chosen."""
        if self.choice.currentData() is not profile:
            return
        text = tr("{rules} rules differ; {changed} of {open} open events would get another deadline.")
        self.counts.setText(text.format(rules=len(found.rules), changed=found.state.changed, open=found.state.open))
        self.use.setEnabled(True)
        self.changes.clear()
        for before, after in found.rules:
            share = bool(before and after and before.warn_percent != after.warn_percent)
            item = QTreeWidgetItem([self._rule(after or before), _period(before, share), _period(after, share)])
            item.setToolTip(0, item.text(0))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft)
            self.changes.addTopLevelItem(item)

    def _rule(self, rule: Rule) -> str:
        names = self._book.milestones
        parts = [type_name(self._book.types, rule.event_type), names.get(rule.milestone, rule.milestone)]
        if rule.urgency:
            parts.append(urgency_name(rule.urgency))
        return " · ".join(parts)

    def showEvent(self, event) -> None:  # noqa: N802 (Qt's name)
        """Compare when it is looked at."""
        super().showEvent(event)
        self.preview()


def _period(rule: Rule | None, share: bool) -> str:
    """How long a rule gives, with the share of it after which it warns where that differs."""
    if rule is None:
        return "–"
    return f"{period(rule)} {rule.warn_percent}%" if share else period(rule)
