"""What a package's file may not be: damaged, cut, signed by another, for another, too large; parts and their repair."""

import base64
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from civicgrid.plugin.connectors.exchange import package
from civicgrid.plugin.connectors.exchange.apply import preview_package
from civicgrid.plugin.connectors.exchange.cards import make_card, own_card, read_card, signing_key, write_card
from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.jobs.exchange_content import canonical
from civicgrid.plugin.jobs.progress import Cancelled, Progress
from civicgrid.plugin.services.keys import KEYFILE_VARIABLE, KeyringError
from civicgrid.plugin.services.signing import SigningKey, find_signing_key, fingerprint, verify
from civicgrid.plugin.store import AccessDenied, StoreError, create_store, open_store
from civicgrid.plugin.store.access import Access
from civicgrid.plugin.store.attachments import Attachments
from civicgrid.tests.support.exchange import Side, fill, introduce

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pair(tmp_path, monkeypatch):
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "keys"))
    sides = []
    for name in "AB":
        side = Side(create_store(str(tmp_path / f"{name}.gpkg")), tmp_path / name, name)
        side.folder.mkdir()
        sides.append(side)
    introduce(*sides)
    fill(sides[0])
    yield sides
    for side in sides:
        side.store.close()


def refused(code, act, *arguments):
    with pytest.raises(DomainError) as caught:
        act(*arguments)
    assert caught.value.problem.code == f"exchange.{code}", caught.value
    return caught.value.problem.params


def untouched(side):
    assert side.store.count("area") == side.store.count("exchange_package") == side.store.count("exchange_row") == 0


def rewrite(file, change, key=None):
    """The package with other members; signed again with ``key``."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    if key is not None:
        members[package.SIGNATURE] = key.sign(members[package.MANIFEST])
    other = file.with_name(f"other-{file.name}")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return other


def in_manifest(**values):
    def change(members):
        members[package.MANIFEST] = canonical({**json.loads(members[package.MANIFEST]), **values})

    return change


def test_a_package_cut_anywhere_is_one_sentence(pair):
    a, b = pair
    file = a.send()
    whole = file.read_bytes()
    for share in (0.02, 0.5, 0.9, 0.999):
        file.write_bytes(whole[: int(len(whole) * share)])
        assert refused("cut", b.take, file) == {"file": file.name}
        untouched(b)
    file.write_bytes(b"no package at all")
    refused("unreadable", b.take, file)
    refused("unreadable", b.take, file.with_name("absent.cgx"))


def test_a_flipped_byte_is_found_wherever_it_is(pair):
    a, b = pair
    file = a.send()
    whole = file.read_bytes()
    places, found = range(40, len(whole), max(1, len(whole) // 200)), 0
    for place in places:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            # Times and lengths that the zip says twice are not the content: what is read is as it was signed.
            assert sum(counts.inserted for counts in preview_package(b.store, file).counts.values()) == 17
        except DomainError:
            found += 1
    assert found > len(places) * 0.6
    untouched(b)
    file.write_bytes(whole)
    b.take(file)


def test_only_the_peer_s_key_signs(pair):
    a, b = pair
    file, thief = a.send(), SigningKey(b"\x07" * 32)
    refused("signature", b.take, rewrite(file, in_manifest(made_at="2020-01-01T00:00:00.000Z")))
    refused("signature", b.take, rewrite(file, lambda _: None, thief))
    changed = rewrite(file, lambda members: members.update({"tables/road.ndjson": b"{}\n"}))
    assert refused("member", b.take, changed) == {"member": "tables/road.ndjson"}
    refused("member", b.take, rewrite(file, lambda members: members.pop("tables/road.ndjson")))
    untouched(b)


def test_a_package_is_checked_whole_before_a_file_of_it_is_kept(pair):
    a, b = pair
    Attachments(a.store).add("building", a.value("building", "id", name="1栋"), b"x", "photo", file_name="a.jpg")

    def change(members):
        members["tables/sensor.ndjson"] = members["tables/sensor.ndjson"].replace(b"level", b"LEVEL")

    assert refused("member", b.take, rewrite(a.send(), change)) == {"member": "tables/sensor.ndjson"}
    untouched(b)
    assert not Attachments(b.store).root.exists()


def test_a_package_for_another_or_from_a_stranger_is_refused(pair, tmp_path):
    a, b = pair
    file, key = a.send(), signing_key(a.store)
    assert refused("recipient", b.take, rewrite(file, in_manifest(to={"uid": "x", "name": "C"}), key)) == {"name": "C"}
    refused("recipient", lambda: (a.exchange.introduce("self", "x", own_card(a.store).public_key), b.take(
        rewrite(file, in_manifest(to={"uid": "y", "name": "D"}), key)))[1])  # fmt: skip
    refused("sender_unknown", b.take, rewrite(file, in_manifest(**{"from": {"uid": "z", "name": "Z"}}), key))
    refused("purpose", b.take, rewrite(file, in_manifest(purpose="exercise"), key))
    refused("version", b.take, rewrite(file, in_manifest(version=2), key))
    refused("chain", b.take, rewrite(file, in_manifest(previous="0" * 64), key))
    b.exchange.set_active(b.peer.id, False)
    refused("sender_stopped", b.take, file)
    untouched(b)


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "tables/../evil.ndjson", "tables/person.ndjson",
                                  "files/" + "g" * 64, "manifest.json"])  # fmt: skip
def test_no_member_leads_out_or_to_another_table(pair, name):
    a, b = pair

    def change(members):
        manifest = json.loads(members[package.MANIFEST])
        manifest["members"][name] = {"size": 1, "sha256": "0" * 64}
        members[package.MANIFEST] = canonical(manifest)

    refused("unreadable", b.take, rewrite(a.send(), change, signing_key(a.store)))
    untouched(b)


def test_a_bomb_does_not_go_off(pair):
    a, b = pair
    bomb = b"\0" * (80 << 20)

    def change(members):
        members["tables/road.ndjson"] = bomb

    refused("member", b.take, rewrite(a.send(), change))
    with zipfile.ZipFile(file := a.folder / "m.cgx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(package.MANIFEST, bomb)
    refused("unreadable", b.take, file)
    untouched(b)


def test_columns_that_do_not_travel_are_not_written(pair):
    a, b = pair
    file, key = a.send(), signing_key(a.store)

    def change(members):
        import hashlib

        lines = [json.loads(line) for line in members["tables/organisation.ndjson"].splitlines()]
        lines[0]["row"] |= {"contact": "00", "seal_key": "k", "id": 99}
        content = b"".join(canonical(line) + b"\n" for line in lines)
        members["tables/organisation.ndjson"] = content
        manifest = json.loads(members[package.MANIFEST])
        manifest["members"]["tables/organisation.ndjson"] = {
            "size": len(content), "sha256": hashlib.sha256(content).hexdigest()
        }  # fmt: skip
        members[package.MANIFEST] = canonical(manifest)

    b.take(rewrite(file, change, key))
    assert b.store.read("organisation", ["contact", "seal_key"]) == {"contact": [None], "seal_key": [None]}
    assert b.value("organisation", "id") != 99


def test_a_broken_row_undoes_everything(pair):
    a, b = pair
    file, key = a.send(), signing_key(a.store)

    def change(members):
        import hashlib

        content = members["tables/sensor.ndjson"].replace(b'"op":"put"', b'"op":"drop"')
        members["tables/sensor.ndjson"] = content
        manifest = json.loads(members[package.MANIFEST])
        manifest["members"]["tables/sensor.ndjson"] = {
            "size": len(content), "sha256": hashlib.sha256(content).hexdigest()
        }  # fmt: skip
        members[package.MANIFEST] = canonical(manifest)

    assert refused("row", b.take, rewrite(file, change, key)) == {"line": 1, "table": "sensor"}
    untouched(b)


def test_parts_are_repaired_one_by_one(pair):
    a, b = pair
    noise = os.urandom(3 << 20)
    Attachments(a.store).add("building", a.value("building", "id", name="1栋"), noise, "photo", file_name="a.bin")
    index = a.send(part_size=1 << 20)
    files = sorted(a.folder.iterdir())
    assert [file.name for file in files] == ["A1.cgx.001", "A1.cgx.002", "A1.cgx.003", "A1.cgx.004",
                                             "A1.cgx.parts.json"]  # fmt: skip
    second, third = files[1].read_bytes(), files[2].read_bytes()
    files[1].write_bytes(second[:1000])
    files[2].unlink()
    for named in (index, files[0], a.folder / "A1.cgx"):
        assert refused("parts", b.take, named) == {"parts": "A1.cgx.002, A1.cgx.003"}
    files[1].write_bytes(second)
    files[2].write_bytes(third[:-1] + bytes([third[-1] ^ 1]))
    assert refused("parts", b.take, index) == {"parts": "A1.cgx.003"}
    files[2].write_bytes(third)
    assert b.take(files[3]).files == 1
    assert Attachments(b.store).check() == []


def test_a_lost_file_is_counted_and_the_rest_goes_on(pair):
    a, b = pair
    attachments = Attachments(a.store)
    key = attachments.add("building", a.value("building", "id", name="1栋"), b"x", "photo", file_name="a.jpg")
    attachments.path(key).unlink()
    b.take(a.send())
    assert a.made[0].missing == 1
    assert b.store.count("attachment") == 1


def test_cancelled_nothing_was_made_or_applied(pair):
    a, b = pair
    with pytest.raises(Cancelled):
        a.send(progress=Progress(lambda: True))
    assert a.store.count("exchange_package") == a.store.count("exchange_row") == 0
    assert list(a.folder.iterdir()) == []
    file = a.send()
    from civicgrid.plugin.connectors.exchange.apply import apply_package

    calls = iter([False] * 25 + [True] * 1000)
    with pytest.raises(Cancelled):
        apply_package(b.store, file, progress=Progress(lambda: next(calls)))
    untouched(b)


def test_a_process_that_is_killed_leaves_nothing(pair, tmp_path):
    a, b = pair
    file = a.send()
    script = tmp_path / "apply.py"
    script.write_text(
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import runpy; runpy.run_path(sys.argv[1] + '/tests/conftest.py')\n"
        "import os, signal\n"
        "from civicgrid.plugin.connectors.exchange import apply\n"
        "from civicgrid.plugin.store import open_store\n"
        "apply._Applier._finish = lambda self: os.kill(os.getpid(), signal.SIGKILL)\n"
        "apply.apply_package(open_store(sys.argv[2]), sys.argv[3])\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script), str(ROOT), b.store.database, str(file)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    untouched(b)
    b.take(file)
    assert b.store.count("building") == 2


def test_only_managers_exchange(pair):
    a, b = pair
    file = a.send()
    Access(b.store).create_user("clerk", "受理员", roles=["clerk"])
    with open_store(f"{b.store.database} operator=clerk") as own, pytest.raises(AccessDenied):
        preview_package(own, file)
    untouched(b)


def test_a_card_names_a_store_by_its_key(pair, tmp_path):
    a, b = pair
    card = own_card(a.store)
    write_card(card, tmp_path / "a.cgcard")
    assert read_card(tmp_path / "a.cgcard") == card
    assert (len(card.fingerprint), card.fingerprint) == (39, fingerprint(card.public_key))
    refused("file_exists", write_card, card, tmp_path / "a.cgcard")
    for text in (
        "",
        "{}",
        json.dumps({"format": "civicgrid-card", "version": 1, "name": "x", "store": "y", "key": "z"}),
    ):
        (tmp_path / "bad.cgcard").write_text(text)
        refused("card", read_card, tmp_path / "bad.cgcard")
    with pytest.raises(StoreError, match="open database itself"):
        a.exchange.introduce(card.name, card.store_uid, card.public_key)
    with pytest.raises(StoreError, match="already"):
        b.exchange.introduce("B", "another", card.public_key)


def test_the_private_key_stays_where_it_was_made(pair, tmp_path, monkeypatch):
    a, b = pair
    key = find_signing_key(a.store.uid)
    assert base64.b64encode(key.secret).decode() not in repr(key)
    assert (tmp_path / "keys.signing").stat().st_mode & 0o77 == 0
    assert key.secret not in Path(a.store.database).read_bytes()
    assert base64.b64encode(key.secret) not in Path(a.store.database).read_bytes()
    monkeypatch.setenv(KEYFILE_VARIABLE, str(tmp_path / "elsewhere"))
    refused("key_absent", signing_key, a.store)
    refused("key_absent", make_card, a.store, "A")
    renewed = make_card(a.store, "A", new_key=True)
    refused("signature", b.take, a.send())
    b.exchange.introduce("A", renewed.store_uid, renewed.public_key)
    b.take(a.folder / "A1.cgx")
    (tmp_path / "elsewhere.signing").chmod(0o644)
    with pytest.raises(KeyringError):
        find_signing_key(a.store.uid)


def test_signatures():
    one, other = SigningKey(b"1" * 32), SigningKey(b"2" * 32)
    signature = one.sign(b"text")
    assert verify(one.public, b"text", signature)
    assert not verify(one.public, b"texT", signature)
    assert not verify(other.public, b"text", signature)
