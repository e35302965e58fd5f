"""The texts of a duty workstation on three systems: every path quoted by its own system's rules."""

import configparser
import plistlib
import re
import shlex
import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from civicgrid.plugin.services import workstation
from civicgrid.plugin.services.workstation import LINUX, MACOS, WINDOWS, WorkstationError, find_place, texts

NASTY = ["值班 工作站", "a & b", "it's", 'say "x"', "50% off $HOME `id`", "back\\slash", "semi;colon #x", "(x) !y^z"]
WINDOWS_NASTY = ["值班 工作站", "a & b", "it's", "50% off", "semi;colon", "(x) !y^z", "100%PATH%"]


def posix(name: str, system: str = LINUX):
    home = PurePosixPath("/home") / name
    return find_place(system, home / "bin" / "qgis", home / "QGIS3", home, {})


def windows(name: str):
    home = PureWindowsPath("C:/Users") / name
    return find_place(WINDOWS, home / "qgis-ltr-bin.exe", home / "QGIS3", home, {})


@pytest.mark.parametrize("system", [LINUX, MACOS])
@pytest.mark.parametrize("name", NASTY)
def test_the_shell_reads_the_paths_as_they_are(system, name, tmp_path):
    place = posix(name, system)
    text = texts(place)[place.launcher]
    assert "@" not in re.sub(r"printf.*", "", text)
    head = text.split("log=$state")[0]
    script = tmp_path / "launcher.sh"
    script.write_text(head + 'printf "%s\\n" "$qgis" "$profiles" "$profile" "$state"\n', encoding="utf-8")
    said = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=True, encoding="utf-8")
    assert said.stdout.split("\n")[:4] == [
        str(place.program), str(place.profiles), "civicgrid-duty", str(place.launcher.parent),
    ]  # fmt: skip


@pytest.mark.parametrize("system", [LINUX, MACOS])
def test_the_shell_script_has_no_syntax_error_and_quotes_every_variable(system, tmp_path):
    place = posix("a b", system)
    text = texts(place)[place.launcher]
    script = tmp_path / "launcher.sh"
    script.write_text(text, encoding="utf-8")
    subprocess.run(["sh", "-n", str(script)], check=True)
    assert text.startswith("#!/bin/sh\n")
    assert [line for line in text.splitlines() if unquoted(line)] == []
    assert unquoted("rm -rf $lock")
    assert unquoted('x "$(wc <$log)"')


def unquoted(line: str) -> bool:
    """Whether a line of shell expands something outside quotes; assignments and arithmetic do not split."""
    inside, position = [], 0
    while position < len(line):
        rest = line[position:]
        top = inside[-1] if inside else ""
        if rest[0] == "#" and not inside:
            return False
        if rest.startswith("$(("):
            position = line.index("))", position) + 1
        elif rest.startswith("$("):
            inside.append("(")
            position += 1
        elif rest[0] == ")" and top == "(":
            inside.pop()
        elif rest[0] == "'" and top != '"':
            position = line.index("'", position + 1)
        elif rest[0] == '"':
            inside.pop() if top == '"' else inside.append('"')
        elif re.match(r"\$[\w{]", rest) and top != '"' and not re.match(r"\s*\w+=\S*$", line):
            return True
        position += 1
    return False


@pytest.mark.parametrize("name", NASTY)
def test_a_desktop_entry_starts_the_launcher(name):
    place = posix(name)
    text = texts(place)[place.autostart]
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str
    parser.read_string(text)
    value = parser["Desktop Entry"]["Exec"]
    # The specification's two steps: string escapes first, then the quoted argument, then field codes.
    unescaped = value.replace("\\\\", "\0").replace("\0", "\\")
    assert unescaped[0] == unescaped[-1] == '"'
    argument = re.sub(r'\\(["`$\\])', r"\1", unescaped[1:-1])
    assert not re.search(r"(?<!%)(?:%%)*%(?!%)", argument)
    assert argument.replace("%%", "%") == str(place.launcher)
    assert parser["Desktop Entry"]["Name[zh_CN]"].endswith("值班工作站")


@pytest.mark.parametrize("name", NASTY)
def test_a_launch_agent_starts_the_launcher(name):
    place = posix(name, MACOS)
    agent = plistlib.loads(texts(place)[place.autostart].encode())
    assert agent["ProgramArguments"] == ["/bin/sh", str(place.launcher)]
    assert agent["RunAtLoad"] is True
    assert agent["KeepAlive"] is False


def read_by_cmd(line: str) -> tuple[str, str]:
    """What ``set "name=value"`` of a batch file sets, with delayed expansion off."""
    name, value = re.fullmatch(r'set "(\w+)=([^"]*)"', line).groups()
    assert not re.search(r"(?<!%)(?:%%)*%(?!%)", value), f"a single per cent sign: {line}"
    return name, value.replace("%%", "%")


@pytest.mark.parametrize("name", WINDOWS_NASTY)
def test_a_batch_file_reads_the_paths_as_they_are(name):
    place = windows(name)
    files = texts(place)
    lines = files[place.launcher].splitlines()
    found = dict(read_by_cmd(line) for line in lines if re.match('set "[a-z_]+=[^%]', line)
                 and "%state%" not in line and "errorlevel" not in line)  # fmt: skip
    assert found["qgis"] == str(place.program)
    assert found["profiles"] == str(place.profiles)
    assert found["state"] == str(place.launcher.parent)
    assert dict(read_by_cmd(line) for line in files[place.autostart].splitlines() if line.startswith('set "'))[
        "launcher"
    ] == str(place.launcher)
    for text in files.values():
        # Read as UTF-8, without the exclamation mark's meaning; both before the first path.
        assert text.index("chcp 65001") < text.index("DisableDelayedExpansion") < text.index("C:\\")


def test_a_batch_file_quotes_every_path_and_jumps_to_labels_that_exist():
    place = windows("a b")
    text = texts(place)[place.launcher]
    for line in text.splitlines():
        outside = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%(qgis|profiles?|state|log|settings)%", outside), line
        assert outside.count('"') == 0, line
    labels = set(re.findall(r"^:(\w+)", text, re.M))
    assert set(re.findall(r"(?:call :|goto )(\w+)", text)) == labels
    assert text.count("(") == text.count(")")


def test_what_a_batch_file_cannot_say_is_refused():
    with pytest.raises(WorkstationError, match="quotation mark"):
        texts(windows('a"b'))
    for place in (posix("a\nb"), posix("a\nb", MACOS), windows("a\nb")):
        with pytest.raises(WorkstationError, match="line break"):
            texts(place)


@pytest.mark.parametrize("text", ["The duty workstation does not run as administrator.",
                                  "The duty workstation is running already."])  # fmt: skip
def test_the_sentences_are_plain_in_every_shell(text):
    """In Chinese, too: cmd would read these characters as its own."""
    ts = (Path(workstation.PACKAGE) / "i18n" / "civicgrid_zh_CN.ts").read_text(encoding="utf-8")
    translated = re.search(re.escape(f"<source>{text}</source>") + r"\s*<translation>([^<]+)</translation>", ts)[1]
    for sentence in (text, translated):
        assert not set("&|<>^%\"'!") & set(sentence)


def test_the_places_follow_each_systems_conventions():
    home = PurePosixPath("/home/u")
    place = find_place(LINUX, home / "qgis", home / "q", home, {"XDG_CONFIG_HOME": "/c 1", "XDG_DATA_HOME": "relative"})
    assert str(place.autostart) == "/c 1/autostart/civicgrid-duty.desktop"
    assert str(place.launcher) == "/home/u/.local/share/civicgrid/duty/civicgrid-duty.sh"
    assert str(place.profile) == "/home/u/q/profiles/civicgrid-duty"
    place = windows("u")
    assert str(place.autostart).endswith("Start Menu\\Programs\\Startup\\civicgrid-duty-start.cmd")
    assert str(posix("u", MACOS).autostart) == "/home/u/Library/LaunchAgents/org.civicgrid.duty.plist"


def test_the_wrapper_of_qgis_is_preferred(tmp_path):
    (tmp_path / "qgis.bin").touch()
    assert find_place(LINUX, tmp_path / "qgis.bin", tmp_path, tmp_path, {}).program.name == "qgis.bin"
    (tmp_path / "qgis").touch()
    assert find_place(LINUX, tmp_path / "qgis.bin", tmp_path, tmp_path, {}).program.name == "qgis"


def test_the_words_of_a_shell_are_those_of_the_library():
    assert [shlex.split(workstation.quote_sh(name)) for name in NASTY] == [[name] for name in NASTY]
