"""A duty workstation 值班工作站: a QGIS profile of its own, and a launcher that starts with the session.

What is written outside QGIS is made from the templates in ``resources/templates/workstation``. `Place` says where each
file goes on a system; `texts` fills the templates; `set_up` writes, `remove` takes exactly that back.
"""

import html
import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from .paths import PACKAGE, RESOURCES
from .translation import tr

PROFILE = "civicgrid-duty"
LINUX, WINDOWS, MACOS = "linux", "windows", "macos"
TEMPLATES = RESOURCES / "templates" / "workstation"
MARK = "civicgrid-duty.json"
"""Stands in the profile's folder: without it, a profile of that name is somebody else's."""

_PLUGIN = Path("python") / "plugins" / "civicgrid"
_SETTINGS = Path("QGIS") / "QGIS3.ini"


class WorkstationError(ValueError):
    """What stands in the way of a duty workstation; its text is the sentence for the user."""


@dataclass(frozen=True)
class Place:
    """Where things are: QGIS's program, the folder that holds ``profiles``, and what is written beside them."""

    system: str
    program: PurePath
    profiles: PurePath
    launcher: PurePath
    autostart: PurePath

    @property
    def profile(self) -> PurePath:
        """The folder of the workstation's profile."""
        return self.profiles / "profiles" / PROFILE


def this_system() -> str:
    """linux, windows or macos."""
    return {"win32": WINDOWS, "darwin": MACOS}.get(sys.platform, LINUX)


def find_place(
    system: str, program: PurePath, profiles: PurePath, home: PurePath, environment: Mapping[str, str] = os.environ
) -> Place:
    """The place on a system, by its conventions; ``home`` is the user's folder.

    QGIS's own wrapper is preferred to the program that it calls, because it sets the environment.
    """
    kind = type(home)
    if program.suffix == ".bin" and Path(program.with_suffix("")).is_file():
        program = program.with_suffix("")

    def folder(variable: str, otherwise: str) -> PurePath:
        given = environment.get(variable, "")
        # The XDG specification says to ignore a relative path.
        return kind(given) if given and kind(given).is_absolute() else home / otherwise

    if system == WINDOWS:
        launcher = folder("LOCALAPPDATA", "AppData/Local") / "CivicGrid" / "duty" / "civicgrid-duty.cmd"
        startup = folder("APPDATA", "AppData/Roaming") / "Microsoft/Windows/Start Menu/Programs/Startup"
        return Place(system, program, profiles, launcher, startup / "civicgrid-duty-start.cmd")
    if system == MACOS:
        launcher = home / "Library/Application Support/CivicGrid/duty/civicgrid-duty.sh"
        return Place(system, program, profiles, launcher, home / "Library/LaunchAgents/org.civicgrid.duty.plist")
    launcher = folder("XDG_DATA_HOME", ".local/share") / "civicgrid" / "duty" / "civicgrid-duty.sh"
    autostart = folder("XDG_CONFIG_HOME", ".config") / "autostart" / "civicgrid-duty.desktop"
    return Place(system, program, profiles, launcher, autostart)


def texts(place: Place) -> dict[PurePath, str]:
    """The files of the launcher and their texts. Raises WorkstationError for a path that cannot be written in them."""
    values = {
        "PROGRAM": str(place.program),
        "PROFILES": str(place.profiles),
        "PROFILE": PROFILE,
        "STATE": str(place.launcher.parent),
        "TEXT_ROOT": tr("The duty workstation does not run as administrator."),
        "TEXT_RUNNING": tr("The duty workstation is running already."),
    }
    launcher, autostart, quote, quote_start = {
        LINUX: ("launcher.sh", "autostart.desktop", quote_sh, quote_desktop),
        WINDOWS: ("launcher.cmd", "startup.cmd", quote_cmd, quote_cmd),
        MACOS: ("launcher.sh", "agent.plist", quote_sh, html.escape),
    }[place.system]
    start = {
        "LAUNCHER": quote_start(str(place.launcher)),
        "ICON": string_desktop(str(RESOURCES / "icons" / "civicgrid.svg")),
    }
    return {
        place.launcher: _fill(launcher, {name: quote(value) for name, value in values.items()}),
        place.autostart: _fill(autostart, start),
    }


def quote_sh(value: str) -> str:
    """A value as one word of a POSIX shell."""
    return shlex.quote(_one_line(value))


def quote_cmd(value: str) -> str:
    """A value for ``set "name=value"`` in a batch file: quotes keep ``&``, ``^`` and spaces, per cent is doubled."""
    if '"' in _one_line(value):
        raise WorkstationError(
            tr("A path with a quotation mark cannot be written in a batch file: {path}").format(path=value)
        )
    return value.replace("%", "%%")


def string_desktop(value: str) -> str:
    """A string value of a desktop entry (Desktop Entry Specification): backslashes are doubled."""
    return _one_line(value).replace("\\", "\\\\")


def quote_desktop(value: str) -> str:
    """One argument of ``Exec`` in a desktop entry: quoted, then escaped as every string value is."""
    quoted = '"' + re.sub(r'(["`$\\])', r"\\\1", _one_line(value)) + '"'
    return string_desktop(quoted).replace("%", "%%")


def set_up(place: Place, settings: Mapping[str, object], *, package: Path = PACKAGE) -> list[Path]:
    """Make or renew the workstation and return what was written; ``settings`` go into its profile's own file.

    The profile gets the plugin from ``package``: a link, or a copy where links are not to be had. Raises
    WorkstationError when a profile of that name is not ours or a path cannot be used, OSError when writing fails.
    """
    files = {Path(path): text for path, text in texts(place).items()}
    profile = Path(place.profile)
    if profile.exists() and not (profile / MARK).is_file():
        text = tr("The profile {name} exists already and was not made by CivicGrid.")
        raise WorkstationError(text.format(name=PROFILE))
    profile.mkdir(parents=True, exist_ok=True)
    (profile / MARK).write_text(json.dumps([str(path) for path in files], ensure_ascii=False), encoding="utf-8")
    _write_settings(profile / _SETTINGS, {"PythonPlugins/civicgrid": True, **settings})
    _place_plugin(package, profile / _PLUGIN)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\r\n" if path.suffix == ".cmd" else "\n")
        if path.suffix == ".sh":
            path.chmod(0o755)
    return [profile, *files]


def is_set_up(place: Place) -> bool:
    """Whether there is a workstation of ours."""
    return (Path(place.profile) / MARK).is_file()


def remove(place: Place) -> list[Path]:
    """Take the workstation back and return what was removed: the launcher with its log, its start, the profile.

    Nothing that is not ours: a profile without our mark stays, the linked plugin itself stays.
    """
    gone = []
    profile, launcher, autostart = Path(place.profile), Path(place.launcher), Path(place.autostart)
    for path in (autostart, launcher):
        if path.is_file():
            path.unlink()
            gone.append(path)
    for left in ("duty.log", "duty.log.1"):
        (launcher.parent / left).unlink(missing_ok=True)
    for folder in (launcher.parent, launcher.parent.parent):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    if (profile / MARK).is_file():
        plugin = profile / _PLUGIN
        if plugin.is_symlink():
            plugin.unlink()
        shutil.rmtree(profile)
        gone.append(profile)
    return gone


def _fill(template: str, values: Mapping[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return re.sub("@([A-Z_]+)@", lambda found: values[found[1]], text)


def _one_line(value: str) -> str:
    if any(character in value for character in "\r\n\0"):
        raise WorkstationError(tr("A path with a line break cannot be used: {path}").format(path=repr(value)))
    return value


def _write_settings(file: Path, values: Mapping[str, object]) -> None:
    from qgis.PyQt.QtCore import QSettings

    file.parent.mkdir(parents=True, exist_ok=True)
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    for key, value in values.items():
        settings.setValue(key, value)
    settings.sync()


def _place_plugin(package: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_symlink():
        place.unlink()
    elif place.is_dir():
        shutil.rmtree(place)
    try:
        place.symlink_to(package.resolve(), target_is_directory=True)
    except OSError:  # Windows gives links to administrators only
        shutil.copytree(package, place, ignore=shutil.ignore_patterns("__pycache__", ".git", "build", "tests"))
