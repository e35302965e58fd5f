"""Map themes 矢量, 影像, 值班, 人口分布: which layers are on, and in which of their styles."""

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeModel, QgsMapLayer, QgsMapThemeCollection, QgsProject

from .imagery import IMAGERY
from .layers import GROUP
from .model import ProjectSpec, ThemeSpec, project_spec
from .words import Words

_SCOPE, _FOLDER = "civicgrid", "/themes/"
_BETWEEN = " · "


def set_themes(
    project: QgsProject, group: QgsLayerTreeGroup, layers: dict[str, QgsMapLayer], spec: ProjectSpec, words: Words
) -> None:
    """Store the themes and show the first. Layers outside the group are in each theme as they are now.

    A theme that is there under the same name keeps it; ours then carries the name of the group, too.
    """
    themes = project.mapThemeCollection()
    named = {theme.id: _free_name(themes, theme.name.say(words.suffix), group.name()) for theme in spec.themes}
    # Before the themes themselves: whoever hears of them asks for their names.
    project.writeEntry(_SCOPE, _entry(group.customProperty(GROUP)), list(named.values()))
    model = QgsLayerTreeModel(project.layerTreeRoot())
    for theme in reversed(spec.themes):
        _show(project, layers, theme, spec, words)
        record = QgsMapThemeCollection.createThemeFromCurrentState(project.layerTreeRoot(), model)
        themes.insert(named[theme.id], record)


def theme_names(project: QgsProject, uid: str = "") -> dict[str, str]:
    """The names under which a project holds a store's themes, by their ids; empty without its layers.

    Without a store those of the first whose layers are there.
    """
    there = project.mapThemeCollection().mapThemes()
    for entry in [_entry(uid)] if uid else [_FOLDER + one for one in project.entryList(_SCOPE, _FOLDER)]:
        names = project.readListEntry(_SCOPE, entry)[0]
        return {theme.id: name for theme, name in zip(project_spec().themes, names, strict=False) if name in there}
    return {}


def short_name(name: str) -> str:
    """What a theme is called on a button: the group's name stands behind it where two stores have layers here."""
    return name.split(_BETWEEN)[0]


def remove_themes(project: QgsProject, uid: str) -> None:
    """Take away the themes that ``set_themes`` has stored for a store."""
    for name in project.readListEntry(_SCOPE, _entry(uid))[0]:
        project.mapThemeCollection().removeMapTheme(name)
    project.removeEntry(_SCOPE, _entry(uid))


def _entry(uid: str) -> str:
    """Where the project keeps a store's theme names; QGIS saves no entry whose name begins with a digit."""
    return f"{_FOLDER}of-{uid}"


def _free_name(themes: QgsMapThemeCollection, name: str, group: str) -> str:
    return f"{name}{_BETWEEN}{group}" if themes.hasMapTheme(name) else name


def _show(project: QgsProject, layers: dict[str, QgsMapLayer], theme: ThemeSpec, spec: ProjectSpec, words: Words):
    root = project.layerTreeRoot()
    for one in spec.layers:
        if one.id not in layers:
            continue
        node = root.findLayer(layers[one.id].id())
        node.setItemVisibilityChecked(one.id in theme.on or (one.id not in theme.off and not one.hidden))
        styles = {style.id: style.name.say(words.suffix) for style in one.styles}
        wanted = theme.styles.get(one.id)
        if styles:
            layers[one.id].styleManager().setCurrentStyle(styles[wanted or one.styles[0].id])
    if IMAGERY in layers:
        root.findLayer(layers[IMAGERY].id()).setItemVisibilityChecked(theme.imagery)
