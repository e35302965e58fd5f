"""The formats of exported files, by their suffixes."""

FORMATS = ("xlsx", "csv", "gpkg", "shp")
SHEETS = frozenset({"xlsx", "csv"})
ENCODINGS = ("UTF-8", "GBK")
"""Of a shapefile's texts."""
