import stat
from pathlib import Path

from civicgrid.plugin.services import paths


def test_the_plugins_own_folders_exist():
    assert (paths.PACKAGE / "metadata.txt").is_file()
    assert (paths.RESOURCES / "icons" / "civicgrid.svg").is_file()
    assert paths.I18N.is_dir()


def test_the_cache_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("CIVICGRID_CACHE", str(tmp_path / "a" / "b"))
    assert paths.cache_folder() == tmp_path / "a" / "b"
    assert paths.cache_folder().is_dir()


def test_the_cache_folder_is_the_users_own(monkeypatch, tmp_path):
    monkeypatch.delenv("CIVICGRID_CACHE", raising=False)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert paths.cache_folder() == tmp_path / "civicgrid"
    assert stat.S_IMODE(paths.cache_folder().stat().st_mode) == 0o700


def test_a_relative_xdg_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.delenv("CIVICGRID_CACHE", raising=False)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert paths.cache_folder() == tmp_path / ".cache" / "civicgrid"
