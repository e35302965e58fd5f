"""The words of a search, as patterns that find them however keyboards write letters and digits."""

import pytest

from civicgrid.plugin.domain.events.search_text import SearchWord, search_words

DASH = "[-－‐‑‒–—―−]"


@pytest.mark.parametrize(("text", "expected"), [
    ("", []),
    (" \u3000 ", []),
    ("垃圾", [SearchWord("垃圾")]),
    ("幸福路　垃圾", [SearchWord("幸福路"), SearchWord("垃圾")]),
    ("路 垃圾堆", [SearchWord("垃圾堆"), SearchWord("路")]),
    ("1号", [SearchWord("[1１]号")]),
    ("１号", [SearchWord("[1１]号")]),
    ("（南）", [SearchWord("[(（]南[)）]")]),
    ("]^\\座", [SearchWord("[]］][＾^][\\\\＼]座")]),
    ("Ｇ5", [SearchWord("[gGｇＧ][5５]", "[gGｇＧ][5５]")]),
    ("1-2", [SearchWord(f"[1１]{DASH}[2２]", "[1１][2２]")]),
    ("1—２", [SearchWord(f"[1１]{DASH}[2２]", "[1１][2２]")]),
    ("20261128", [SearchWord("20261128", "20261128")]),
    ("２02６-112", [SearchWord(f"2026{DASH}112", "2026112")]),
    ("5㎡", [SearchWord("[5５]㎡")]),
])  # fmt: skip
def test_words_as_patterns(text, expected):
    assert search_words(text) == expected


def test_what_is_pasted_is_no_endless_question():
    found = search_words(" ".join(f"词{number}" for number in range(100)))
    assert len(found) == 8
    assert found[0].pattern.startswith("词[7７] 词[8８] 词")
    assert len(search_words("a" * 30_000)[0].pattern) < 2000
