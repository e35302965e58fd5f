"""A profile of QGIS in a folder with a Chinese name and a space, and a PostgreSQL server of the tests' own."""

import pytest

from civicgrid.tests.support.desktop import profile_with_plugin
from civicgrid.tests.support.postgres import running_cluster


@pytest.fixture
def profile(tmp_path):
    return profile_with_plugin(tmp_path / "配置 文件")


@pytest.fixture(scope="session")
def cluster():
    with running_cluster() as cluster:
        yield cluster
