"""The project of a store: building it, and drawing it at the scales people work at, against a plain QGIS layer.

``python tests/bench/bench_project.py [DATABASE]`` prints the rows for a store, or for a town of a million residents
made in a temporary file. The peer draws one layer, the raw buildings in QGIS's default symbol, on the same canvas in
the same run. ``rows`` gives them to ``make bench``.
"""

import importlib.util
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

WIDTH, HEIGHT, DPI = 1920, 1080, 96
SCALES = (50_000, 10_000, 2_000)
BUDGETS = {"open": 3.0, "draw": 1.0}


def settings_of(project, layers, extent=None, scale=None, overrides=None):
    """A canvas of a command centre's screen over an extent, or over its middle at a scale."""
    from qgis.core import Qgis, QgsExpressionContext, QgsExpressionContextUtils, QgsMapSettings, QgsRectangle
    from qgis.PyQt.QtCore import QSize

    found = QgsMapSettings()
    found.setOutputSize(QSize(WIDTH, HEIGHT))
    found.setOutputDpi(DPI)
    found.setDestinationCrs(project.crs())
    found.setTransformContext(project.transformContext())
    found.setBackgroundColor(project.backgroundColor())
    found.setLayers(layers)
    found.setLayerStyleOverrides(overrides or {})
    for flag in (Qgis.MapSettingsFlag.Antialiasing, Qgis.MapSettingsFlag.DrawLabeling,
                 Qgis.MapSettingsFlag.UseRenderingOptimization):  # fmt: skip
        found.setFlag(flag, True)
    if scale:
        middle = extent.center()
        wide, high = (pixels / DPI * 0.0254 * scale / 2 for pixels in (WIDTH, HEIGHT))
        extent = QgsRectangle(middle.x() - wide, middle.y() - high, middle.x() + wide, middle.y() + high)
    found.setExtent(extent)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(found))
    found.setExpressionContext(context)
    return found


def draw(settings) -> float:
    """Seconds to draw a map as the canvas does, layers in parallel."""
    from qgis.core import QgsMapRendererParallelJob

    started = time.perf_counter()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if job.renderedImage().isNull() or job.errors():
        raise SystemExit(f"not drawn: {[error.message for error in job.errors()]}")
    return time.perf_counter() - started


def measure(store) -> list[tuple[str, float, float, float | None]]:
    """(what, our seconds, the peer's seconds, budget in seconds)."""
    from qgis.core import QgsProject, QgsVectorLayer

    from civicgrid.plugin.maps.project import build_project
    from civicgrid.plugin.maps.sources import layer_source

    project = QgsProject.instance()
    project.clear()
    started = time.perf_counter()
    made = build_project(store, project)
    built = time.perf_counter() - started
    themes = project.mapThemeCollection()
    vector, _, duty = (theme for theme in ("矢量", "影像", "值班"))
    extent = project.viewSettings().defaultViewExtent()
    first = draw(settings_of(project, themes.mapThemeVisibleLayers(vector), extent))
    started = time.perf_counter()
    plain = QgsVectorLayer(*_reordered(layer_source(store, "building")))
    opened = time.perf_counter() - started
    found = [
        ("build the project", built, opened, None),
        ("build and first draw, everything", built + first, opened + draw(settings_of(project, [plain], extent)),
         BUDGETS["open"]),
    ]  # fmt: skip
    for theme in (vector, duty):
        layers, overrides = themes.mapThemeVisibleLayers(theme), themes.mapThemeStyleOverrides(theme)
        for scale in (None, *SCALES):
            ours = min(draw(settings_of(project, layers, extent, scale, overrides)) for _ in range(2))
            peer = min(draw(settings_of(project, [plain], extent, scale)) for _ in range(2))
            name = f"{theme}, " + (f"1:{scale:,}" if scale else "everything")
            found.append((name, ours, peer, BUDGETS["draw"]))
    building = made.layers["building"]
    building.styleManager().setCurrentStyle("按新鲜度")
    fresh = settings_of(project, [building], extent, 12_000)
    peer = draw(settings_of(project, [plain], extent, 12_000))
    found.append(("freshness of the buildings, 1:12,000", draw(fresh), peer, BUDGETS["draw"]))
    project.clear()
    return found


def _reordered(source):
    uri, provider = source
    return uri, "building", provider


def rows(database: str | None = None):
    """Measure a store, or a made one, and yield what ``make bench`` prints."""
    from civicgrid.plugin.store import create_store, open_store
    from civicgrid.tests.support.big_town import fill_big_town
    from civicgrid.tests.support.scene import add_things

    if database:
        with open_store(database) as store:
            yield from measure(store)
        return
    with tempfile.TemporaryDirectory() as folder, create_store(str(Path(folder) / "big.gpkg"), purpose="demo") as store:
        area, bounds = fill_big_town(store)
        with store.transaction():
            add_things(store, area, bounds, many=40)
        yield from measure(store)


def main() -> None:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.stdout.write(f"{'':<40}{'CivicGrid':>10}{'QGIS, raw buildings':>22}{'ratio':>8}{'budget':>9}\n")
    for what, ours, peer, budget in rows(*sys.argv[1:2]):
        limit = f"{budget:.1f} s" if budget else ""
        over = "" if budget is None or ours <= budget else "  over budget"
        sides = f"{ours:>8.2f} s{peer:>20.2f} s{ours / max(peer, 1e-6):>8.1f}"
        sys.stdout.write(f"{what:<40}{sides}{limit:>9}{over}\n")
    application.exitQgis()


if __name__ == "__main__":
    main()
