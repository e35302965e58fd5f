"""A duty workstation in a home of its own: made by clicks, kept alive by its launcher, taken back without a rest."""

import json
import os
import signal
import subprocess
import sysconfig
import time
from pathlib import Path

import pytest

from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop, screen

PATIENCE = 120
NAME = "civicgrid-duty"

MAKE = """
def steps():
    yield 1.5
    plugin().desk.workbench.settings.database.setValue("不在.gpkg")
    QTimer.singleShot(0, plugin().desk.duty.workstation.trigger)
    yield lambda: window(QDialog)
    yield 0.5
    picture("duty-workstation", window(QDialog))
    click(find("CivicGrid.workstation.make"))
    yield 0.5
    note("message", window(QMessageBox).text() if window(QMessageBox) else "")
    picture("duty-workstation-made", window(QDialog))
    window(QDialog).reject()

drive(steps())
"""

REMOVE = """
def steps():
    yield 1.5
    QTimer.singleShot(0, plugin().desk.duty.workstation.trigger)
    yield lambda: window(QDialog)
    yield 0.3
    later(find("CivicGrid.workstation.remove"))
    yield lambda: window(QMessageBox)
    answer(QMessageBox.StandardButton.Yes)
    yield 0.5
    window(QDialog).reject()

drive(steps())
"""

# Runs in the workstation's QGIS: says when duty mode is on, and closes the window when it is told to.
STARTUP = """
import json, os
from pathlib import Path
from qgis.PyQt.QtCore import QTimer

here = Path(os.environ["CIVICGRID_TEST_HERE"])


def look():
    from qgis.utils import iface, plugins

    desk = getattr(plugins.get("civicgrid"), "desk", None)
    if desk is None or not desk.duty.on:
        return
    desk.ticks = getattr(desk, "ticks", 0) + 1
    # What closes the window before QGIS's event loop runs is not heard.
    if (here / "close").exists() and desk.ticks > 15:
        timer.stop()
        iface.mainWindow().close()
    elif not (here / f"{os.getpid()}.up").exists():
        from qgis.core import QgsProject

        QgsProject.instance().setDirty(True)
        shown = {"menu": iface.mainWindow().menuBar().isVisible(), "dirty": QgsProject.instance().isDirty(),
                 "database": Path(desk.workbench.settings.database.value()).name}
        (here / "new").write_text(json.dumps(shown))
        (here / "new").rename(here / f"{os.getpid()}.up")


timer = QTimer()
timer.timeout.connect(look)
timer.start(200)
"""


@pytest.fixture
def home(tmp_path):
    """A home with spaces and Chinese in its path, and the environment that makes it one."""
    home = tmp_path / "家 目录"
    home.mkdir()
    return home, {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "设 置"),
        "XDG_DATA_HOME": str(home / "数 据"),
        "XDG_RUNTIME_DIR": str(tmp_path),
    }


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def wait_for(what, launcher: subprocess.Popen):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := what():
            return found
        assert launcher.poll() is None, "the launcher ended"
        time.sleep(0.1)
    raise TimeoutError("waited in vain")


def up(here: Path, *but: int) -> int:
    """The process id of a QGIS that is in duty mode, other than those known."""
    return next((int(path.stem) for path in here.glob("*.up") if int(path.stem) not in but), 0)


def test_made_by_clicks_restarted_after_a_kill_and_taken_back(tmp_path, home):
    home, environment = home
    folder = profile_with_plugin(tmp_path / "配置 文件")
    run_desktop("def steps():\n    yield 1.0\n\ndrive(steps())\n", folder, env=environment)
    before = files(home)
    made = run_desktop(MAKE, folder, env=environment)
    assert "error" not in made.values, made.values["error"]
    assert made.values["message"] == ""
    launcher = home / "数 据" / "civicgrid" / "duty" / "civicgrid-duty.sh"
    assert files(home) - before == {
        launcher.relative_to(home).as_posix(), "设 置/autostart/civicgrid-duty.desktop",
    }  # fmt: skip
    profile = folder / "profiles" / NAME
    assert (profile / "python/plugins/civicgrid").is_symlink()
    assert not list(profile.rglob("qgis-auth.db"))

    here = tmp_path / "here"
    here.mkdir()
    startup = tmp_path / "startup.py"
    startup.write_text(STARTUP)
    with screen() as display:
        inside = {
            **os.environ, **environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
            "PYTHONPATH": sysconfig.get_path("purelib"), "PYQGIS_STARTUP": str(startup),
            "CIVICGRID_CACHE": str(tmp_path / "cache"), "CIVICGRID_DUTY_AS_ROOT": "yes",
            "CIVICGRID_TEST_HERE": str(here),
        }  # fmt: skip
        running = subprocess.Popen([str(launcher)], env=inside, start_new_session=True)
        try:
            first = wait_for(lambda: up(here), running)
            shown = json.loads((here / f"{first}.up").read_text())
            assert shown == {"menu": False, "dirty": False, "database": "不在.gpkg"}
            second = subprocess.run([str(launcher)], env=inside, check=False, timeout=PATIENCE)
            assert second.returncode == 1
            os.kill(first, signal.SIGKILL)
            again = wait_for(lambda: up(here, first), running)
            assert again != first
            (here / "close").touch()
            assert running.wait(PATIENCE) == 0
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()
    log = (launcher.parent / "duty.log").read_text()
    assert log.count("QGIS starts") == 2
    assert "QGIS ended with code 137" in log
    assert log.rstrip().endswith("QGIS ended normally")

    removed = run_desktop(REMOVE, folder, env=environment)
    assert "error" not in removed.values, removed.values["error"]
    assert not profile.exists()
    assert (folder / "profiles/default/python/plugins/civicgrid").resolve().is_dir()
    assert not {name for name in files(home) - before if "civicgrid-duty" in name or "duty.log" in name}


def test_a_workstation_is_left_only_where_it_is_allowed(tmp_path):
    folder = profile_with_plugin(tmp_path)
    settings = folder / "profiles/default/QGIS/QGIS3.ini"
    plain = settings.read_text()
    script = """
def steps():
    yield lambda: plugin().desk.duty.on
    yield 0.5
    later(find("CivicGrid.duty.leave.big"))
    yield lambda: window(QMessageBox)
    note("buttons", len(window(QMessageBox).buttons()))
    window(QMessageBox).buttons()[0].click()
    yield 0.5
    note("on", plugin().desk.duty.on)

drive(steps())
"""
    for allowed, expected in (("false", {"buttons": 1, "on": True}), ("true", {"buttons": 2, "on": False})):
        settings.write_text(f"{plain}[plugins]\ncivicgrid\\duty=true\ncivicgrid\\duty-leave={allowed}\n")
        values = run_desktop(script, folder).values
        assert "error" not in values, values["error"]
        assert values == expected
