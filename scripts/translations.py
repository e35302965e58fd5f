"""Brings i18n/*.ts up to the sources; ``--check`` only says what is missing.

Collected is what `tr` is given: literals, ``tr("…")``; the values of tables, ``tr(SENTENCES[code])``; class
attributes, ``tr(self.TITLE)``. All is one context. Qt's own ``lupdate`` merges it and keeps what is translated already;
it gets a list written as C++, because it does not read Python.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "CivicGrid"
PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")


def messages(root: Path = ROOT) -> list[str]:
    """Return every text to translate, once, in the order of the files."""
    paths = [path for folder in ("plugin", "processing") for path in sorted((root / folder).rglob("*.py"))]
    return messages_in(path.read_text(encoding="utf-8") for path in paths)


def messages_in(sources: Iterable[str]) -> list[str]:
    """Return the texts to translate in some modules; a table or attribute may be used in another one than its own."""
    trees = [ast.parse(source) for source in sources]
    arguments = [[node.args[0] for node in ast.walk(tree) if _is_tr(node)] for tree in trees]
    tables = {
        node.value.id
        for node in chain(*arguments)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name)
    }
    attributes = {node.attr for node in chain(*arguments) if isinstance(node, ast.Attribute)}
    texts = {}
    for tree, found in zip(trees, arguments, strict=True):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found.extend(value for name, value in _assignments(node) if name in attributes)
        for name, value in _assignments(tree):
            if name in tables and isinstance(value, ast.Dict):
                found.extend(value.values)
        found.sort(key=lambda node: (node.lineno, node.col_offset))
        texts.update((node.value, None) for node in found if isinstance(node, ast.Constant) and node.value)
    return list(texts)


def _is_tr(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"


def _assignments(node: ast.Module | ast.ClassDef):
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            yield statement.targets[0].id, statement.value
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
            yield statement.target.id, statement.value


def findings(texts: list[str], translation: Path) -> list[str]:
    """Return what is wrong with a .ts file: texts missing, unfinished, no longer used, placeholders changed."""
    known, problems = set(), []
    for message in ElementTree.parse(translation).iter("message"):  # noqa: S314 (our own file)
        source, target = message.find("source").text, message.find("translation")
        known.add(source)
        if target.get("type") in {"vanished", "obsolete"}:
            problems.append(f"marked as vanished: {source!r}")
        elif target.get("type") == "unfinished" or not target.text:
            problems.append(f"not translated: {source!r}")
        elif sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(target.text)):
            problems.append(f"placeholders differ: {source!r}")
    problems += [f"not in the file: {text!r}" for text in texts if text not in known]
    return problems + [f"no longer used: {text!r}" for text in sorted(known.difference(texts))]


def update(texts: list[str], translation: Path) -> None:
    """Let lupdate merge ``texts`` into a .ts file; finished translations stay, unused ones go."""
    listing = ROOT / "build" / "translations" / "messages.cpp"
    listing.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'QCoreApplication::translate("{CONTEXT}", {json.dumps(text, ensure_ascii=False)});' for text in texts]
    listing.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", "zh_CN"]
    subprocess.run(["lupdate", *options, str(listing), "-ts", str(translation)], check=True)


def main() -> int:
    texts = messages()
    problems = []
    for translation in sorted((ROOT / "i18n").glob("*.ts")):
        if "--check" not in sys.argv[1:]:
            update(texts, translation)
        problems += [f"{translation.name}: {problem}" for problem in findings(texts, translation)]
    print("\n".join(problems) or f"{len(texts)} texts, all translated")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
