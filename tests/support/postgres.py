"""A throw-away PostgreSQL cluster on loopback, run by an ordinary user (initdb refuses root)."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

SERVICE = "civicgrid_test"
ADVISED = ("shared_buffers=2GB", "max_wal_size=8GB")
"""What the guide advises for a server; the tests run with what PostgreSQL comes with."""


def binaries() -> Path | None:
    """The folder of PostgreSQL's server programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


def _memory() -> str | None:
    """A file system in memory with room enough: a store is 600 files, which a disk makes in a second."""
    memory = Path("/dev/shm")  # noqa: S108 (the folder made in it is this account's own)
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30
    return str(memory) if roomy else None


@contextmanager
def running_cluster(*settings: str):
    """A running cluster with its database; removed at the end, however that comes."""
    cluster = Cluster(settings)
    try:
        cluster.start()
        cluster.create_database()
        yield cluster
    finally:
        cluster.remove()


class Cluster:
    """One cluster with one database; ``start`` and ``stop`` may be called again, ``remove`` deletes it."""

    def __init__(self, settings: Sequence[str] = ()):
        self._settings = settings
        folder = binaries()
        if folder is None:
            raise RuntimeError("PostgreSQL's server programs are not installed: run make setup")
        self.programs = folder
        self.folder = Path(tempfile.mkdtemp(prefix="civicgrid-postgres-", dir=_memory()))
        self.account = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        if self.account:
            os.chown(self.folder, self.account.pw_uid, self.account.pw_gid)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen | None = None
        self._run("initdb", "-D", str(self.data), "-U", "civicgrid", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        self.service_file = self.folder / "pg_service.conf"

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.folder / "data"

    def _as_account(self) -> dict:
        """What puts a child process into the server's account."""
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **self._as_account())
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.strip()}")

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [str(self.programs / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        for setting in (
            "listen_addresses=127.0.0.1",
            f"unix_socket_directories={self.folder}",
            "fsync=off",
            "max_connections=60",
            "log_min_messages=fatal",
            *self._settings,
        ):
            command += ["-c", setting]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **self._as_account()
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg2.connect(host="127.0.0.1", port=self.port, user="civicgrid", dbname="postgres").close()
                return
            except psycopg2.OperationalError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT is a fast shutdown, SIGQUIT a crash."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(30)
            self.process = None

    def connect(self, database: str = SERVICE, user: str = "civicgrid"):
        """An autocommit connection."""
        connection = psycopg2.connect(host="127.0.0.1", port=self.port, user=user, dbname=database)
        connection.autocommit = True
        return connection

    def create_database(self, name: str = SERVICE, template: str = "") -> None:
        """Create a database, as a copy of another one if that is wanted, with a service of its name."""
        with closing(self.connect("postgres")) as connection, connection.cursor() as cursor:
            copied = f'TEMPLATE "{template}"' if template else ""
            if template and connection.server_version >= 150000:
                # By its files: what there is to copy is small, and the write-ahead log is nobody's.
                copied += " STRATEGY file_copy"
            cursor.execute(f'CREATE DATABASE "{name}" {copied}')
        self.add_service(name, "civicgrid", name)
        os.environ["PGSERVICEFILE"] = str(self.service_file)

    def add_service(self, service: str, user: str, database: str = SERVICE) -> None:
        """Add a service entry for a login role."""
        with self.service_file.open("a", encoding="utf-8") as file:
            file.write(f"[{service}]\nhost=127.0.0.1\nport={self.port}\nuser={user}\ndbname={database}\n\n")

    def remove(self) -> None:
        """Stop the server and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
