"""The launcher as it runs, with a program, a clock and a sleep of the test's own: nothing here waits."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from civicgrid.plugin.services.workstation import LINUX, PROFILE, Place, texts

FAKES = {
    # Each says what the test wrote for it, or what it was asked.
    "sleep": 'echo "$1" >>"{here}/pauses"\n',
    "id": 'cat "{here}/id"\n',
    "date": 'case "$1" in +%s) n=$(cat "{here}/now"); echo "$n"; echo $((n + $(cat "{here}/step"))) >"{here}/now";; '
    "*) echo then;; esac\n",
    "qgis": 'echo "$@" >>"{here}/calls"; code=$(head -n 1 "{here}/codes"); sed 1d "{here}/codes" >"{here}/rest"; '
    'mv "{here}/rest" "{here}/codes"; exit "${{code:-0}}"\n',
}


@pytest.fixture
def here(tmp_path):
    folder = tmp_path / "it's 值班 & $HOME"
    (folder / "bin").mkdir(parents=True)
    for name, text in FAKES.items():
        tool = folder / "bin" / name
        escaped = str(folder).replace("$", "\\$")
        tool.write_text("#!/bin/sh\n" + text.format(here=escaped), encoding="utf-8")
        tool.chmod(0o755)
    for name, text in (("id", "1000\n"), ("now", "0\n"), ("step", "1\n"), ("codes", "0\n")):
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def place(here):
    launcher = here / "state" / "civicgrid-duty.sh"
    place = Place(LINUX, here / "bin" / "qgis", here / "QGIS3", launcher, here / "autostart.desktop")
    launcher.parent.mkdir()
    launcher.write_text(texts(place)[launcher], encoding="utf-8")
    return place


def launch(place: Place, **more: str) -> subprocess.CompletedProcess:
    path = f"{place.program.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", str(place.launcher)],
        env={**os.environ, "PATH": path, **more},
        capture_output=True,
        text=True,
        check=False,
    )


def log(place: Place) -> str:
    return Path(place.launcher.parent / "duty.log").read_text(encoding="utf-8")


def test_a_normal_end_is_the_end(here, place):
    assert launch(place).returncode == 0
    (call,) = (here / "calls").read_text().splitlines()
    assert call == f"--profiles-path {place.profiles} --profile {PROFILE} --nologo --noversioncheck"
    assert not (here / "pauses").exists()
    assert log(place).splitlines() == ["then QGIS starts", "then QGIS ended normally"]
    assert not (here / "state" / "running").exists()


def test_after_crashes_it_starts_again_with_growing_pauses(here, place):
    (here / "codes").write_text("139\n134\n1\n1\n1\n1\n1\n137\n0\n")
    assert launch(place).returncode == 0
    assert (here / "pauses").read_text().split() == ["2", "4", "8", "16", "32", "60", "60", "60"]
    assert "QGIS ended with code 139 after 1 s; it starts again in 2 s" in log(place)


def test_a_run_of_ten_minutes_makes_the_pause_short_again(here, place):
    (here / "codes").write_text("1\n1\n1\n0\n")
    (here / "step").write_text("600\n")
    assert launch(place).returncode == 0
    assert (here / "pauses").read_text().split() == ["2", "2", "2"]
    (here / "pauses").unlink()
    (here / "codes").write_text("1\n1\n0\n")
    (here / "step").write_text("599\n")
    assert launch(place).returncode == 0
    assert (here / "pauses").read_text().split() == ["2", "4"]


def test_it_does_not_run_as_root_unless_somebody_says_so_and_then_it_says_so(here, place):
    (here / "id").write_text("0\n")
    refused = launch(place)
    assert refused.returncode == 1
    assert refused.stderr.strip() == "The duty workstation does not run as administrator."
    assert not (here / "calls").exists()
    assert launch(place, CIVICGRID_DUTY_AS_ROOT="yes").returncode == 0
    assert "running as root" in log(place)


def test_a_second_one_is_refused_and_a_lock_of_nobody_is_not_heeded(here, place):
    lock = here / "state" / "running"
    lock.mkdir()
    # It says what it is called: a program that has only just begun has no name yet.
    other = subprocess.Popen(
        ["sh", "-c", "echo; sleep 60; : civicgrid-duty.sh"], stdout=subprocess.PIPE, start_new_session=True
    )
    try:
        other.stdout.readline()
        (lock / "pid").write_text(f"{other.pid}\n")
        refused = launch(place)
        assert (refused.returncode, refused.stderr.strip()) == (1, "The duty workstation is running already.")
        assert lock.is_dir()
        # Another program has that number now.
        (lock / "pid").write_text(f"{os.getpid()}\n")
        assert launch(place).returncode == 0
    finally:
        os.killpg(other.pid, signal.SIGKILL)
        other.communicate()
    lock.mkdir()  # a lock without a number: the power went in between
    assert launch(place).returncode == 0


def test_the_log_does_not_grow_without_end(here, place):
    old = here / "state" / "duty.log"
    old.write_text("x" * 300_000)
    assert launch(place).returncode == 0
    assert len(log(place)) < 1000
    assert len((here / "state" / "duty.log.1").read_text()) == 300_000


def test_a_crash_while_the_plugin_loads_does_not_switch_it_off(here, place):
    settings = Path(place.profile) / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    kept = "[PythonPlugins]\ncivicgrid=true\nwatchDog\\other=true\n"
    settings.write_text(kept + "watchDog\\civicgrid=true\n[app]\na=b\n")
    assert launch(place).returncode == 0
    assert settings.read_text() == kept + "[app]\na=b\n"


def test_a_signal_ends_the_program_and_the_launcher(here, place):
    program = Path(place.program)
    program.write_text('#!/bin/sh\ntrap "exit 143" TERM\ntouch "$0.up"\nwhile :; do /bin/sleep 0.1; done\n')
    environment = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    running = subprocess.Popen(["sh", str(place.launcher)], env=environment)
    try:
        for _ in range(200):
            if Path(f"{program}.up").exists():
                break
            signal.sigtimedwait([], 0.05)
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0
    finally:
        running.kill()
    assert log(place).splitlines()[-1] == "then stopped by signal TERM"
    assert not (here / "state" / "running").exists()
