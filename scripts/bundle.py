"""make bundle: a folder from which CivicGrid is installed on Windows 10/11 without the network.

It holds the plugin, the Python modules that QGIS for Windows may lack, an installer, checksums and instructions. The
same input gives the same files. QGIS, PostgreSQL and VLC are named in the instructions, not included.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from checkout import register
from packaging.requirements import Requirement
from packaging.tags import compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "scripts" / "windows"
PLATFORM = "win_amd64"
# Comes with QGIS and must stay its own.
QGIS_OWN = {"numpy"}
MODULES = ("numpy", "scipy", "shapely", "cryptography", "pypinyin", "python_calamine", "xlsxwriter")
WHAT = {
    "install.cmd": "安装",
    "verify.cmd": "只校验，不安装",
    "install.py": "安装程序，由 QGIS 自带的 Python 运行",
    "bundle.json": "本包的版本信息",
    "requirements.txt": "所需 Python 模块及最低版本",
    "SHA256SUMS": "全部文件的校验值",
    "说明.txt": "本说明",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default="3.12", help="the version of QGIS's Python on Windows")
    arguments = parser.parse_args()
    wheels = ROOT / "build" / "wheels" / arguments.python
    download(SOURCES / "requirements.txt", arguments.python, wheels)
    package = build_package()
    target = ROOT / "build" / "bundle" / f"civicgrid-{version_of(package)}-windows"
    findings = assemble(package, wheels, target, arguments.python)
    for finding in findings:
        print(f"bundle: {finding}", file=sys.stderr)
    files = [path for path in target.rglob("*") if path.is_file()]
    print(
        f"{target}: {len(files)} files, {sum(path.stat().st_size for path in files) >> 20} MB, {len(findings)} findings"
    )
    return 1 if findings else 0


def download(requirements: Path, python: str, folder: Path) -> None:
    """Fetch the pinned wheels for Windows; those that are there already are not fetched again."""
    pinned = pins(requirements)
    if folder.is_dir():
        there = {wheel_name(path): wheel_version(path) for path in folder.glob("*.whl")}
        if there == pinned:
            return
        shutil.rmtree(folder)
    abi = "cp" + python.replace(".", "")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--platform", PLATFORM, "--implementation", "cp", "--python-version", python]
    command += [
        "--abi",
        abi,
        "--abi",
        "abi3",
        "--abi",
        "none",
        "--dest",
        str(folder),
        "--requirement",
        str(requirements),
    ]
    subprocess.run(command, check=True)


def build_package() -> Path:
    """Build the plugin's zip and return it."""
    folder = ROOT / "build" / "bundle" / "package"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run([ROOT / "scripts" / "package", folder], check=True)
    (package,) = folder.glob("civicgrid.*.zip")
    return package


def version_of(package: Path) -> str:
    """The version in a plugin's file name, ``civicgrid.<version>.zip``."""
    return package.name.removeprefix("civicgrid.").removesuffix(".zip")


def assemble(package: Path, wheels: Path, target: Path, python: str) -> list[str]:
    """Make the folder ``target`` anew and return what is wrong with it; nothing when it is complete."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "wheels").mkdir(parents=True)
    for wheel in sorted(wheels.glob("*.whl")):
        shutil.copyfile(wheel, target / "wheels" / wheel.name)
    shutil.copyfile(package, target / package.name)
    shutil.copyfile(SOURCES / "install.py", target / "install.py")
    for name in ("install.cmd", "verify.cmd"):  # cmd takes a byte order mark for a command
        (target / name).write_bytes(crlf((SOURCES / name).read_text(encoding="ascii")).encode("ascii"))
    about = {"version": version_of(package), "python": python, "plugin": package.name, "modules": list(MODULES)}
    (target / "bundle.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    (target / "requirements.txt").write_text("\n".join(minimum_versions()) + "\n", encoding="utf-8")
    text = (SOURCES / "readme.zh.txt").read_text(encoding="utf-8")
    text = text.format(version=about["version"], python=python, files=file_list(target, package))
    (target / "说明.txt").write_bytes(crlf(text).encode("utf-8-sig"))
    sums = [
        f"{sha256(path)}  {path.relative_to(target).as_posix()}" for path in sorted(target.rglob("*")) if path.is_file()
    ]
    (target / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")
    return wheel_findings(target / "wheels", python)


def minimum_versions() -> list[str]:
    """What the installer asks of QGIS's Python: the plugin's minimum where there is one, else the pinned version."""
    register()
    from civicgrid.plugin.services.dependencies import DEPENDENCIES

    ours = {entry.project: entry.minimum for entry in DEPENDENCIES.values()}
    return [f"{name}>={ours.get(name, version)}" for name, version in pins(SOURCES / "requirements.txt").items()]


def wheel_findings(folder: Path, python: str) -> list[str]:
    """Return what would keep the wheels from being installed by QGIS's Python on Windows."""
    findings = []
    wheels = {wheel_name(path): path for path in sorted(folder.glob("*.whl"))}
    findings += [f"missing: {name}" for name in pins(SOURCES / "requirements.txt") if name not in wheels]
    findings += [f"must stay QGIS's own: {name}" for name in QGIS_OWN.intersection(wheels)]
    number = tuple(int(part) for part in python.split("."))
    tags = {*cpython_tags(number, platforms=[PLATFORM]), *compatible_tags(number, platforms=[PLATFORM])}
    windows = {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython",
               "platform_python_implementation": "CPython", "sys_platform": "win32", "platform_system": "Windows",
               "os_name": "nt", "platform_machine": "AMD64", "extra": ""}  # fmt: skip
    for name, path in wheels.items():
        if not tags.intersection(parse_wheel_filename(path.name)[3]):
            findings.append(f"not for Windows and Python {python}: {path.name}")
        for text in metadata(path).get_all("Requires-Dist") or ():
            needed = Requirement(text)
            other = canonicalize_name(needed.name)
            if (needed.marker and not needed.marker.evaluate(windows)) or other in QGIS_OWN:
                continue
            if other not in wheels or wheel_version(wheels[other]) not in needed.specifier:
                findings.append(f"{name} needs {needed}")
    return findings


def metadata(wheel: Path):
    """The METADATA of a wheel."""
    with zipfile.ZipFile(wheel) as content:
        (entry,) = [name for name in content.namelist() if name.endswith(".dist-info/METADATA")]
        return HeaderParser().parsestr(content.read(entry).decode())


def file_list(target: Path, package: Path) -> str:
    """One line for each file of the bundle."""
    what = {package.name: "插件"} | WHAT
    what |= {f"wheels\\{path.name}": "Python 模块" for path in sorted((target / "wheels").iterdir())}
    return "".join(f"  {name}\n      {text}\n" for name, text in what.items())


def pins(requirements: Path) -> dict[str, str]:
    """Names and versions of a file of ``name==version`` lines."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def wheel_name(path: Path) -> str:
    """The project that a wheel is of."""
    return parse_wheel_filename(path.name)[0]


def wheel_version(path: Path) -> str:
    """The version that a wheel is of."""
    return str(parse_wheel_filename(path.name)[1])


def crlf(text: str) -> str:
    """The text with Windows's line ends."""
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
