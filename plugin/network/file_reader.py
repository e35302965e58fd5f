"""Roads straight from a file through OGR's Arrow stream: columns as arrays, no feature objects."""

import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from .roads import RoadFields, Roads, count_speeds, roads_from_wkb

# The geometries of a batch come padded to the longest one; the padding is address space, not memory, but stays bounded.
_BATCH = 4096
_LINE, _MULTI_LINE = 2, 5
_CURVES = (8, 9, 10, 11, 12)
# Formats that spread one layer over several files of one name.
_SPREAD = {".shp", ".tab", ".mif"}


class NotReadable(Exception):
    """This layer cannot be read as a stream of columns; another reader has to."""


@dataclass(frozen=True)
class FileRoads:
    """A line layer of a file that OGR opens: ``layer`` its name ("" for the only one), ``subset`` an OGR filter."""

    path: str
    layer: str
    subset: str
    fields: RoadFields

    def key(self) -> str | None:
        """Return a text that changes with the file's content, None when that cannot be told.

        A commit into a write-ahead log changes nothing of the main file, so the log counts too.
        """
        parts = []
        try:
            for file in self._files():
                state = file.stat()
                parts.append((file.name, state.st_size, state.st_mtime_ns))
        except OSError:
            return None
        return repr((os.path.realpath(self.path), self.layer, self.subset, asdict(self.fields), parts))

    def _files(self) -> list[Path]:
        path = Path(self.path)
        if path.is_dir():
            return sorted(entry for entry in path.iterdir() if entry.is_file())
        if path.suffix.lower() in _SPREAD:
            return sorted(entry for entry in path.parent.iterdir() if entry.stem == path.stem and entry.is_file())
        log = Path(f"{path}-wal")
        return [path, log] if log.exists() else [path]

    def read(self) -> Roads:
        """Return the roads; raises NotReadable."""
        from osgeo import gdal

        # What OGR cannot do is reported by the exception below, whatever the process thinks of GDAL's exceptions.
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            dataset = gdal.OpenEx(self.path, gdal.OF_VECTOR)
            if dataset is None:
                raise NotReadable(self.path)
            layer = dataset.GetLayerByName(self.layer) if self.layer else dataset.GetLayer(0)
            if layer is None:
                raise NotReadable(self.layer)
            return self._read(layer)
        except RuntimeError as error:
            raise NotReadable(str(error)) from error
        finally:
            gdal.PopErrorHandler()

    def _read(self, layer) -> Roads:
        definition = layer.GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        wanted = [name for name in (self.fields.direction_field, self.fields.speed_field) if name]
        if any(name not in names for name in wanted):
            raise NotReadable("field")
        if self.subset and layer.SetAttributeFilter(self.subset) != 0:
            raise NotReadable("subset")
        layer.SetIgnoredFields([name for name in names if name not in wanted])
        geometry = definition.GetGeomFieldDefn(0)
        if geometry is None:
            raise NotReadable("geometry")
        parts = []
        options = ["INCLUDE_FID=YES", "USE_MASKED_ARRAYS=YES", f"MAX_FEATURES_IN_BATCH={_BATCH}"]
        fid = layer.GetFIDColumn() or "OGC_FID"
        with layer.GetArrowStreamAsNumPy(options) as stream:
            for batch in stream:
                names_of_geometry = [name for name in (geometry.GetName(), "wkb_geometry") if name in batch]
                if fid not in batch or not names_of_geometry:
                    raise NotReadable("columns")
                parts.append(self._batch(batch, fid, names_of_geometry[0]))
        if not parts:
            return Roads(np.empty((0, 2)), np.zeros(1, dtype=np.int64), *(np.empty(0, dtype=np.int64),) * 3)
        return _together(parts)

    def _batch(self, batch, fid: str, geometry: str) -> Roads:
        ids = np.array(batch[fid], dtype=np.int64)
        missing, values = _column(batch, self.fields.direction_field, len(ids))
        direction = self.fields.directions(values, missing, text_of)
        numbers = _numbers(*_column(batch, self.fields.speed_field, len(ids)))
        roads = _decode(batch[geometry], ids, direction, self.fields.speeds(numbers, len(ids)))
        return replace(roads, speeds=count_speeds(numbers))


def text_of(value: object) -> str:
    """Return an attribute as QGIS writes it for comparison: 1.0 is "1", booleans are lower case."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def _column(batch, name: str, count: int) -> tuple[np.ndarray, np.ndarray | None]:
    """Return which rows are NULL, and the values (None without a field); raises NotReadable for other than plain."""
    if not name:
        return np.zeros(count, dtype=bool), None
    column = batch[name]
    missing = np.ma.getmaskarray(column)
    values = np.ma.getdata(column)
    if values.dtype.kind not in "SUbiuf":
        raise NotReadable("type")
    return missing, values


def _numbers(missing: np.ndarray, values: np.ndarray | None) -> np.ndarray | None:
    if values is None:
        return None
    if values.dtype.kind in "SU":
        different, inverse = np.unique(values, return_inverse=True)
        numbers = np.array([_number(text_of(value)) for value in different.tolist()])[inverse]
    else:
        numbers = values.astype(float)
    numbers[missing] = np.nan
    return numbers


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan


def _decode(column, ids: np.ndarray, direction: np.ndarray, speed: np.ndarray) -> Roads:
    """Decode a batch of WKB padded to one width; plain lines by slices of the whole block, others one at a time."""
    missing = np.ma.getmaskarray(column)
    block = np.ma.getdata(column)
    if block.dtype.kind != "V" or block.dtype.itemsize < 9:
        wkb = [None if gone else bytes(value) for gone, value in zip(missing.tolist(), block.tolist(), strict=True)]
        return roads_from_wkb(wkb, ids, direction, speed)
    width = block.dtype.itemsize
    block = np.ascontiguousarray(block).view(np.uint8).reshape(len(ids), width)
    kind, head = _unsigned(block, 1), np.full(len(ids), 9)
    plain = (block[:, 0] == 1) & ~missing
    if width >= 18:
        single = (kind % 1000 == _MULTI_LINE) & (_unsigned(block, 5) == 1) & (block[:, 9] == 1)
        kind = np.where(single, _unsigned(block, 10), kind)
        head[single] = 18
    flat, dimensions = kind % 1000, 2 + np.array([0, 1, 1, 2, 0])[np.minimum(kind // 1000, 4)]
    if np.isin(flat[~missing], _CURVES).any():
        raise NotReadable("curves")
    plain &= (flat == _LINE) & (kind < 4000)
    count = np.where(head == 18, _unsigned(block, 14) if width >= 18 else 0, _unsigned(block, 5))
    plain &= (count > 1) & (head + 8 * count.astype(np.int64) * dimensions <= width)
    if not plain.all():
        wkb = [None if gone else bytes(row) for gone, row in zip(missing[~plain], block[~plain], strict=True)]
        others = roads_from_wkb(wkb, ids[~plain], direction[~plain], speed[~plain])
    rows = np.flatnonzero(plain)
    count = count[rows].astype(np.int64)
    offsets = np.concatenate(([0], np.cumsum(count)))
    coords = np.empty((offsets[-1], 2))
    shape = np.column_stack((count, head[rows], dimensions[rows]))
    for vertices, start, size in np.unique(shape, axis=0) if len(rows) else ():
        same = np.flatnonzero((shape == (vertices, start, size)).all(axis=1))
        data = np.ascontiguousarray(block[rows[same], start : start + 8 * vertices * size]).view("<f8")
        target = offsets[same][:, None] + np.arange(vertices)
        coords[target] = data.reshape(len(same), vertices, size)[:, :, :2]
    lines = Roads(coords, offsets, ids[rows], direction[rows], speed[rows])
    if not np.isfinite(coords).all():
        lines = _without_bad(lines)
    return lines if plain.all() else _in_order(lines, others)


def _unsigned(block: np.ndarray, at: int) -> np.ndarray:
    return np.ascontiguousarray(block[:, at : at + 4]).view("<u4")[:, 0]


def _without_bad(roads: Roads) -> Roads:
    line = np.repeat(np.arange(len(roads.road_id)), np.diff(roads.offsets))
    good = np.ones(len(roads.road_id), dtype=bool)
    good[line[~np.isfinite(roads.coords).all(axis=1)]] = False
    return _select(roads, np.flatnonzero(good), {"bad coordinates": int((~good).sum())})


def _select(roads: Roads, lines: np.ndarray, left_out: dict[str, int]) -> Roads:
    from .graph import ranges

    count = np.diff(roads.offsets)[lines]
    vertices, _ = ranges(roads.offsets[lines], count)
    return Roads(
        roads.coords[vertices],
        np.concatenate(([0], np.cumsum(count))),
        roads.road_id[lines],
        roads.direction[lines],
        roads.speed[lines],
        left_out,
    )


def _in_order(lines: Roads, others: Roads) -> Roads:
    """Return both in the order of their feature ids, the order in which the layer gives them."""
    both = _together([lines, others])
    return _select(both, np.argsort(both.road_id, kind="stable"), both.left_out)


def _together(parts: list[Roads]) -> Roads:
    left_out: dict[str, int] = {}
    for part in parts:
        for reason, count in part.left_out.items():
            left_out[reason] = left_out.get(reason, 0) + count
    counts = np.concatenate([np.diff(part.offsets) for part in parts])
    return Roads(
        np.concatenate([part.coords for part in parts]),
        np.concatenate(([0], np.cumsum(counts))),
        np.concatenate([part.road_id for part in parts]),
        np.concatenate([part.direction for part in parts]),
        np.concatenate([part.speed for part in parts]),
        left_out,
        (sum(part.speeds[0] for part in parts), sum(part.speeds[1] for part in parts)),
    )
