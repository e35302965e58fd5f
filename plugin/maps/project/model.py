"""The project as data: groups, layers, forms, relations and themes, read from ``resources/project``.

Nothing here knows QGIS. A text is a pair (Chinese, English); ``{{list.code}}`` in a text, expression or style stands
for the name of a code (words.py) and ``{{suffix}}`` for the ending of columns that hold a name, zh or en.
"""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ...services.paths import RESOURCES

FOLDER = RESOURCES / "project"


@dataclass(frozen=True)
class Text:
    """A name in both languages."""

    zh: str
    en: str

    def say(self, suffix: str) -> str:
        """The name in the language zh or en."""
        return self.zh if suffix == "zh" else self.en


@dataclass(frozen=True)
class StyleSpec:
    """A named style of a layer: ``file`` is resources/styles/<file>.qml, which several may share.

    ``values`` stand in the file for ``{{value.name}}``.
    """

    id: str
    file: str
    name: Text
    values: dict[str, str] = field(default_factory=dict, hash=False)

    def fill(self, text: str) -> str:
        """A text of the file with this style's values in it."""
        for name, value in self.values.items():
            text = text.replace(f"{{{{value.{name}}}}}", value)
        return text


@dataclass(frozen=True)
class TabSpec:
    """A tab of a form: its columns, or a relation whose child rows it lists."""

    name: Text
    fields: tuple[str, ...] = ()
    relation: str = ""


@dataclass(frozen=True)
class LayerSpec:
    """One layer. ``depends`` are the tables whose change repaints it; the first style is the one it opens with.

    ``scale`` (n, m): drawn at scales from 1:n, the smaller, to 1:m, the larger one; 0 is no limit. ``title``: the
    display expression. ``temporal``: columns of the beginning and the end, or of one instant. ``roles``: who may have
    it, everybody when empty. ``hidden``: in the tree, but not switched on. ``counted_by``: the table with about as many
    rows, for a view that a GeoPackage with many does not offer.
    """

    id: str
    name: Text
    relation: str
    depends: tuple[str, ...]
    title: str
    styles: tuple[StyleSpec, ...] = ()
    form: tuple[TabSpec, ...] = ()
    tip: tuple[str, ...] = ()
    scale: tuple[int, int] = (0, 0)
    temporal: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    hidden: bool = False
    counted_by: str = ""
    group: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, each once."""
        named = [name for tab in self.form for name in tab.fields]
        return tuple(dict.fromkeys([*named, *self.tip]))


@dataclass(frozen=True)
class GroupSpec:
    """A sub-group with its layers from the top down."""

    id: str
    name: Text
    layers: tuple[LayerSpec, ...]


@dataclass(frozen=True)
class RelationSpec:
    """Rows of the layer ``child`` whose ``column`` holds the id of a row of ``parent``."""

    id: str
    name: Text
    parent: str
    child: str
    column: str


@dataclass(frozen=True)
class ThemeSpec:
    """A map theme: layers that are off, hidden ones that are on, the style of some, and whether the imagery is on."""

    id: str
    name: Text
    off: frozenset[str]
    styles: dict[str, str] = field(default_factory=dict)
    imagery: bool = False
    on: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ProjectSpec:
    """Everything that a store becomes in QGIS. ``columns``: name -> alias; ``codes``: name -> code list."""

    name: Text
    groups: tuple[GroupSpec, ...]
    relations: tuple[RelationSpec, ...]
    themes: tuple[ThemeSpec, ...]
    columns: dict[str, Text]
    codes: dict[str, str]

    @property
    def layers(self) -> tuple[LayerSpec, ...]:
        """Every layer from the top down."""
        return tuple(layer for group in self.groups for layer in group.layers)

    def alias(self, relation: str, column: str) -> Text:
        """How a column is called; ``relation.column`` goes before ``column``. Raises KeyError."""
        return self.columns.get(f"{relation}.{column}") or self.columns[column]

    def code_list(self, relation: str, column: str) -> str:
        """The code list of a column, "" when its values are plain."""
        return self.codes.get(f"{relation}.{column}", self.codes.get(column, ""))


@cache
def project_spec(folder: Path = FOLDER) -> ProjectSpec:
    """Read the project's files; raises KeyError or TypeError where one is incomplete."""
    head, fields = _json(folder / "project.json"), _json(folder / "fields.json")
    return ProjectSpec(
        Text(*head["name"]),
        tuple(_group(_json(folder / "layers" / f"{name}.json")) for name in head["groups"]),
        tuple(RelationSpec(**{**one, "name": Text(*one["name"])}) for one in head["relations"]),
        tuple(
            ThemeSpec(
                **{**one, "name": Text(*one["name"]), "off": frozenset(one["off"]), "on": frozenset(one.get("on", ()))}
            )
            for one in head["themes"]
        ),
        {name: Text(*pair) for name, pair in fields["names"].items()},
        fields["codes"],
    )


def _json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _group(data: dict) -> GroupSpec:
    return GroupSpec(data["id"], Text(*data["name"]), tuple(_layer(one, data["id"]) for one in data["layers"]))


def _layer(data: dict, group: str) -> LayerSpec:
    return LayerSpec(
        **{
            **data,
            "name": Text(*data["name"]),
            "depends": tuple(data["depends"]),
            "styles": tuple(StyleSpec(**{**one, "name": Text(*one["name"])}) for one in data.get("styles", ())),
            "form": tuple(
                TabSpec(Text(*tab["name"]), tuple(tab.get("fields", ())), tab.get("relation", ""))
                for tab in data.get("form", ())
            ),
            "tip": tuple(data.get("tip", ())),
            "scale": tuple(data.get("scale", (0, 0))),
            "temporal": tuple(data.get("temporal", ())),
            "roles": frozenset(data.get("roles", ())),
            "group": group,
        }
    )
