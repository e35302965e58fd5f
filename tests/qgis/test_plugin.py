import configparser
import importlib
import logging

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsSettings,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

import civicgrid
from civicgrid.plugin.domain.problems import DomainError, Problem
from civicgrid.plugin.jobs.sentences import error_sentence
from civicgrid.plugin.services.dependencies import MissingDependency
from civicgrid.plugin.services.log import logger
from civicgrid.plugin.services.paths import PACKAGE
from civicgrid.plugin.store.errors import StoreError
from civicgrid.processing import base, provider
from civicgrid.processing.base import GROUPS, CivicGridAlgorithm

REGISTRY = QgsApplication.processingRegistry()


@pytest.fixture
def plugin():
    started = civicgrid.classFactory(None)
    started.initProcessing()
    yield started
    started.unload()


@pytest.fixture
def desktop(qgis_iface):
    started = civicgrid.classFactory(qgis_iface)
    started.initGui()
    yield started
    started.unload()


@pytest.fixture
def log():
    records = []
    handler = logging.Handler()
    handler.emit = records.append
    logger.addHandler(handler)
    yield records
    logger.removeHandler(handler)


def test_the_provider_comes_and_goes_with_the_plugin():
    handlers = list(logger.handlers)
    plugin = civicgrid.classFactory(None)
    assert REGISTRY.providerById("civicgrid") is None
    plugin.initProcessing()
    assert REGISTRY.providerById("civicgrid").name() == "CivicGrid"
    plugin.unload()
    assert REGISTRY.providerById("civicgrid") is None
    assert logger.handlers == handlers
    plugin.unload()


def test_a_plugin_that_never_started_can_be_unloaded():
    civicgrid.classFactory(None).unload()


def test_desktop_start_adds_the_provider(desktop):
    assert REGISTRY.providerById("civicgrid") is not None


def test_every_listed_algorithm_is_there(plugin, log):
    names = {
        getattr(importlib.import_module(f"civicgrid.processing.{module}"), name).NAME
        for module, name in provider.ALGORITHMS
    }
    assert {algorithm.name() for algorithm in plugin.provider.algorithms()} == names
    assert "convertcrs" in names


def test_every_algorithm_says_what_it_is(plugin):
    for algorithm in plugin.provider.algorithms():
        made = algorithm.create()
        assert type(made) is type(algorithm)
        assert made.id() == f"civicgrid:{made.NAME}"
        assert made.name().isalnum()
        assert made.name().islower()
        assert made.displayName()
        assert made.groupId() in GROUPS
        assert made.group()
        assert len(made.shortHelpString()) > 80
        assert not made.icon().isNull()
        assert made.canExecute() == (True, "")
        for parameter in made.parameterDefinitions():
            assert parameter.description()
            assert parameter.name() == parameter.name().upper()
        # Errors become one sentence in the base class only.
        assert "processAlgorithm" not in vars(type(made))


@pytest.mark.parametrize("error", [MissingDependency("Install it."), RuntimeError("a broken library")])
def test_one_algorithm_that_cannot_be_imported_does_not_stop_the_others(monkeypatch, log, error):
    def load(name, package):
        if name == ".absent":
            raise error
        return importlib.import_module(name, package)

    monkeypatch.setattr(provider, "ALGORITHMS", (("absent", "Nothing"), *provider.ALGORITHMS))
    monkeypatch.setattr(provider, "import_module", load)
    plugin = civicgrid.classFactory(None)
    plugin.initProcessing()
    assert REGISTRY.algorithmById("civicgrid:convertcrs") is not None
    plugin.unload()
    (record,) = [record for record in log if "Nothing" in record.getMessage()]
    assert str(error) in record.getMessage()


class Failing(CivicGridAlgorithm):
    NAME, TITLE, GROUP, HELP = "failing", "Failing", "store", "Fails."
    error: Exception = None

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.add_database()

    def execute(self, parameters, context, feedback):
        self.store(parameters, context)
        raise Failing.error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (DomainError(Problem("number.length", "number", {"length": 3, "allowed": 18})), "The number has 3 characters"),
        (StoreError("There is no store here."), "There is no store here."),
        (MissingDependency("Install it."), "Install it."),
        (QgsProcessingException("As it is."), "As it is."),
        (KeyError("x"), "An unexpected error stopped the work (KeyError: 'x')"),
        (RuntimeError("two\nlines"), "RuntimeError: two lines"),
    ],
)
def test_every_error_leaves_as_one_sentence_and_the_store_is_closed(monkeypatch, log, error, expected):
    closed = []

    class Store:
        def close(self):
            closed.append(self)

    monkeypatch.setattr(civicgrid.plugin.store, "open_store", lambda database: Store(), raising=False)
    monkeypatch.setattr(Failing, "error", error)
    algorithm = Failing().create()
    with pytest.raises(QgsProcessingException) as caught:
        algorithm.processAlgorithm({"DATABASE": "x.gpkg"}, QgsProcessingContext(), QgsProcessingFeedback())
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(closed) == 1
    unexpected = not isinstance(error, DomainError | StoreError | MissingDependency | QgsProcessingException)
    assert [record.exc_info[1] for record in log] == ([error] if unexpected else [])


def test_an_algorithm_without_its_module_says_what_to_install(monkeypatch):
    monkeypatch.setattr(Failing, "REQUIRES", ("shapely",))
    monkeypatch.setattr(base, "missing", lambda module: f"Install {module}.")
    assert Failing().canExecute() == (False, "Install shapely.")


def test_errors_reach_the_log_tab(desktop):
    messages = []

    def take(text, tab, level):
        messages.append((tab, text, level))

    received = QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel]
    received.connect(take)
    text = error_sentence(KeyError("x"))
    received.disconnect(take)
    ((tab, details, level),) = messages
    assert (tab, level) == ("CivicGrid", Qgis.MessageLevel.Critical)
    assert "KeyError: 'x'" in details
    assert "details: log tab CivicGrid" in text


def test_on_the_command_line_the_details_of_errors_go_to_a_file(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path))
    plugin = civicgrid.classFactory(None)
    plugin.initProcessing()
    try:
        raise KeyError("x")
    except KeyError as error:
        text = error_sentence(error)
    plugin.unload()
    assert f"details: {tmp_path / 'errors.log'}" in text
    assert "Traceback" in (tmp_path / "errors.log").read_text()
    assert "Traceback" not in "".join(capfd.readouterr())


@pytest.mark.parametrize(
    ("locale", "title"), [("zh_CN", "坐标转换"), ("zh_TW", "坐标转换"), ("en_US", "Convert between")]
)
def test_the_plugin_speaks_the_language_of_qgis(locale, title):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", locale)
    plugin = civicgrid.classFactory(None)
    try:
        plugin.initProcessing()
        assert title in REGISTRY.algorithmById("civicgrid:convertcrs").displayName()
    finally:
        plugin.unload()
        settings.remove("locale/overrideFlag")
        settings.remove("locale/userLocale")
    assert QCoreApplication.translate("CivicGrid", "Input layer") == "Input layer"


def test_the_icon_can_be_drawn():
    renderer = QSvgRenderer(str(PACKAGE / "resources" / "icons" / "civicgrid.svg"))
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert renderer.isValid()
    assert len({image.pixel(x, y) for x in range(64) for y in range(64)}) > 3


def test_the_metadata_can_be_read_by_qgis():
    metadata = configparser.ConfigParser()
    metadata.optionxform = str
    metadata.read(PACKAGE / "metadata.txt", encoding="utf-8")
    general = dict(metadata["general"])  # with interpolation: a lone "%" fails here as it does in QGIS
    for key in ("name", "description", "about", "author", "email", "repository", "tracker", "version", "license"):
        assert general[key], key
    for key in ("name", "description", "about"):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in general[f"{key}[zh_CN]"]), key
        # The system's name for the language, and the one that QGIS's own settings use.
        assert general[f"{key}[zh-Hans]"] == general[f"{key}[zh_CN]"]
    assert general["hasProcessingProvider"] == "yes"
    assert (PACKAGE / general["icon"]).is_file()
    assert (general["qgisMinimumVersion"], general["qgisMaximumVersion"]) == ("3.40", "4.99")
