"""Stores for the contract tests: every test that takes ``store`` or ``new_database`` runs on both engines."""

import itertools
from contextlib import ExitStack

import pytest

from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, make_keys
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.loop.events import Events
from civicgrid.tests.support.exchange import Side, fill, introduce
from civicgrid.tests.support.fresh import FreshStores
from civicgrid.tests.support.people import own_login
from civicgrid.tests.support.postgres import SERVICE, running_cluster
from civicgrid.tests.support.residents import houses

_counter = itertools.count(1)


@pytest.fixture(scope="session")
def cluster():
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture(params=["gpkg", "postgis"])
def engine_name(request):
    return request.param


@pytest.fixture
def new_database(engine_name, tmp_path, request):
    """A function that gives the DATABASE text of a store that does not exist yet."""

    def name() -> str:
        number = next(_counter)
        if engine_name == "gpkg":
            return str(tmp_path / f"store{number}.gpkg")
        request.getfixturevalue("cluster")
        return f"service={SERVICE} schema=store{number}"

    return name


@pytest.fixture(scope="session")
def fresh(tmp_path_factory, request):
    return FreshStores(tmp_path_factory.mktemp("fresh"), lambda: request.getfixturevalue("cluster"))


@pytest.fixture
def store(fresh, engine_name, tmp_path):
    """A fresh store."""
    with fresh.of(engine_name, tmp_path / f"store{next(_counter)}.gpkg") as store:
        yield store


@pytest.fixture(
    params=[("gpkg", "gpkg"), ("gpkg", "postgis"), ("postgis", "gpkg"), ("postgis", "postgis")], ids="-".join
)
def pair(request, fresh, tmp_path, monkeypatch):
    """Two sides that know each other; the first one has a street."""
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    with ExitStack() as opened:
        sides = []
        for name, engine in zip("AB", request.param, strict=True):
            store = opened.enter_context(fresh.of(engine, tmp_path / f"{name}.gpkg"))
            side = Side(store, tmp_path / name, name)
            side.folder.mkdir()
            if engine == "postgis":
                (tmp_path / f"{name}.media").mkdir()
                Attachments(side.store).set_root(tmp_path / f"{name}.media")
            sides.append(side)
        introduce(*sides)
        fill(sides[0])
        yield sides


@pytest.fixture
def events(store):
    """Events of a store with one operator, who may do everything."""
    Access(store).create_user(own_login(store), "王芳")
    store.execute("UPDATE setting SET value = '1' WHERE name = 'single_operator'")
    return Events(store)


@pytest.fixture
def keyring(store):
    """Fresh keys of the store."""
    return make_keys(store.uid)


@pytest.fixture
def rooms(store):
    """The houses of `tests.support.residents` with their rooms."""
    return houses(store)
