"""The plugin's share of QGIS's start, as QGIS measures it, beside its own Processing plugin in the same starts."""

import importlib.util
import statistics
import sys
import tempfile
from pathlib import Path

STARTS = 5
SCRIPT = """
def steps():
    import qgis.utils
    yield lambda: "civicgrid" in qgis.utils.plugins
    note("times", qgis.utils.plugin_times)

drive(steps())
"""


def main() -> None:
    path = Path(__file__).resolve().parents[1] / "support" / "desktop.py"
    spec = importlib.util.spec_from_file_location("desktop", path)
    desktop = importlib.util.module_from_spec(spec)
    sys.modules["desktop"] = desktop
    spec.loader.exec_module(desktop)
    found: dict[str, list[float]] = {"civicgrid": [], "processing": []}
    with tempfile.TemporaryDirectory() as folder:
        profile = desktop.profile_with_plugin(Path(folder))
        for _ in range(STARTS):
            times = desktop.run_desktop(SCRIPT, profile).values["times"]
            for name, seconds in found.items():
                seconds.append(float(times[name].rstrip("s")))
    medians = {name: statistics.median(seconds) for name, seconds in found.items()}
    ratio = medians["civicgrid"] / medians["processing"]
    for row in (
        f"share of QGIS's start, median of {STARTS} starts",
        f"  civicgrid          {medians['civicgrid'] * 1000:6.0f} ms   {ratio:.2f} x Processing",
        f"  QGIS's Processing  {medians['processing'] * 1000:6.0f} ms",
    ):
        print(row)  # noqa: T201


if __name__ == "__main__":
    main()
