"""A server that is lost in the middle of something: what a test does to it when the script in QGIS asks for it."""

import json
import os
import signal
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

ASK = """
import json
from pathlib import Path


def ask(name):
    # Done by the test's process; gives what came of it.
    done = Path(FOLDER, name + ".done")
    done.unlink(missing_ok=True)
    Path(FOLDER, name + ".asked").touch()
    yield done.exists
    return json.loads(done.read_text())


beat = {"at": time.monotonic(), "longest": 0.0}


def feel_the_pulse():
    # How long the window did not answer, until beat["longest"] is read.
    def tick():
        now = time.monotonic()
        beat["longest"] = max(beat["longest"], now - beat["at"])
        beat["at"] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    beat["at"] = time.monotonic()
    timer.start(20)
    _kept.append(timer)
"""
"""The script's side; it needs FOLDER."""


@contextmanager
def asked(folder: Path, acts: Mapping[str, Callable[[], object]]) -> Iterator[None]:
    """Do what a script asks for by name while it runs; an error in it is raised at the end."""
    over, failures = threading.Event(), []

    def serve() -> None:
        while not over.wait(0.02):
            for name, act in acts.items():
                wish = folder / f"{name}.asked"
                if not wish.exists():
                    continue
                wish.unlink()
                try:
                    found = act()
                except Exception:
                    failures.append(traceback.format_exc())
                    found = None
                written = folder / f"{name}.writing"
                written.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
                written.rename(folder / f"{name}.done")

    server = threading.Thread(target=serve)
    server.start()
    try:
        yield
    finally:
        over.set()
        server.join()
    assert not failures, failures[0]


class Cable:
    """What runs between a client and a server; while it is cut nothing comes through, and nobody is told."""

    def __init__(self, port: int):
        self._port, self._through = port, threading.Event()
        self._through.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Let nothing through; connections stay as they are."""
        self._through.clear()

    def mend(self) -> None:
        """Let everything through again, what was sent meanwhile, too."""
        self._through.set()

    def close(self) -> None:
        """Take no more connections."""
        self.mend()
        self._listener.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        self._through.wait()
        with suppress(OSError):
            far = socket.create_connection(("127.0.0.1", self._port))
            threading.Thread(target=self._carry, args=(far, near), daemon=True).start()
            self._carry(near, far)

    def _carry(self, source: socket.socket, goal: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._through.wait()
                goal.sendall(data)
        self._through.wait()
        for one in (source, goal):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


def slow_commits(cluster, schema: str, seconds: int = 60) -> None:
    """Let the next steps of events be committed for so long that they can be met there: nothing is durable yet."""
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(f"SET search_path = {schema}, public")
        cursor.execute("CREATE OR REPLACE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS"
                       f" $$ BEGIN PERFORM pg_sleep({seconds}); RETURN NULL; END $$")  # fmt: skip
        cursor.execute("DROP TRIGGER IF EXISTS linger ON event_step")
        cursor.execute("CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON event_step DEFERRABLE INITIALLY DEFERRED"
                       " FOR EACH ROW EXECUTE FUNCTION linger()")  # fmt: skip


def quick_commits(cluster, schema: str) -> None:
    """Take `slow_commits` back."""
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute(f"DROP FUNCTION {schema}.linger() CASCADE")


def unanswered_commits(cluster) -> None:
    """Let commits be durable, and not be answered: they wait for a standby that does not exist."""
    with closing(cluster.connect()) as connection, connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        cursor.execute("SELECT pg_reload_conf()")


def answered_commits(cluster) -> None:
    """Take `unanswered_commits` back in a server that is stopped."""
    (cluster.data / "postgresql.auto.conf").write_text("")


def meet_commit(cluster) -> int:
    """Wait until a client is committing; the process of the server that does it."""
    deadline = time.monotonic() + 30
    with closing(cluster.connect()) as watcher, watcher.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query = 'COMMIT'"
                           " AND application_name = 'civicgrid'")  # fmt: skip
            found = cursor.fetchone()
            if found:
                return found[0]
            time.sleep(0.01)
    raise AssertionError("nobody was seen committing")


def processes(cluster) -> list[int]:
    """The processes of a running server, the first of them first."""
    first = cluster.process.pid
    children = Path(f"/proc/{first}/task/{first}/children").read_text()
    return [first, *map(int, children.split())]


def kill(cluster) -> None:
    """End every process of the server at once, as nobody can prevent."""
    for process in processes(cluster):
        os.kill(process, signal.SIGKILL)
    cluster.process.wait(30)
    cluster.process = None
