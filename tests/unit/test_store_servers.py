"""Which servers a workstation knows."""

from civicgrid.plugin.store import servers
from civicgrid.plugin.store.uri import parse_database


def test_services_come_from_libpq_s_own_files(monkeypatch, tmp_path):
    file = tmp_path / "pg_service.conf"
    file.write_text("# a comment\n[街道]\nhost=10.1.2.3\npassword=50%off\n\n[archive]\nhost=x\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    monkeypatch.delenv("PGSYSCONFDIR", raising=False)
    monkeypatch.setattr(servers, "_connections", lambda: ["command centre"])
    assert servers.known_servers() == ["command centre", "service=archive", "service=街道"]


def test_a_broken_or_absent_file_is_passed_over(monkeypatch, tmp_path):
    file = tmp_path / "pg_service.conf"
    file.write_bytes(b"no section\n\xff\xfe")
    monkeypatch.setattr(servers, "_connections", list)
    for path in (file, tmp_path / "absent"):
        monkeypatch.setenv("PGSERVICEFILE", str(path))
        assert servers.known_servers() == []


def test_an_address_is_written_as_it_is_read():
    for text in (
        "service=a",
        "command centre",
        "service=a schema=b",
        "a b authcfg=abc1234 schema=c",
        "x authcfg=1234567",
    ):
        assert parse_database(text).text() == text
    assert parse_database("x authcfg=abc1234 schema=civicgrid").text() == "x authcfg=abc1234"
