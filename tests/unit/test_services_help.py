import pytest

from civicgrid.plugin.services import help as help_module
from civicgrid.plugin.services.help import help_url, homepage


@pytest.fixture
def docs(tmp_path, monkeypatch):
    """A packaged guide, at a path with Chinese and a space."""
    folder = tmp_path / "文档 目录"
    for page in ("zh/index", "zh/user/connect", "en/index"):
        file = folder / f"{page}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<html></html>")
    monkeypatch.setattr(help_module, "DOCS", folder)
    monkeypatch.setattr(help_module, "language", lambda: "zh")
    return folder


def test_a_page_of_the_packaged_guide(docs):
    assert help_url("user/connect") == (docs / "zh" / "user" / "connect.html").as_uri()
    assert help_url("user/connect#new") == (docs / "zh" / "user" / "connect.html").as_uri() + "#new"
    assert " " not in help_url("user/connect")


def test_a_page_that_is_not_there_leads_to_the_first(docs):
    assert help_url("user/none#new") == (docs / "zh" / "index.html").as_uri()
    assert help_url() == (docs / "zh" / "index.html").as_uri()


def test_the_users_language_is_opened(docs, monkeypatch):
    monkeypatch.setattr(help_module, "language", lambda: "en")
    assert help_url("index") == (docs / "en" / "index.html").as_uri()


def test_without_a_packaged_guide_the_homepage_is_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(help_module, "DOCS", tmp_path / "none")
    assert help_url("user/connect") == homepage()
    assert homepage().startswith("https://")
