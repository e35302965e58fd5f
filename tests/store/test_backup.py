"""Backups of a GeoPackage: whole while others write, verified, and restored by the guide's own commands."""

import json
import os
import sqlite3
import subprocess
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shapely

from civicgrid.plugin.services.keys import Keyring, export_keys, import_keys, read_file
from civicgrid.plugin.store import StoreError, StoreExists, create_store, open_store
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.plugin.store.audit import Audit
from civicgrid.plugin.store.backup import (
    MANIFEST,
    BackupBroken,
    BackupStopped,
    backup_store,
    read_backup,
    restore_backup,
)
from civicgrid.plugin.store.loop.events import Events
from civicgrid.plugin.store.residents.people import People
from civicgrid.plugin.store.residents.reveal import Reveal
from civicgrid.plugin.store.restore import check_store
from civicgrid.tests.support.guide import commands
from civicgrid.tests.support.people import add_area, resident

ROOT = Path(__file__).resolve().parents[2]
PHOTO = b"\x89PNG a photo"
PERSON = resident(3)


@pytest.fixture
def folder(tmp_path):
    """Paths with Chinese and spaces are the rule."""
    folder = tmp_path / "社区 数据"
    folder.mkdir()
    return folder


@pytest.fixture
def town(folder):
    """A store with a sealed resident, an event with a photograph, and lines in its audit log."""
    store = create_store(str(folder / "town.gpkg"))
    keyring = Keyring.create_file(folder / "town.keys", store.uid)
    People(store, keyring).save([PERSON], area_ids=[add_area(store, "1")])
    event = Events(store).report({"event_type": "0102", "title": "井盖"})
    Attachments(store).add("event", event, PHOTO, "photo", file_name="井盖.png")
    Audit(store).write("look", "event", event)
    with store:
        yield store


def run(block: str, folder: Path, **replaced) -> subprocess.CompletedProcess:
    """Run a block of the guide, in a folder, with this checkout's qgis_process."""
    text = commands("zh")[block]
    assert text == commands("en")[block]
    for old, new in replaced.values():
        assert old in text
        text = text.replace(old, new)
    text = text.replace("qgis_process ", f'"{ROOT / "scripts" / "qgis-process"}" ')
    return subprocess.run(
        ["bash", "-ec", text], cwd=folder, env=os.environ, capture_output=True, text=True, check=False
    )


def test_the_guides_commands_bring_everything_back(town, folder):
    head = Audit(town).head()
    made = run("backup-geopackage", folder)
    assert made.returncode == 0, made.stdout + made.stderr
    (backup,) = (folder / "backups").iterdir()
    export_keys(read_file(folder / "town.keys", town.uid), folder / "escrow.json", "correct horse")
    done = run("restore-geopackage", folder, name=("town-20261124T061500Z", backup.name))
    assert done.returncode == 0, done.stdout + done.stderr
    with open_store(str(folder / "restored.gpkg")) as restored:
        assert restored.uid == town.uid
        assert Audit(restored).verify(head) is None
        assert [path.read_bytes() for path in Attachments(restored).root.rglob("*") if path.is_file()] == [PHOTO]
        reveal = Reveal(restored, import_keys(folder / "escrow.json", "correct horse"))
        person = restored.read("person", ["id"])["id"][0]
        assert reveal.reveal(reveal.request_reveal(person, ["name"], "演练")) == {"name": PERSON.name}
        event = restored.read("event", ["id"])["id"][0]
        with pytest.raises(StoreError):
            Events(restored).take_step(event, "close", expected_seq=0)
        assert Events(restored).take_step(event, "accept", expected_seq=0) == 1


def test_a_backup_is_whole_while_others_write(town, folder):
    stop = threading.Event()
    written = []

    def write():
        with open_store(town.database) as store:
            while not stop.is_set():
                with store.transaction():
                    event = Events(store).report({"event_type": "0102", "title": "t"})
                    written.append(Attachments(store).add("event", event, os.urandom(64), "photo", file_name="a.png"))
                    Audit(store).write("look", "event", event)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        shares = []

        def progress(share):
            # The writer gets on between the pages.
            seen = len(written)
            while len(written) < seen + 2:
                stop.wait(0.01)
            shares.append(share)
            return True

        backup = backup_store(town, folder / "b1", progress=progress)
    finally:
        stop.set()
        writer.join()
    assert shares == sorted(shares)
    assert backup.lost == 0
    assert sorted(path.name for path in backup.folder.iterdir()) == [MANIFEST, "town.gpkg", "town.media"]
    with open_store(str(backup.file)) as copy:
        assert check_store(copy, backup.anchor) == []
        events, lines = copy.count("event"), copy.read("audit_log", ["action"])["action"].count("look")
        assert events == lines == copy.count("attachment") == backup.media
        assert events < town.count("event")


def test_row_ids_under_an_r_tree_stay(town, folder):
    """A vacuum would number the rows of tables without an id anew, and the R-tree would point elsewhere."""
    point, times = shapely.to_wkb(shapely.Point(114.1, 22.7)), [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2)]
    town.load("position", {"source": ["a", "b"], "at": times, "geom": [point, point]}, key=("source", "at"))
    town.execute("DELETE FROM position WHERE source = 'a'")
    backup = backup_store(town, folder / "b")
    with open_store(str(backup.file)) as copy:
        assert copy.read("position", ["source"], bbox=(114, 22, 115, 23)) == {"source": ["b"]}


def test_a_stopped_or_refused_backup_leaves_nothing(town, folder, tmp_path):
    before = sorted(folder.iterdir())
    with pytest.raises(BackupStopped):
        backup_store(town, folder / "b", progress=lambda share: share < 0.8)
    (folder / "there").mkdir()
    with pytest.raises(StoreExists):
        backup_store(town, folder / "there")
    assert sorted(folder.iterdir()) == sorted([*before, folder / "there"])


def test_an_attachment_that_is_lost_already_is_counted(town, folder):
    (place,) = (path for path in Attachments(town).root.rglob("*") if path.is_file())
    place.write_bytes(b"rotten")
    backup = backup_store(town, folder / "b")
    assert (backup.media, backup.lost) == (0, 1)
    assert check_store(town) == ["The files of 1 attachments are missing or altered."]


def test_a_store_changed_past_its_rules_is_not_backed_up_in_silence(town, folder):
    town.execute("DROP TRIGGER audit_log_no_update")
    town.execute("UPDATE audit_log SET login = 'other'")
    with pytest.raises(BackupBroken, match="audit log"):
        backup_store(town, folder / "b")


@pytest.mark.parametrize("what", ["database", "file", "lost file", "manifest"])
def test_a_changed_backup_is_refused_and_restores_nothing(town, folder, what):
    backup = backup_store(town, folder / "b")
    (photo,) = (path for path in backup.media_folder.rglob("*") if path.is_file())
    if what == "database":
        with closing(sqlite3.connect(backup.file)) as connection:
            connection.execute("UPDATE setting SET value = 'x' WHERE name = 'purpose'")
            connection.commit()
    elif what == "file":
        photo.write_bytes(b"other")
    elif what == "lost file":
        photo.unlink()
    else:
        document = json.loads((backup.folder / MANIFEST).read_text())
        (backup.folder / MANIFEST).write_text(json.dumps({**document, "file": "../town.gpkg"}))
    with pytest.raises(BackupBroken):
        read_backup(backup.folder)
    with pytest.raises(BackupBroken):
        restore_backup(backup.folder, str(folder / "r.gpkg"))
    assert not list(folder.glob("*r.gpkg*"))


def test_a_restore_never_overwrites(town, folder):
    backup = backup_store(town, folder / "b")
    with pytest.raises(StoreExists):
        restore_backup(backup.folder, town.database)
    (folder / "r.media").mkdir()
    with pytest.raises(StoreExists):
        restore_backup(backup.folder, str(folder / "r.gpkg"))


def test_a_log_cut_after_the_backup_is_found_with_its_anchor(town, folder):
    anchor = backup_store(town, folder / "b").anchor
    town.execute("DROP TRIGGER audit_log_no_delete")
    town.execute("DELETE FROM audit_log WHERE id = :id", {"id": anchor.id})
    assert check_store(town) == []
    assert "audit log" in check_store(town, anchor)[0]


def test_rows_that_refer_to_nothing_are_found(town):
    with closing(sqlite3.connect(town.database)) as connection:
        connection.execute("UPDATE person SET area_id = 999")
        connection.commit()
    assert "1 rows refer" in " ".join(check_store(town))
