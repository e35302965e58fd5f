"""The house rules of ARCHITECTURE.md, read from the sources; each rule is proven on a sample that breaks it."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 450

# Arrows point from a later tier to an earlier one; rooms of one tier do not import each other.
TIERS = (
    {"domain"},
    {"services"},
    {"store"},
    {"network"},
    {"jobs"},
    {"maps", "video", "connectors"},
    {"processing", "panels"},
    {"app"},
    {"package"},
)
TIER = {room: number for number, rooms in enumerate(TIERS) for room in rooms}
WIDGET_ROOMS = {"panels", "maps", "video", "app"}

_STATEMENT = (
    r"SELECT\b.*\bFROM\b|INSERT\s+(OR\s+\w+\s+)?INTO\b|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\b|PRAGMA\s+\w|"
    r"(CREATE|ALTER|DROP)\s+(OR\s+REPLACE\s+)?(TEMP\w*\s+|UNIQUE\s+|VIRTUAL\s+|MATERIALI[SZ]ED\s+)?"
    r"(TABLE|VIEW|INDEX|TRIGGER|FUNCTION|SCHEMA|ROLE|POLICY|EXTENSION)\b|TRUNCATE\s+\w|COPY\s+\S+\s+(FROM|TO)\b|"
    r"GRANT\s.*\bTO\b|WITH\s+\w+\s+AS\s*\("
)
# Upper case anywhere, lower case at the start; "Select a layer from the list" is a sentence.
SQL = re.compile(rf"{_STATEMENT}|\A\s*SELECT\s|\A\s*(?:(?=[a-z])(?i:{_STATEMENT}))", re.DOTALL)


class Module(NamedTuple):
    path: PurePosixPath
    source: str
    tree: ast.Module

    @property
    def room(self) -> str:
        first, *rest = self.path.parts
        if first == "plugin":
            return "package" if rest == ["__init__.py"] else rest[0].removesuffix(".py")
        return "processing" if first == "processing" else "package"


def module(path: str, source: str) -> Module:
    return Module(PurePosixPath(path), source, ast.parse(source))


@functools.cache
def modules() -> list[Module]:
    paths = [ROOT / "__init__.py", *(ROOT / "plugin").rglob("*.py"), *(ROOT / "processing").rglob("*.py")]
    return [module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(paths)]


def imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, int, str]]:
    """Yield (statement, level, dotted name) for every imported name, wherever in the module it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, 0, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node, node.level, f"{node.module}.{alias.name}" if node.module else alias.name


def arrows(item: Module) -> Iterator[tuple[int, str]]:
    """Imports between rooms that do not follow the tiers."""
    if item.room not in TIER:
        yield 1, f"unknown room {item.room}"
        return
    for node, level, name in imports(item.tree):
        if level == 0:
            continue
        folder = item.path.parent.parts
        if level - 1 > len(folder):
            yield node.lineno, "relative import out of the package"
            continue
        target = [*folder[: len(folder) - level + 1], *name.split(".")]
        room = target[1] if target[0] == "plugin" and len(target) > 1 else target[0]
        if room != item.room and TIER.get(room, len(TIERS)) >= TIER[item.room]:
            yield node.lineno, f"{item.room} imports {room}"


def absolute_self_imports(item: Module) -> Iterator[tuple[int, str]]:
    """Imports of the package by a name; QGIS decides the name by the folder."""
    for node, level, name in imports(item.tree):
        if level == 0 and name.split(".")[0] in {"civicgrid", "plugin"}:
            yield node.lineno, f"absolute import of {name}"


def sql_text(item: Module) -> Iterator[tuple[int, str]]:
    """SQL statements outside the store, f-strings included; docstrings may speak of them."""
    if item.room == "store":
        return
    prose = {id(node.value) for node in ast.walk(item.tree) if isinstance(node, ast.Expr)}
    pieces = {id(part) for node in ast.walk(item.tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(item.tree):
        if id(node) in prose or id(node) in pieces:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if SQL.search(text):
            yield node.lineno, f"SQL outside the store: {text.strip()[:40]!r}"


def database_drivers(item: Module) -> Iterator[tuple[int, str]]:
    """Database drivers outside the store."""
    for node, level, name in imports(item.tree):
        if item.room != "store" and level == 0 and name.split(".")[0] in {"psycopg2", "psycopg", "sqlite3"}:
            yield node.lineno, f"database driver outside the store: {name}"


def widgets(item: Module) -> Iterator[tuple[int, str]]:
    """Widgets outside the rooms that show something."""
    for node, level, name in imports(item.tree):
        if item.room not in WIDGET_ROOMS and level == 0 and re.match(r"qgis\.(gui|PyQt\.QtWidgets)\b", name):
            yield node.lineno, f"widgets outside {', '.join(sorted(WIDGET_ROOMS))}: {name}"


def qgis_in_domain(item: Module) -> Iterator[tuple[int, str]]:
    """QGIS or Qt in the domain."""
    for node, level, name in imports(item.tree):
        if item.room == "domain" and level == 0 and re.match(r"(qgis|PyQt\d|PySide\d|osgeo)\b", name):
            yield node.lineno, f"domain imports {name}"


def direct_qt(item: Module) -> Iterator[tuple[int, str]]:
    """Qt other than through qgis.PyQt, which serves Qt 5 and Qt 6."""
    for node, level, name in imports(item.tree):
        if level == 0 and re.match(r"(PyQt\d|PySide\d|sip)\b", name):
            yield node.lineno, f"import from qgis.PyQt instead of {name}"


def direct_shapely(item: Module) -> Iterator[tuple[int, str]]:
    """Shapely other than through services/geos.py, which knows whose GEOS it calls."""
    for node, level, name in imports(item.tree):
        if level == 0 and name.split(".")[0] == "shapely":
            yield node.lineno, f"import shapely from services.geos instead of {name}"


def old_exec(item: Module) -> Iterator[tuple[int, str]]:
    """The name ``exec_``, gone in Qt 6."""
    for node in ast.walk(item.tree):
        if isinstance(node, ast.Attribute) and node.attr == "exec_":
            yield node.lineno, "exec_() instead of exec()"


def unscoped_enums(item: Module) -> Iterator[tuple[int, str]]:
    """Enum members without their enum's name (Qt.UserRole, Qgis.Warning), gone in Qt 6."""
    scopes = {id(node.value) for node in ast.walk(item.tree) if isinstance(node, ast.Attribute)}
    called = {id(node.func) for node in ast.walk(item.tree) if isinstance(node, ast.Call)}
    # A parameter's type is the enum itself.
    types = {
        id(part)
        for node in ast.walk(item.tree)
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if annotation is not None
        for part in ast.walk(annotation)
    }
    for node in ast.walk(item.tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and re.fullmatch(r"Qt|Qgis|Qgs[A-Z]\w+|Q[A-Z]\w+", node.value.id)
            and re.fullmatch(r"(?!Type$)[A-Z]\w*[a-z]\w*", node.attr)  # "Type" is an enum, not a member
            and id(node) not in scopes | called | types
        ):
            yield node.lineno, f"enum without its scope: {node.value.id}.{node.attr}"


def touched_path(item: Module) -> Iterator[tuple[int, str]]:
    """sys.path; the root's folder ``processing`` would shadow QGIS's own."""
    for node in ast.walk(item.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.path", "site.addsitedir"}:
            yield node.lineno, f"{ast.unparse(node)} is touched"
    for node, _, name in imports(item.tree):
        if name in {"sys.path", "site.addsitedir"}:
            yield node.lineno, f"{name} is touched"


def long_files(item: Module) -> Iterator[tuple[int, str]]:
    """Files too long to read in one sitting."""
    lines = item.source.count("\n")
    if lines > LONGEST_FILE:
        yield lines, f"{lines} lines; split it along a real seam"


def built_texts(item: Module) -> Iterator[tuple[int, str]]:
    """Texts that scripts/translations.py cannot see: put together, or handed over in a variable, before `tr`."""
    for node in ast.walk(item.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "tr"
            and not isinstance(node.args[0], ast.Constant | ast.Subscript | ast.Attribute)
        ):
            yield node.lineno, "tr() needs the whole text; fill it with .format() afterwards"


RULES = (
    arrows,
    absolute_self_imports,
    sql_text,
    database_drivers,
    widgets,
    qgis_in_domain,
    direct_qt,
    direct_shapely,
    old_exec,
    unscoped_enums,
    touched_path,
    long_files,
    built_texts,
)

BAD = [
    (arrows, "plugin/domain/a.py", "from ..services.clock import utc_now"),
    (arrows, "plugin/services/a.py", "from ..store import open_store"),
    (arrows, "plugin/services/a.py", "def f():\n    from .. import store"),
    (arrows, "plugin/store/gpkg/a.py", "from ...network.graph import x"),
    (arrows, "plugin/video/a.py", "from ..maps.layers import x"),
    (arrows, "processing/a.py", "from ..plugin.panels import x"),
    (arrows, "processing/a.py", "from ..plugin import app"),
    (arrows, "plugin/panels/a.py", "from ...processing.base import x"),
    (arrows, "plugin/jobs/a.py", "from ..elsewhere import x"),
    (arrows, "plugin/elsewhere/a.py", ""),
    (arrows, "plugin/jobs/a.py", "from .... import x"),
    (absolute_self_imports, "processing/a.py", "from civicgrid.plugin import domain"),
    (absolute_self_imports, "processing/a.py", "import plugin.domain"),
    (sql_text, "plugin/jobs/a.py", 'x = "SELECT id FROM person"'),
    (sql_text, "plugin/jobs/a.py", 'x = "\\n  select id\\n from person"'),
    (sql_text, "plugin/jobs/a.py", 'x = f"SELECT {c} FROM {t}"'),
    (sql_text, "plugin/jobs/a.py", 'x = "SELECT " + c'),
    (sql_text, "plugin/jobs/a.py", 'x = "INSERT OR IGNORE INTO person VALUES (1)"'),
    (sql_text, "plugin/network/a.py", 'x = f"UPDATE {t} SET a = 1"'),
    (sql_text, "processing/a.py", 'x = "DELETE FROM person"'),
    (sql_text, "processing/a.py", 'x = "delete from person"'),
    (sql_text, "plugin/domain/a.py", 'x = "CREATE TEMP TABLE t (a)"'),
    (sql_text, "plugin/domain/a.py", 'x = "WITH a AS (SELECT 1) TABLE a"'),
    (database_drivers, "plugin/jobs/a.py", "import psycopg2.sql"),
    (database_drivers, "plugin/network/a.py", "def f():\n    from sqlite3 import connect"),
    (widgets, "processing/a.py", "from qgis.PyQt.QtWidgets import QDialog"),
    (widgets, "plugin/jobs/a.py", "from qgis.PyQt import QtWidgets"),
    (widgets, "plugin/network/a.py", "import qgis.gui"),
    (widgets, "plugin/store/a.py", "from qgis import gui"),
    (qgis_in_domain, "plugin/domain/a.py", "from qgis.core import QgsGeometry"),
    (qgis_in_domain, "plugin/domain/x/a.py", "def f():\n    import qgis.PyQt.QtCore"),
    (direct_qt, "plugin/maps/a.py", "from PyQt5.QtCore import Qt"),
    (direct_qt, "plugin/maps/a.py", "import PyQt6"),
    (direct_shapely, "plugin/jobs/a.py", "import shapely"),
    (direct_shapely, "plugin/jobs/a.py", "def f():\n    from shapely.ops import split"),
    (old_exec, "plugin/app.py", "dialog.exec_()"),
    (unscoped_enums, "plugin/app.py", "x = Qt.UserRole"),
    (unscoped_enums, "processing/a.py", "f(QgsProcessing.TypeVectorLine)"),
    (unscoped_enums, "processing/a.py", "f(level=Qgis.Warning)"),
    (unscoped_enums, "processing/a.py", "x = QVariant.Int"),
    (touched_path, "__init__.py", "import sys\nsys.path.insert(0, 'x')"),
    (touched_path, "__init__.py", "from sys import path"),
    (long_files, "plugin/app.py", "x = 1\n" * (LONGEST_FILE + 1)),
    (built_texts, "processing/a.py", 'tr(f"row {n}")'),
    (built_texts, "processing/a.py", 'tr("row {}".format(n))'),
    (built_texts, "processing/a.py", 'tr("row " + n)'),
    (built_texts, "processing/a.py", "tr(text)"),
]

GOOD = [
    (arrows, "plugin/services/a.py", "from ..domain.problems import Problem"),
    (arrows, "plugin/store/gpkg/a.py", "from ..errors import StoreError\nfrom ...services import clock"),
    (arrows, "processing/a.py", "from .base import x\nfrom ..plugin.jobs import y"),
    (arrows, "plugin/app.py", "from ..processing.provider import x\nfrom .panels import y"),
    (arrows, "__init__.py", "from .plugin.app import CivicGridPlugin"),
    (absolute_self_imports, "plugin/jobs/a.py", "import processing"),
    (sql_text, "plugin/store/a.py", 'x = "SELECT id FROM person"'),
    (sql_text, "processing/a.py", '"""SELECT id FROM person"""\nx = "Select a layer from the list"'),
    (sql_text, "processing/a.py", 'x = "Update the data set; delete rows from it"'),
    (database_drivers, "plugin/store/a.py", "import sqlite3"),
    (widgets, "plugin/maps/a.py", "from qgis.PyQt.QtWidgets import QDialog\nfrom qgis.gui import QgsMapTool"),
    (widgets, "processing/a.py", "from qgis.PyQt.QtGui import QIcon"),
    (unscoped_enums, "plugin/app.py", "Qt.ItemDataRole.UserRole, QgsX.OUTPUT, QgsX.Options(), QMetaType.Type"),
    (unscoped_enums, "plugin/app.py", "def f(level: Qgis.MessageLevel = Qgis.MessageLevel.Info) -> Qt.Key: x: Qt.Key"),
    (direct_shapely, "plugin/jobs/a.py", "from ..services.geos import shapely"),
    (touched_path, "plugin/app.py", "os.path.join(sys.platform)"),
    (long_files, "plugin/app.py", "x = 1\n" * LONGEST_FILE),
    (built_texts, "processing/a.py", 'tr("row {n}").format(n=n), tr(self.TITLE), tr(REASONS[code])'),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule):
    assert [f"{item.path}:{line}: {text}" for item in modules() for line, text in rule(item)] == []


@pytest.mark.parametrize(("rule", "path", "source"), BAD, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_fires(rule, path, source):
    assert list(rule(module(path, source)))


@pytest.mark.parametrize(("rule", "path", "source"), GOOD, ids=lambda value: getattr(value, "__name__", None))
def test_the_rule_lets_pass(rule, path, source):
    assert list(rule(module(path, source))) == []


def test_every_rule_is_proven_both_ways():
    assert {rule for rule, *_ in BAD} == set(RULES)
    assert len(modules()) > 20


def test_tests_and_scripts_can_be_read_in_one_sitting_too():
    paths = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "scripts").glob("*.py")]
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in paths}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def needed(found: list[Module]) -> dict[str, set[str]]:
    """Module → the modules that have to be loaded before it, by imports that run when it is."""
    names = {
        item.path.as_posix().removesuffix(".py").removesuffix("/__init__").replace("/", "."): item for item in found
    }
    graph = {}
    for name, item in names.items():
        folder, graph[name] = item.path.parent.parts, set()
        for node in item.tree.body:
            for level, words in [
                (node.level, [*(node.module or "").split("."), alias.name])
                for alias in (node.names if isinstance(node, ast.ImportFrom) and node.level else ())
            ]:
                target = [*folder[: len(folder) - level + 1], *filter(None, words)]
                whole, above = ".".join(target), ".".join(target[:-1])
                graph[name] |= {whole if whole in names else above} & names.keys() - {name}
    return graph


def circles(graph: dict[str, set[str]]) -> set[str]:
    """The modules that stand in a circle, or need one."""
    left = {name: set(others) for name, others in graph.items()}
    while free := {name for name, others in left.items() if not others}:
        left = {name: others - free for name, others in left.items() if name not in free}
    return set(left)


def test_no_modules_need_each_other():
    assert circles(needed(modules())) == set()
    one, other = module("plugin/jobs/a.py", "from .b import x"), module("plugin/jobs/b.py", "from . import a")
    assert circles(needed([one, other])) == {"plugin.jobs.a", "plugin.jobs.b"}


def test_sql_files_lie_in_the_store():
    paths = [*(ROOT / "plugin").rglob("*.sql"), *(ROOT / "processing").rglob("*.sql"), *ROOT.glob("*.sql")]
    assert {path.relative_to(ROOT).parts[:2] for path in paths} <= {("plugin", "store")}


def test_no_file_shadows_pytest_or_qgis():
    assert not (ROOT / "conftest.py").exists()
    assert not list((ROOT / "tests").rglob("__init__.py"))
