"""Expression functions 表达式函数 for filters, labels, forms and models: pure, without the database, NULL in NULL out.

A value that makes no sense is an error of the expression, said in one sentence; what each function does with it stands
in `expression_help`, which QGIS shows in its help panel.
"""

import contextlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from qgis.core import NULL, QgsExpression, QgsExpressionFunction, QgsGeometry
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..domain import identifiers, masking
from ..domain.codes import CodeItem, load_code_lists
from ..domain.events.deadline import deadline_state
from ..jobs.sentences import error_sentence
from ..services import clock
from ..services.paths import RESOURCES
from ..services.translation import language as user_language
from ..services.translation import tr
from .expression_help import Argument, help_html

GROUP = "CivicGrid"

_MASKS: dict[str, Callable[[str], str]] = {
    "name": masking.mask_name,
    # Strict, as the database keeps them.
    "id": lambda value: masking.mask_document(value, strict=True),
    "document": lambda value: masking.mask_document(value, strict=True),
    "phone": masking.mask_phone,
    "address": masking.mask_address,
}
_LANGUAGES = ("zh", "en")


class WrongValueError(ValueError):
    """A value that a function cannot use; its text is the sentence for the user."""


class Function(NamedTuple):
    """One function: its arguments, what it computes, and whether a NULL among the values is its own to judge."""

    arguments: tuple[Argument, ...]
    compute: Callable
    takes_null: bool = False


def mask(value: object, kind: object) -> str:
    """A masked text; ``kind``: name, id, document, phone, address."""
    chosen = _MASKS.get(str(kind))
    if chosen is None:
        raise _unknown(tr("The kind “{value}” is unknown; known are {known}."), kind, _MASKS)
    return chosen(_text(value))


def id_valid(number: object) -> bool:
    """Whether a citizen number is valid."""
    return identifiers.validate_citizen_number(_text(number)) is None


def uscc_valid(code: object) -> bool:
    """Whether a unified social credit code is valid."""
    return identifiers.validate_uscc(_text(code)) is None


def component_valid(code: object) -> bool:
    """Whether a component code has the standard's form."""
    return identifiers.validate_component_code(_text(code)) is None


def state_of_deadline(
    due: object, closed: object = None, now: object = None, warn: object = None, state: object = None
) -> str:
    """The state of a deadline, as `domain.events.deadline` defines it."""
    due, closed, now, warn = (None if value is None else _instant(value) for value in (due, closed, now, warn))
    return deadline_state(due, warn, closed, now or clock.utc_now(), state)


def level_name(level: object, language: object = None) -> str:
    """The name of a display level."""
    name = code_name("display_symbol", level, language)
    if name is None:
        raise _unknown(tr("The display level “{value}” is unknown; known are {known}."), level, "1234")
    return name


def code_name(code_list: object, code: object, language: object = None) -> str | None:
    """The name of a code, None for one that is not in the list."""
    chosen = user_language() if language is None else language
    if chosen not in _LANGUAGES:
        raise _unknown(tr("The language “{value}” is unknown; known are {known}."), language, _LANGUAGES)
    items = _codes().get(str(code_list))
    if items is None:
        raise _unknown(tr("The code list “{value}” is unknown; known are {known}."), code_list, _codes())
    item = items.get(_text(code))
    return None if item is None else (item.name_zh if chosen == "zh" else item.name_en)


def convert(geometry: object, source: object, target: object) -> QgsGeometry:
    """A geometry in degrees in another coordinate system."""
    from ..domain import coordinates  # numpy, which QGIS's start need not wait for

    if not isinstance(geometry, QgsGeometry):
        raise WrongValueError(tr("The first value is no geometry."))
    converted = QgsGeometry(geometry)
    vertices = [(vertex.x(), vertex.y()) for vertex in geometry.vertices()]
    if any(abs(x) > 180 or abs(y) > 90 for x, y in vertices):
        raise WrongValueError(tr("The coordinates are no degrees."))
    xs, ys = coordinates.convert([x for x, _ in vertices], [y for _, y in vertices], str(source), str(target))
    for number, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
        converted.moveVertex(x, y, number)
    return converted


def age_days(instant: object, now: object = None) -> int:
    """Whole days since an instant, or since a date in this computer's calendar."""
    if isinstance(instant, QDate):
        today = QDate.currentDate() if now is None else _local_date(now)
        return instant.daysTo(today)
    end = clock.utc_now() if now is None else _instant(now)
    return (end - _instant(instant)).days


FUNCTIONS = {
    "civicgrid_mask": Function((Argument("value"), Argument("kind")), mask),
    "civicgrid_id_valid": Function((Argument("number"),), id_valid),
    "civicgrid_uscc_valid": Function((Argument("code"),), uscc_valid),
    "civicgrid_component_valid": Function((Argument("code"),), component_valid),
    "civicgrid_deadline_state": Function(
        (
            Argument("due"),
            Argument("closed", True, "NULL"),
            Argument("now", True, "now()"),
            Argument("warn", True, "NULL"),
            Argument("state", True, "NULL"),
        ),
        state_of_deadline,
        takes_null=True,
    ),
    "civicgrid_level_name": Function((Argument("level"), Argument("language", True)), level_name),
    "civicgrid_code_name": Function((Argument("list"), Argument("code"), Argument("language", True)), code_name),
    "civicgrid_convert": Function((Argument("point"), Argument("from"), Argument("to")), convert),
    "civicgrid_age_days": Function((Argument("instant"), Argument("now", True, "now()")), age_days),
}


class CivicGridFunction(QgsExpressionFunction):
    """One of FUNCTIONS as QGIS wants it; it needs no attribute and no geometry beyond its arguments."""

    def __init__(self, name: str):
        self._function = FUNCTIONS[name]
        arguments = self._function.arguments
        parameters = [QgsExpressionFunction.Parameter(a.name, a.optional) for a in arguments]
        super().__init__(name, parameters, GROUP, help_html(name, arguments), False, True)

    def func(self, values, context, parent, node):
        """Compute; errors become the expression's, nothing is raised into QGIS."""
        function = self._function
        values = [None if value is None or value == NULL else value for value in values]
        required = [value for value, argument in zip(values, function.arguments, strict=False) if not argument.optional]
        if None in required and not function.takes_null:
            return None
        try:
            return function.compute(*values)
        except WrongValueError as error:
            parent.setEvalErrorString(str(error))
        except Exception as error:  # it would reach the user as a traceback
            parent.setEvalErrorString(error_sentence(error))
        return None

    def usesGeometry(self, node):  # noqa: N802 (QGIS's name)
        """The feature's geometry is not read."""
        return False

    def referencedColumns(self, node):  # noqa: N802 (QGIS's name)
        """No column but those in the arguments."""
        return set()


_registered: list[CivicGridFunction] = []  # QGIS keeps no reference of its own


def register_functions() -> None:
    """Make the functions known to every expression, with help in the user's language."""
    for name in FUNCTIONS:
        function = CivicGridFunction(name)
        if QgsExpression.registerFunction(function):
            _registered.append(function)


def unregister_functions() -> None:
    """Take the functions back."""
    for function in _registered:
        QgsExpression.unregisterFunction(function.name())
    _registered.clear()


@cache
def _codes() -> dict[str, dict[str, CodeItem]]:
    """The code lists by list and code; of a code with several editions the latest that is in use."""
    lists = load_code_lists(RESOURCES / "codes")
    return {
        name: {item.code: item for item in sorted(items, key=lambda item: (item.active, item.edition))}
        for name, items in lists.items()
    }


def _text(value: object) -> str:
    """A text, or a whole number as one."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return str(int(value))
    raise WrongValueError(tr("The value “{value}” is no text.").format(value=value))


def _instant(value: object) -> datetime:
    """An aware instant in UTC. A datetime without a zone is in this computer's, as everywhere in QGIS."""
    if isinstance(value, QDateTime) and value.isValid():
        return clock.from_text(value.toUTC().toString(Qt.DateFormat.ISODateWithMs))
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            return clock.from_text(value)
    raise WrongValueError(tr("“{value}” is no instant with a time zone.").format(value=_said(value)))


def _local_date(value: object) -> QDate:
    return value if isinstance(value, QDate) else QDateTime.fromSecsSinceEpoch(int(_instant(value).timestamp())).date()


def _said(value: object) -> str:
    return value.toString(Qt.DateFormat.ISODate) if isinstance(value, QDate | QDateTime) else str(value)


def _unknown(text: str, value: object, known: object) -> WrongValueError:
    return WrongValueError(text.format(value=_said(value), known=", ".join(known)))
