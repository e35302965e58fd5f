"""The real QGIS desktop on a screen of its own: a driver script in it clicks, and leaves a result and pictures.

Only processes that were started here are ended, by their id.
"""

import json
import os
import signal
import subprocess
import sysconfig
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ROOT / "build" / "screens"
DRIVER = Path(__file__).with_name("driver.py")
SCREEN = (1600, 1000)


@dataclass
class Result:
    """What a driver script left: ``values`` it noted, what QGIS printed, and how it ended."""

    values: dict = field(default_factory=dict)
    output: str = ""
    exit_code: int | None = None

    def check(self) -> dict:
        """The values, when the script ran to its end and nothing was raised anywhere, to the end of QGIS."""
        assert "error" not in self.values, self.values["error"]
        assert "Traceback" not in self.output, self.output
        assert self.exit_code == 0, self.output
        return self.values


@contextmanager
def screen(width: int = SCREEN[0], height: int = SCREEN[1]):
    """A virtual screen; gives its DISPLAY text."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


def profile_with_plugin(folder: Path, plugin: Path | None = ROOT) -> Path:
    """Make a QGIS profiles folder whose profile ``default`` has the plugin (a link to this checkout) enabled."""
    profile = folder / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True, exist_ok=True)
    (profile / "python" / "plugins").mkdir(parents=True, exist_ok=True)
    enabled = ""
    if plugin is not None:
        link = profile / "python" / "plugins" / "civicgrid"
        if not link.exists():
            link.symlink_to(plugin)
        enabled = "[PythonPlugins]\ncivicgrid=true\n"
    # No tips, no news, no questions: nothing may stand before the window.
    (profile / "QGIS" / "QGIS3.ini").write_text(
        f"{enabled}[qgis]\nshowTips=false\ncheckVersion=false\nnewsFeed=false\naskToSaveProjectChanges=false\n"
        "[app]\nshowTips340=false\nnews-feed\\http_feed.qgis.org\\disabled=true\n",
        encoding="utf-8",
    )
    return folder


def run_desktop(
    script: str | Path,
    folder: Path,
    *,
    language: str = "zh-Hans",
    scale: float = 1.0,
    env: dict[str, str] | None = None,
    size: tuple[int, int] = SCREEN,
    arguments: tuple[str, ...] = (),
    timeout: float = 300,
    display: str | None = None,
) -> Result:
    """Run QGIS with a driver script and wait until it has ended.

    ``script`` is Python for inside QGIS; it may call what tests/support/driver.py defines, and ends with `finish()`.
    ``folder`` is what `profile_with_plugin` made; ``language`` is QGIS's own name for one (Chinese is zh-Hans there).
    ``display`` names a `screen` that is shared with others; without one QGIS has a screen of ``size`` of its own.
    Raises TimeoutError with QGIS's output when it does not end in time.
    """
    text = script.read_text(encoding="utf-8") if isinstance(script, Path) else script
    code, values, log = folder / "code.py", folder / "result.json", folder / "output.txt"
    values.unlink(missing_ok=True)
    code.write_text(DRIVER.read_text(encoding="utf-8") + "\n\n" + text + "\n", encoding="utf-8")
    site = sysconfig.get_path("purelib")
    with ExitStack() as stack:
        display = display or stack.enter_context(screen(*size))
        output = stack.enter_context(log.open("w"))
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(scale),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": site,
            "CIVICGRID_TEST_CODE": str(code),
            "CIVICGRID_TEST_RESULT": str(values),
            "CIVICGRID_TEST_SCREENS": str(SCREENS),
            "CIVICGRID_CACHE": str(folder / "cache"),
            **(env or {}),
        }
        command = [
            *("qgis", "--profiles-path", str(folder), "--profile", "default", "--lang", language),
            *("--nologo", "--noversioncheck", "--code", str(code), *arguments),
        ]
        process = subprocess.Popen(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise TimeoutError(log.read_text(errors="replace")[-4000:]) from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    result = Result(output=log.read_text(errors="replace"), exit_code=process.returncode)
    deadline = time.monotonic() + 1
    while not values.is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    if values.is_file():
        result.values = json.loads(values.read_text(encoding="utf-8"))
    return result
