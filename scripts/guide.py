"""make docs: the guide in both languages as pages that need no network, with the pictures that the GUI tests made.

Every warning is an error; so is a picture that is not there, unless --without-pictures leaves out what is missing.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "docs"
SCREENS = ROOT / "build" / "screens"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
PICTURE = re.compile(r"^!\[(?P<says>[^\]]*)\]\(/screens/(?P<name>[\w-]+\.png)\)$", re.MULTILINE)
# What a browser needs not, and what would only make the plugin's zip larger.
NOT_WANTED = (".buildinfo", "objects.inv", "_sources", "genindex.html", "_static/styles/*.map", "_static/scripts/*.map")
FIRST = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>CivicGrid 智慧网格</title>
<meta http-equiv="refresh" content="0; url=zh/index.html"></head>
<body><p><a href="zh/index.html">中文</a> · <a href="en/index.html">English</a></p></body></html>
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", type=Path, default=ROOT / "build" / "docs")
    parser.add_argument("--without-pictures", action="store_true", help="leave out pictures that are not there")
    arguments = parser.parse_args()
    lost = [] if arguments.without_pictures else missing_pictures()
    for name in lost:
        print(f"guide: there is no picture {name}: run make test first", file=sys.stderr)
    if lost:
        return 1
    shutil.rmtree(arguments.target, ignore_errors=True)
    arguments.target.mkdir(parents=True)
    with TemporaryDirectory() as folder:
        for language in LANGUAGES:
            if build(language, Path(folder) / language, arguments.target / language):
                return 1
    (arguments.target / "index.html").write_text(FIRST, encoding="utf-8")
    size = sum(path.stat().st_size for path in arguments.target.rglob("*") if path.is_file())
    print(f"{arguments.target}: {len(list(arguments.target.rglob('*.html')))} pages, {size >> 10} kB")
    return 0


def missing_pictures() -> list[str]:
    """The pictures that pages name and no test has made yet."""
    texts = [page.read_text(encoding="utf-8") for page in SOURCES.rglob("*.md")]
    named = {found["name"] for text in texts for found in PICTURE.finditer(text)}
    return sorted(name for name in named if not (SCREENS / name).is_file())


def build(language: str, staged: Path, target: Path) -> int:
    """Build one language and return Sphinx's exit code."""
    shutil.copytree(SOURCES / language, staged)
    shutil.copytree(SOURCES / "_locale", staged / "_locale")
    (staged / "screens").mkdir()
    for page in staged.rglob("*.md"):
        page.write_text(
            PICTURE.sub(lambda found: keep(found, staged), page.read_text(encoding="utf-8")), encoding="utf-8"
        )
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "--builder", "html"]
    command += ["--conf-dir", str(SOURCES), "--define", f"language={LANGUAGES[language]}", "--doctree-dir"]
    command += [str(staged.with_name(f"{language}.doctrees")), str(staged), str(target)]
    code = subprocess.run(command, check=False).returncode
    for pattern in NOT_WANTED:
        for path in target.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return code


def keep(found: re.Match, staged: Path) -> str:
    """A picture in its own width, which a click shows whole, put beside the pages; nothing when there is none."""
    picture = SCREENS / found["name"]
    if not picture.is_file():
        return ""
    with Image.open(picture) as image:
        # Few colours make a screen's picture a third as large, and nobody sees it.
        small = image.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    small.save(staged / "screens" / picture.name, optimize=True)
    options = f":alt: {found['says']}\n:width: {small.width}px"
    return f"```{{image}} /screens/{picture.name}\n{options}\n```"


if __name__ == "__main__":
    sys.exit(main())
