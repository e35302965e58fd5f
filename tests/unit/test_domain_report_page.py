"""The page of a printed report: what is filled into it, and that it loads nothing from outside."""

import pytest

from civicgrid.plugin.domain.problems import DomainError
from civicgrid.plugin.domain.report_page import PLACEHOLDERS, fill_page, parse_page
from civicgrid.plugin.services.paths import RESOURCES


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shipped_pages_use_every_placeholder_and_stand_the_check(language):
    page = (RESOURCES / "templates" / f"info_report_{language}.html").read_text(encoding="utf-8")
    assert parse_page(page, "page.html") == page
    used = {name for name in PLACEHOLDERS if f"{{{name}}}" in page}
    assert used == set(PLACEHOLDERS) - {"place"} | ({"place"} & used)


@pytest.mark.parametrize(
    "part",
    [
        "<img src='file:///etc/hosts'>",
        '<IMG SRC="http://example.org/a.png">',
        "<img src=//example.org/a.png>",
        "<img src='place.png'>",
        "<table background='C:\\a.png'>",
        "<link rel='stylesheet' href='a.css'>",
        "<script>1</script>",
        "<iframe src='a.html'></iframe>",
        "<object data='a.svg'></object>",
        "<p style='background-image: URL (a.png)'>",
        "<p style='background: u\\72l(a.png)'>",
        "<style>@import 'a.css';</style>",
        "<style>p { list-style-image: url(a.png) }</style>",
        "<svg:image xlink:src='a.png'/>",
    ],
)
def test_what_would_be_loaded_is_refused_with_its_line(part):
    with pytest.raises(DomainError, match="line 2"):
        parse_page("<p>{content}</p>\n" + part, "page.html")


def test_styles_links_and_the_place_may_stand():
    page = (
        "<style>p { color: red; }</style><p style='color: #c62828'>{content}</p><img src=\"place\"/><a href='x'>x</a>"
    )
    assert parse_page(page, "page.html") == page


def test_values_are_filled_in_once():
    page = fill_page("{title} {content} {other}", {"title": "{content}", "content": "x"})
    assert page == "{content} x {other}"
