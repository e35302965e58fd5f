"""Sphinx's settings for both languages; scripts/guide.py gives the language. Nothing is loaded from the network."""

import configparser
from pathlib import Path

_metadata = configparser.ConfigParser(interpolation=None)
_metadata.read(Path(__file__).resolve().parent.parent / "metadata.txt", encoding="utf-8")

project = "CivicGrid 智慧网格"
version = release = _metadata["general"]["version"]
author = _metadata["general"]["author"]
project_copyright = f"{author}, GPL-2.0-or-later"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
nitpicky = True
keep_warnings = False

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
_FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'
html_theme_options = {
    "light_css_variables": {
        "font-stack": f'system-ui, -apple-system, "Segoe UI", {_FONTS}',
        "color-brand-primary": "#12579b",
        "color-brand-content": "#12579b",
    },
    "dark_css_variables": {"color-brand-primary": "#7db8f0", "color-brand-content": "#7db8f0"},
}
