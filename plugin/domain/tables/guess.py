"""Which column of a file is which field: by name, pinyin, parts of merged headers, then by what the column holds."""

from __future__ import annotations

import dataclasses
import datetime
import importlib.util
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from ..identifiers import validate_device_id, validate_uscc
from ..problems import DomainError
from ..targets import Field, Target, X, Y
from .positions import LATITUDES, LONGITUDES, read_position
from .texts import cell_text, half_width, is_nothing

SAMPLES = 200
"""Values of a column that are looked at."""

_SAME, _HEADER, _PINYIN, _PART, _SAMPLES = 1.0, 0.9, 0.75, 0.6, 0.4
_DBF_NAME = 10  # bytes to which a shapefile cuts names
_SHARE = 0.8  # of the samples must look alike

_BRACKETS = re.compile(r"[(\[{【〔<][^)\]}】〕>]*[)\]}】〕>]")
_UNIT = re.compile(
    r"(?:㎡|m²|[/_:](?:m2|平方米|平米|km/h|公里/小时|公里|千米|厘米|毫米|万元|米|度|人|层|个|m|km|元|栋|户|间))$", re.I
)
_MARKS = re.compile(r"""[\s*★☆#:;,.、。"'“”‘’_\-—–/\\|?!=+~`·]+""")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FILLERS = re.compile("^(?:所在的?|所属的?|是否)|^(?:请填写|请输入|填写)|(?:信息|情况|内容)$")
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_GENERIC = frozenset(
    (
        "名称",
        "编号",
        "编码",
        "代码",
        "类型",
        "类别",
        "地址",
        "状态",
        "级别",
        "name",
        "code",
        "type",
        "id",
        "kind",
        "number",
    )
)


@dataclasses.dataclass(frozen=True)
class Guess:
    """A field, the column it is likely to be in, how sure that is (0 to 1), and why.

    ``because``: same (the field's own name or a synonym), header (the same without units, marks and spelling), pinyin,
    part (a part of a joined header, or the name within it), samples (what the column holds).
    """

    field: str
    column: int
    score: float
    because: str


def guess_fields(headers: Sequence[str], columns: Sequence[Sequence[object]], target: Target) -> list[Guess]:
    """The likeliest column of each field, in the order of the fields; each field and each column at most once.

    A header is believed before samples, and what is equally likely twice is left to the user.
    """
    candidates: list[Guess] = []
    others = re.compile("|".join(map(re.escape, target.others)) or "(?!)")
    for field in target.fields:
        forms = _forms(field)
        for column, header in enumerate(headers):
            score, because = _match(header, field, forms, others)
            if score and field.name == "external_number" and _runs(columns[column] if column < len(columns) else ()):
                continue  # 1, 2, 3 … names the line of this file, not the object: the next file counts anew
            if score:
                candidates.append(Guess(field.name, column, score, because))
    chosen = _choose(candidates, {}, set())
    taken = {guess.column for guess in chosen.values()}
    samples = {
        column: _sample(cells)
        for column, cells in enumerate(columns)
        if column not in taken and not (column < len(headers) and others.search(_plain(headers[column])))
    }
    by_samples = [
        Guess(field.name, column, _SAMPLES, "samples")
        for field in target.fields
        if field.name not in chosen and not _contested(field.name, candidates)
        for column, values in samples.items()
        if _holds(field, values)
    ]
    chosen = _choose(by_samples, chosen, taken)
    for name, other in ((X, Y), (Y, X)):  # one half of a position is any number
        if name in chosen and chosen[name].because == "samples" and other not in chosen:
            del chosen[name]
    return [chosen[field.name] for field in target.fields if field.name in chosen]


def guess_target(
    headers: Sequence[str],
    columns: Sequence[Sequence[object]],
    geometry: str,
    targets: Mapping[str, Target] | Iterable[Target],
) -> str:
    """The name of the likeliest target of a file, "" when none is clearly likelier than the next.

    ``geometry`` as in a sheet's description: "", point, line, polygon or mixed.
    """
    every = targets.values() if isinstance(targets, Mapping) else targets
    scores = sorted(((_fit(headers, columns, geometry, target), target.name) for target in every), reverse=True)
    if not scores or scores[0][0] <= 0:
        return ""
    if len(scores) > 1 and scores[0][0] - scores[1][0] < 0.25:
        return ""
    return scores[0][1]


def _fit(headers: Sequence[str], columns: Sequence[Sequence[object]], geometry: str, target: Target) -> float:
    """How well a file's columns fill a target: names that only this kind of thing has count for more."""
    if geometry in ("point", "line", "polygon") and target.geometry and geometry not in target.geometry:
        return 0.0
    if geometry and not target.geometry:
        return 0.0
    guesses = guess_fields(headers, columns, target)
    score = 0.0
    for guess in guesses:
        field = target.by_name[guess.field]
        if field.kind in ("coordinate", "position"):
            continue
        names = {part.lower() for part in headers[guess.column].split("/")}
        plain = names <= _GENERIC or field.name in ("area", "external_number")
        own = target.name_zh in headers[guess.column] or field.kind in ("device", "uscc", "component")
        score += guess.score * (0.3 if plain else 1.5 if own else 1.0) * (1.5 if field.required else 1.0)
    missing = sum(
        1 for field in target.fields
        if field.required and not field.default and field.name not in {guess.field for guess in guesses}
    )  # fmt: skip
    return score - 0.8 * missing


def _choose(candidates: list[Guess], chosen: dict[str, Guess], columns: set[int]) -> dict[str, Guess]:
    """Take the surest pairs first; where one field or column has two equally sure ones, it takes none of them."""
    chosen, columns = dict(chosen), set(columns)
    for score in sorted({guess.score for guess in candidates}, reverse=True):
        level = [guess for guess in candidates
                 if guess.score == score and guess.field not in chosen and guess.column not in columns]  # fmt: skip
        changed = True
        while changed:
            changed = False
            for guess in level:
                rivals = [other for other in level if other != guess
                          and (other.field == guess.field or other.column == guess.column)]  # fmt: skip
                if not rivals:
                    chosen[guess.field] = guess
                    columns.add(guess.column)
                    level = [other for other in level if other != guess]
                    changed = True
                    break
        # What is tied at this level must not be settled by a weaker reason.
        tied_fields = {guess.field for guess in level}
        tied_columns = {guess.column for guess in level}
        candidates = [guess for guess in candidates
                      if guess.field not in tied_fields and guess.column not in tied_columns]  # fmt: skip
    return chosen


def _runs(column: Sequence[object]) -> bool:
    """Whether a column only counts its rows."""
    given = [str(cell).strip().removesuffix(".0") for cell in column if cell not in (None, "")]
    return len(given) > 1 and given == [str(number) for number in range(1, len(given) + 1)]


def _contested(name: str, candidates: list[Guess]) -> bool:
    return sum(1 for guess in candidates if guess.field == name and guess.score >= _HEADER) > 1


@dataclasses.dataclass(frozen=True)
class _Forms:
    """The names of a field in the forms in which headers are compared with them."""

    exact: tuple[str, ...]
    plain: dict[str, int]
    pinyin: dict[str, int]


def _forms(field: Field) -> _Forms:
    exact = (field.name, field.name_zh, field.name_en, *field.headers)
    plain: dict[str, int] = {}
    for rank, name in enumerate(exact):
        plain.setdefault(_plain(name), rank)
    pinyin: dict[str, int] = {}
    for rank, name in enumerate(exact):
        for form in _pinyin(name):
            pinyin.setdefault(form, rank)
    return _Forms(tuple(name.lower() for name in exact), plain, pinyin)


def _match(header: str, field: Field, forms: _Forms, others: re.Pattern[str]) -> tuple[float, str]:
    """How well a header names a field and why; earlier synonyms are a little surer than later ones.

    What ``others`` find before a field's name makes it another object's: 监护人联系电话 is not the resident's.
    """
    text = half_width(header).strip()
    if text.lower() in forms.exact:
        return _ranked(_SAME, forms.exact.index(text.lower())), "same"
    if len(text) == _DBF_NAME and field.name[:_DBF_NAME] == text.lower():
        return _SAME, "same"
    plain = _plain(text)
    if not plain:
        return 0.0, ""
    if plain in forms.plain:
        return _ranked(_HEADER, forms.plain[plain]), "header"
    parts = [part for part in re.split("[/]", text) if part]
    if len(parts) > 1:
        last = _plain(parts[-1])
        # 业主信息/姓名 against 业主姓名: the last part names the value, the group whose it is.
        joined = _FILLERS.sub("", _plain(parts[0])) + last
        if joined in forms.plain:
            return _ranked(0.85, forms.plain[joined]), "part"
        if last in forms.plain and not others.search(_plain("".join(parts[:-1]))):
            return _ranked(_PART + 0.1, forms.plain[last]), "part"
    if plain.isascii():
        if plain in forms.pinyin and len(plain) > 1:
            return _ranked(_PINYIN, forms.pinyin[plain]), "pinyin"
        return 0.0, ""
    bare = _FILLERS.sub("", plain)
    if bare in forms.plain:
        return _ranked(_PART + 0.05, forms.plain[bare]), "part"
    best = 0
    if len(bare) > 2:  # a shapefile cuts names after ten bytes
        best = max((len(plain) for name in forms.plain if name.startswith((plain, bare))), default=0)
    for name in forms.plain:  # 房屋建筑面积 has 建筑面积 within it; the longest such name counts
        within = len(name) > 2 and _IDEOGRAPH.search(name) and name not in _GENERIC and plain.endswith(name)
        if within and not others.search(plain[: -len(name)]):
            best = max(best, len(name))
    return (round(_PART * best / max(len(plain), best), 3), "part") if best * 2 >= len(plain) else (0.0, "")


def _ranked(score: float, rank: int) -> float:
    return round(score - 0.001 * min(rank, 40), 4)


def _plain(name: str) -> str:
    """A header without brackets, units, marks; English words joined in lower case."""
    text = _BRACKETS.sub("", half_width(name)).strip()
    if _IDEOGRAPH.search(text):
        shorter = _UNIT.sub("", text)
        text = shorter if len(shorter) > 1 else text
    else:
        text = "_".join(_CAMEL.split(text))
    return _MARKS.sub("", text).lower()


@cache
def _pinyin(name: str) -> tuple[str, ...]:
    """Initials and full pinyin of a Chinese name: ldmc, loudongmingcheng; empty without pypinyin or ideographs."""
    plain = _plain(name)
    if not _IDEOGRAPH.search(plain) or importlib.util.find_spec("pypinyin") is None:
        return ()
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(plain, style=Style.NORMAL, errors="default")
    return tuple(dict.fromkeys(("".join(part[0] for part in syllables), "".join(syllables))))


def _sample(column: Sequence[object]) -> list[object]:
    values = []
    for cell in column:
        if cell is not None and cell != "":
            values.append(cell)
            if len(values) == SAMPLES:
                break
    return values


def _holds(field: Field, values: list[object]) -> bool:
    """Whether nearly all samples are what only this kind of field holds."""
    test = _TESTS.get(field.kind)
    if field.kind == "coordinate":
        bounds = {X: LONGITUDES, Y: LATITUDES}.get(field.name)
        return bool(bounds) and _share(values, lambda cell: _degrees(cell, bounds))
    if field.kind == "code":
        known = {half_width(word).lower() for word in field.words} - _YES_NO
        return len(known) > 2 and len(values) > 2 and _share(values, lambda cell: str(cell).strip().lower() in known)
    return test is not None and _share(values, test)


def _share(values: list[object], test: Callable[[object], bool]) -> bool:
    return bool(values) and sum(1 for value in values if test(value)) >= _SHARE * len(values)


def _safe_text(cell: object) -> str:
    try:
        return cell_text(cell)
    except DomainError:
        return ""


def _degrees(cell: object, bounds: tuple[float, float]) -> bool:
    """Whether a cell is a degree within bounds; areas and heights have fewer than four decimals."""
    text = _safe_text(cell)
    return bool(_DEGREES.fullmatch(text)) and bounds[0] <= float(text) <= bounds[1]


def _is_position(cell: object) -> bool:
    if not isinstance(cell, str) or is_nothing(cell.strip()):
        return False
    try:
        value, _note = read_position(cell)
    except DomainError:
        return False
    return value is not None and LONGITUDES[0] <= value[0] <= LONGITUDES[1] and LATITUDES[0] <= value[1] <= LATITUDES[1]


_YES_NO = frozenset(("是", "否", "有", "无", "y", "n", "yes", "no", "0", "1", "2"))
"""Whatever a column asks can be answered so: it does not say what was asked."""

_DEGREES = re.compile(r"[0-9]{1,3}\.[0-9]{4,}")
_CITIZEN = re.compile("[1-8][0-9]{5}(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx]")
_MOBILE = re.compile("(?:\\+?86)?1[3-9][0-9]{9}")
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}.*")
_TESTS: dict[str, Callable[[object], bool]] = {
    "uscc": lambda cell: len(_safe_text(cell)) == 18 and validate_uscc(cell) is None,
    "device": lambda cell: len(_safe_text(cell)) == 20 and validate_device_id(cell) is None,
    "citizen": lambda cell: bool(_CITIZEN.fullmatch(_safe_text(cell))),
    "phone": lambda cell: bool(_MOBILE.fullmatch(re.sub("[ -]", "", _safe_text(cell)))),
    "date": lambda cell: isinstance(cell, datetime.date) or bool(_DATE.fullmatch(_safe_text(cell))),
    "position": _is_position,
}
