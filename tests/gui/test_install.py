"""The zip in an empty profile, as a user installs it: from the plugin manager, in a path with Chinese and a space."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from civicgrid.tests.support.desktop import profile_with_plugin, run_desktop
from civicgrid.tests.support.package import built_package

ROOT = Path(__file__).resolve().parents[2]

# What QGIS says to the user, and what it only logs, from the first moment on.
LISTEN = """
from qgis.core import Qgis
import pyplugin_installer, qgis.utils
logged = []


def listen(text, tab, level):
    if level in {Qgis.MessageLevel.Warning, Qgis.MessageLevel.Critical}:
        logged.append(f"{tab}: {text}")


QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(listen)


def state():
    provider = QgsApplication.processingRegistry().providerById("civicgrid")
    return {
        "active": "civicgrid" in qgis.utils.active_plugins,
        "enabled": QgsSettings().value("PythonPlugins/civicgrid", False, type=bool),
        "algorithms": sorted(a.id() for a in provider.algorithms()) if provider else None,
        "ours": sorted(w.objectName() for w in QApplication.allWidgets() if "CivicGrid" in w.objectName()),
        "messages": messages(),
        "logged": list(logged),
    }


from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QListView
"""

INSTALL = """
def photograph():
    manager = window(QDialog)
    names = manager.findChild(QListView, "vwPlugins")
    rows = [names.model().index(row, 0).data() for row in range(names.model().rowCount())]
    note("listed", rows)
    names.setCurrentIndex(names.model().index(rows.index("智慧网格"), 0))
    manager.resize(1100, 720)
    QTimer.singleShot(500, lambda: (picture("plugin-manager", manager), manager.reject()))


def steps():
    yield 1.0
    installer = pyplugin_installer.instance()
    note("before", state())
    installer.installFromZipFile({package!r})
    yield lambda: "civicgrid" in qgis.utils.active_plugins
    yield 1.0
    note("installed", state())
    from civicgrid.plugin.services.help import help_url

    note("help", help_url("user/connect"))
    picture("installed")
    installer.exportPluginsToManager()
    QTimer.singleShot(1500, photograph)
    iface.pluginManagerInterface().showPluginManager(1)
    yield 0.5

drive(steps())
"""

UNINSTALL = """
def steps():
    yield lambda: "civicgrid" in qgis.utils.active_plugins
    yield 1.0
    note("restarted", state())
    assert qgis.utils.unloadPlugin("civicgrid")
    QgsSettings().setValue("PythonPlugins/civicgrid", False)
    yield 0.5
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    note("disabled", state())
    installer = pyplugin_installer.instance()
    pyplugin_installer.installer.plugins.getAllInstalled()
    installer.uninstallPlugin("civicgrid", quiet=True)
    yield 0.5
    note("uninstalled", state())

drive(steps())
"""

MISSING = """
def steps():
    yield lambda: "civicgrid" in qgis.utils.active_plugins
    yield 1.5
    from civicgrid.plugin.services.dependencies import missing_sentences

    note("sentences", missing_sentences())
    note("found", state())
    algorithm = QgsApplication.processingRegistry().algorithmById("civicgrid:convertcrs")
    note("convertcrs", algorithm.canExecute()[0])
    picture("missing-modules")

drive(steps())
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return built_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def profile(tmp_path_factory):
    folder = profile_with_plugin(tmp_path_factory.mktemp("home") / "配置 文件", plugin=None)
    # The plugin manager takes a plugin's names in the language that was chosen in QGIS's settings.
    with (folder / "profiles" / "default" / "QGIS" / "QGIS3.ini").open("a", encoding="utf-8") as settings:
        settings.write("[locale]\noverrideFlag=true\nuserLocale=zh-Hans\n")
    return folder


@pytest.fixture(scope="module")
def installed(package, profile):
    result = run_desktop(LISTEN + INSTALL.format(package=str(package)), profile)
    assert "error" not in result.values, result.values["error"]
    return result


def broken(result):
    """Lines that speak of an error of ours."""
    lines = result.output.splitlines()
    return [line for line in lines if "Traceback" in line or "civicgrid" in line.lower()]


def test_the_zip_is_installed_and_starts(installed, profile):
    before, after = installed.values["before"], installed.values["installed"]
    assert (before["active"], before["algorithms"], before["ours"]) == (False, None, [])
    assert after["active"]
    assert after["enabled"]
    assert {"civicgrid:convertcrs", "civicgrid:evacuationrange"} <= set(after["algorithms"])
    assert "CivicGrid.toolbar" in after["ours"]
    assert after["logged"] == before["logged"]
    assert broken(installed) == []
    assert installed.exit_code == 0
    assert (profile / "profiles" / "default" / "python" / "plugins" / "civicgrid" / "metadata.txt").is_file()
    assert "智慧网格" in installed.values["listed"]
    page = Path(unquote(urlsplit(installed.values["help"]).path))
    assert page.is_relative_to(profile)
    assert "打开与新建数据库" in page.read_text(encoding="utf-8")
    assert "picture:plugin-manager" in installed.values


def test_it_comes_back_at_the_next_start_and_goes_without_a_trace(installed, profile):
    result = run_desktop(LISTEN + UNINSTALL, profile)
    assert "error" not in result.values, result.values["error"]
    assert result.values["restarted"]["active"]
    assert result.values["restarted"]["algorithms"] == installed.values["installed"]["algorithms"]
    for moment in ("disabled", "uninstalled"):
        found = result.values[moment]
        assert (found["active"], found["algorithms"], found["ours"]) == (False, None, [])
    assert [line for line in result.values["uninstalled"]["logged"] if "civicgrid" in line.lower()] == []
    assert broken(result) == []
    plugins = profile / "profiles" / "default" / "python" / "plugins"
    assert not (plugins / "civicgrid").exists()


def test_missing_modules_are_one_sentence_each_and_never_stop_qgis(tmp_path):
    """Without build/venv this system's Python has neither shapely 2 nor pypinyin."""
    home = tmp_path / "家"
    home.mkdir()
    result = run_desktop(
        LISTEN + MISSING, profile_with_plugin(tmp_path / "profile"), env={"PYTHONPATH": "", "HOME": str(home)}
    )
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0
    sentences = result.values["sentences"]
    assert [sentence for sentence in sentences if "shapely 2.0" in sentence and "sudo apt install" in sentence]
    assert [sentence for sentence in sentences if "pypinyin" in sentence]
    assert all("\n" not in sentence and "智慧网格" in sentence for sentence in sentences)
    found = result.values["found"]
    assert found["active"]
    assert "civicgrid:convertcrs" in found["algorithms"]
    assert result.values["convertcrs"] is True
    # The window is there all the same, with the sentences above the map.
    assert "CivicGrid.toolbar" in found["ours"]
    assert sorted(found["messages"]) == sorted(sentences)
    assert "Traceback" not in result.output
