"""Installs CivicGrid from this folder into QGIS, without the network. Run by QGIS's own Python, through install.cmd."""

import argparse
import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


class Stop(Exception):
    """Why the installation cannot go on; one sentence for the operator."""


def main() -> int:
    arguments = read_arguments()
    try:
        verify(HERE)
        print("校验通过：所有文件与 SHA256SUMS 一致。")
        if arguments.verify:
            return 0
        bundle = json.loads((HERE / "bundle.json").read_text(encoding="utf-8"))
        check_python(bundle["python"])
        install_wheels(HERE)
        print("Python 模块已就绪。")
        folder = install_plugin(HERE / bundle["plugin"], arguments.profiles, arguments.profile)
        print(f"插件已装到：{folder}")
        check_modules(bundle["modules"])
    except Stop as stop:
        print(f"安装未完成：{stop}", file=sys.stderr)
        return 1
    print("安装完成。请启动 QGIS，在“插件 ▸ 管理并安装插件 ▸ 已安装”中勾选“智慧网格”。")
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verify", action="store_true", help="only compare the files with SHA256SUMS")
    parser.add_argument("--profile", default="default", help="the QGIS profile to install into")
    parser.add_argument("--profiles", type=Path, default=None, help="the folder that holds the profiles")
    return parser.parse_args()


def verify(folder: Path) -> None:
    """Compare every file with SHA256SUMS; raises Stop with the first one that is missing or differs."""
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        path = folder / name
        if not path.is_file():
            raise Stop(f"缺少文件 {name}，请重新复制整个文件夹。")
        if hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            raise Stop(f"文件 {name} 与校验值不符，请重新复制整个文件夹。")


def check_python(wanted: str) -> None:
    """Refuse a QGIS with another Python than the wheels were made for."""
    found = f"{sys.version_info.major}.{sys.version_info.minor}"
    if found != wanted:
        raise Stop(f"本安装包适用于 Python {wanted} 的 QGIS，这里是 Python {found}。请换用对应的安装包或 QGIS 版本。")


def install_wheels(folder: Path) -> None:
    """Install what is missing or too old; what QGIS brings, numpy above all, stays as it is."""
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--disable-pip-version-check"]
    command += ["--find-links", str(folder / "wheels"), "--requirement", str(folder / "requirements.txt")]
    if subprocess.run(command, check=False).returncode:
        raise Stop("pip 未能安装 Python 模块，原因见上。")


def install_plugin(package: Path, profiles: Path | None, profile: str) -> Path:
    """Unpack the plugin into a profile and return its folder; an older one is replaced, whole or not at all."""
    if profiles is None:
        roaming = os.environ.get("APPDATA")
        if not roaming:
            raise Stop("找不到用户配置文件夹（APPDATA），请用 --profiles 指定。")
        profiles = Path(roaming) / "QGIS" / "QGIS3" / "profiles"
    plugins = profiles / profile / "python" / "plugins"
    target, fresh, old = plugins / "civicgrid", plugins / "civicgrid.new", plugins / "civicgrid.old"
    try:
        for left in (fresh, old):
            shutil.rmtree(left, ignore_errors=True)
        with zipfile.ZipFile(package) as content:
            content.extractall(fresh)
        if target.exists():
            target.rename(old)
        (fresh / "civicgrid").rename(target)
    except (OSError, zipfile.BadZipFile) as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise Stop(f"插件无法写入 {plugins}：{error}。请先关闭 QGIS 再试。") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)
    return target


def check_modules(names: list[str]) -> None:
    """Import every module once, as QGIS will."""
    importlib.invalidate_caches()
    for name in names:
        run = subprocess.run([sys.executable, "-c", f"import {name}"], check=False, capture_output=True, text=True)
        if run.returncode:
            raise Stop(f"模块 {name} 无法载入：{(run.stderr.strip().splitlines() or ['?'])[-1]}")


if __name__ == "__main__":
    sys.exit(main())
