"""Stores for the contract tests: every test that takes ``store`` or ``new_database`` runs on both engines."""

import itertools

import pytest

from civicgrid.plugin.store import create_store
from civicgrid.tests.support.postgres import SERVICE, running_cluster

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


@pytest.fixture
def store(new_database):
    """A fresh store."""
    store = create_store(new_database())
    yield store
    store.close()
