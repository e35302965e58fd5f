"""Checks a built plugin zip for contents, security and secrets, as the plugin site does; exit code 1 on any finding."""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NEEDED = (
    "__init__.py",
    "metadata.txt",
    "LICENSE",
    "plugin/app.py",
    "processing/provider.py",
    "i18n/civicgrid_zh_CN.qm",
    "docs_html/zh/index.html",
    "docs_html/en/index.html",
)
UNWANTED_FOLDERS = {"tests", "scripts", "docs", "build", ".ci"}
UNWANTED_ANYWHERE = {".git", "__pycache__"}
UNWANTED_SUFFIXES = {".ts", ".pyc", ".gpkg", ".pbf", ".sqlite", ".zip"}


def content_findings(package: zipfile.ZipFile) -> list[str]:
    """Return what is missing from the zip, or in it without right."""
    names = package.namelist()
    found = [f"outside the folder civicgrid: {name}" for name in names if not name.startswith("civicgrid/")]
    found += [f"missing: {name}" for name in NEEDED if f"civicgrid/{name}" not in names]
    for name in names:
        path = PurePosixPath(name)
        ours = UNWANTED_FOLDERS.intersection(path.parts[1:2]) or UNWANTED_ANYWHERE.intersection(path.parts)
        if ours or path.suffix in UNWANTED_SUFFIXES:
            found.append(f"not wanted: {name}")
    # A path of the machine it was built on; "/" alone would be in every file.
    places = {str(place).encode() for place in (ROOT, Path.home()) if len(place.parts) > 1}
    for name in names:
        content = package.read(name)
        found += [f"names the folder {place.decode()}: {name}" for place in places if place + b"/" in content]
    return found


def bandit_findings(folder: Path) -> list[str]:
    """Return bandit's findings; suppressed ones count too."""
    run = subprocess.run(
        [BIN / "bandit", "-q", "-r", "--ignore-nosec", "-f", "json", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(run.stdout)
    found = [f"{entry['filename']}: {entry['reason']}" for entry in report["errors"]]
    for issue in report["results"]:
        found.append(f"{issue['filename']}:{issue['line_number']}: {issue['test_id']} {issue['issue_text']}")
    return found


def secret_findings(folder: Path) -> list[str]:
    """Return what detect-secrets takes for a secret."""
    run = subprocess.run(
        [BIN / "detect-secrets", "scan", "--all-files", "."], cwd=folder, capture_output=True, text=True, check=True
    )
    results = json.loads(run.stdout)["results"]
    return [f"{name}:{hit['line_number']}: {hit['type']}" for name, hits in results.items() for hit in hits]


def main() -> int:
    path = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as package:
        package.extractall(folder)
        findings = content_findings(package) + bandit_findings(Path(folder)) + secret_findings(Path(folder))
        count = len(package.namelist())
    for finding in findings:
        print(f"package: {finding.replace(folder, '')}", file=sys.stderr)
    print(f"{path}: {count} files, {path.stat().st_size // 1024} kB, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
