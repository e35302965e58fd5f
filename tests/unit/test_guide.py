"""The guide says what is there: both languages alike, labels as on the screen, pictures that a test takes."""

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from civicgrid.plugin.store.schema import BY_NAME
from civicgrid.tests.support.guide import DOCS, LANGUAGES, commands, pages

ROOT = DOCS.parent
PICTURE = re.compile(r"^!\[([^\]]*)\]\((/screens/([\w-]+)\.png)\)$", re.MULTILINE)
LABEL = re.compile(r"\{guilabel\}`([^`]+)`")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def labels() -> dict[str, str]:
    """English texts of the program and their translations."""
    messages = ElementTree.parse(ROOT / "i18n" / "civicgrid_zh_CN.ts").iter("message")  # noqa: S314 (our own file)
    return {message.find("source").text: message.find("translation").text for message in messages}


def test_both_languages_have_the_same_pages_and_commands():
    names = [[page.relative_to(DOCS / language).as_posix() for page in pages(language)] for language in LANGUAGES]
    assert names[0] == names[1]
    assert len(names[0]) > 15
    assert commands("zh") == commands("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_show_the_same_pictures(language):
    for page in pages(language):
        other = DOCS / ("en" if language == "zh" else "zh") / page.relative_to(DOCS / language)
        assert [found[2] for found in PICTURE.findall(text(page))] == [
            found[2] for found in PICTURE.findall(text(other))
        ]
        assert text(page).count("![") == len(PICTURE.findall(text(page))), "a picture is a line of its own"
        assert all(found[0] for found in PICTURE.findall(text(page))), "a picture says what it shows"


def test_every_picture_is_taken_by_a_gui_test():
    """A picture that nobody takes any more would be stale, and one that was never taken would be missing."""
    tests = "\n".join(text(path) for path in (ROOT / "tests" / "gui").glob("test_*.py"))
    named = {found[2] for language in LANGUAGES for page in pages(language) for found in PICTURE.findall(text(page))}
    assert named
    assert {name for name in named if f'"{name}"' not in tests} == set()


def test_labels_are_those_on_the_screen():
    known = labels()
    for language, words in (("zh", set(known.values())), ("en", set(known))):
        used = {label for page in pages(language) for label in LABEL.findall(text(page))}
        assert used
        assert used - words == set(), language


def test_files_of_the_project_that_are_named_are_there():
    for language in LANGUAGES:
        for page in pages(language):
            for name in re.findall(r"`((?:scripts|resources|plugin)/[\w./-]+)", text(page)):
                assert (ROOT / name).exists(), f"{page.name} names {name}"
            for target in re.findall(r"`make (\w+)", text(page)):
                assert f"\n{target}:" in text(ROOT / "Makefile"), f"{page.name} names make {target}"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    target = tmp_path_factory.mktemp("guide") / "手册 html"
    script = ROOT / "scripts" / "guide.py"
    done = subprocess.run(
        [sys.executable, script, "--target", target, "--without-pictures"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_the_guide_is_built_without_a_warning_and_needs_no_network(built):
    """Links to elsewhere may be followed; nothing that a page needs to be shown may come from elsewhere."""
    html = sorted(built.rglob("*.html"))
    assert len(html) > 30
    for page in html:
        content = text(page)
        loaded = re.findall(r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"([^\"]*)\"", content)
        assert loaded or page == built / "index.html"
        for address in loaded:
            assert not re.match(r"(https?:)?//", address), f"{page.name} loads {address}"
    for style in built.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//|@import", text(style)), style.name


def test_every_page_leads_to_the_other_language(built):
    for page in (built / "zh").rglob("*.html"):
        content = text(page)
        if 'lang="en">English</a>' in content:
            link = re.search(r'<a href="([^"]+)" lang="en">English</a>', content)[1]
            assert (page.parent / link).resolve().is_file(), page
    assert 'lang="en">English</a>' in text(built / "zh" / "admin" / "backup.html")


def test_chinese_words_are_found_by_the_search(built):
    index = text(built / "zh" / "searchindex.js")
    assert '"备份"' in index.encode().decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16")


def test_a_missing_picture_stops_the_build_of_the_whole_guide(monkeypatch, tmp_path):
    import importlib.util

    spec = importlib.util.spec_from_file_location("guide_script", ROOT / "scripts" / "guide.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "SCREENS", tmp_path)
    assert "plugin-manager.png" in module.missing_pictures()
    monkeypatch.setattr(sys, "argv", ["guide.py", "--target", str(tmp_path / "x")])
    assert module.main() == 1
    assert not (tmp_path / "x").exists()


def test_the_searchs_prefix_is_the_one_that_is_typed():
    prefix = re.search(r'^PREFIX = "(\w+)"', text(ROOT / "plugin" / "panels" / "locator.py"), re.MULTILINE)[1]
    for language in LANGUAGES:
        for page in ("user/locator.md", "tour.md"):
            assert f"`{prefix}`" in text(DOCS / language / page)


def test_the_groups_and_layers_of_the_project_are_named_as_on_the_screen():
    folder = ROOT / "resources" / "project"
    groups = json.loads(text(folder / "project.json"))["groups"]
    assert len(groups) == len(list((folder / "layers").glob("*.json")))
    for number, (language, comma) in enumerate((("zh", "、"), ("en", ", "))):
        page = text(DOCS / language / "user" / "project.md")
        for group in groups:
            entry = json.loads(text(folder / "layers" / f"{group}.json"))
            layers = comma.join(layer["name"][number] for layer in entry["layers"])
            assert f"| {entry['name'][number]} | {layers} |" in page


def test_the_roles_are_those_of_the_store():
    for language in LANGUAGES:
        page = text(DOCS / language / "admin" / "accounts.md")
        assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE) == list(BY_NAME["user_role"].by_name["role"].values)
