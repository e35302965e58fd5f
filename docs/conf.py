"""Sphinx's settings for both languages; scripts/guide.py gives the language. Nothing is loaded from the network."""

import configparser
import logging
from pathlib import Path

import jieba

_metadata = configparser.ConfigParser(interpolation=None)
_metadata.read(Path(__file__).resolve().parent.parent / "metadata.txt", encoding="utf-8")

# Cuts Chinese texts into words for the search; it tells of its start otherwise.
jieba.setLogLevel(logging.WARNING)

project = "CivicGrid 智慧网格"
version = release = _metadata["general"]["version"]
author = _metadata["general"]["author"]
project_copyright = f"{author}, GPL-2.0-or-later"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
nitpicky = True
smartquotes = False

# What the theme says and Sphinx does not translate.
locale_dirs = ["_locale"]

html_theme = "furo"
html_show_sourcelink = False
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
_BLUE, _PALE = "#12579b", "#7db8f0"
# English quotation marks would come from a Chinese font, as wide as a character.
_FONTS = {
    "zh_CN": '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif',
    "en": 'system-ui, "Segoe UI", "Open Sans", "Helvetica Neue", sans-serif',
}
_TITLES = {"zh_CN": f"智慧网格 {version}", "en": f"CivicGrid {version}"}


def setup(app):
    """Give each language its title and fonts; the command line gives the language only."""
    app.connect("config-inited", _speak)


def _speak(_app, config):
    colours = {"color-brand-primary": _BLUE, "color-brand-content": _BLUE, "font-stack": _FONTS[config.language]}
    pale = {"color-brand-primary": _PALE, "color-brand-content": _PALE}
    config.html_title = _TITLES[config.language]
    config.html_theme_options = {"light_css_variables": colours, "dark_css_variables": pale}
