"""The pictures of make demo."""

from pathlib import Path

SOURCES = {
    True: "数据：© OpenStreetMap 贡献者，ODbL 1.0；居民为随机生成",
    False: "数据：程序生成的示范镇；居民为随机生成",
}
KIND_NAMES = {"fire_station": "消防站", "hospital": "医院", "police": "派出所", "clinic": "诊所", "school": "学校"}


def draw(store, folder: Path, results: dict, summary: dict) -> dict[str, Path]:
    """Write one picture for each result there is and return their paths by name."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsReferencedRectangle

    from civicgrid.plugin.maps import symbols
    from civicgrid.plugin.maps.render import Picture, render_map

    crs = QgsCoordinateReferenceSystem(store.crs)
    source = SOURCES["import" in summary]
    counts, links = summary["counts"], summary["links"]
    roads, buildings, quiet = (table_layer(store, *one) for one in (
        ("road", "道路"), ("building", "房屋（按使用性质）"), ("building", "房屋")))  # fmt: skip
    symbols.style_roads(roads)
    symbols.style_buildings(buildings)
    symbols.style_plain_buildings(quiet)
    grids, people = grid_layers(store)
    facilities = facility_layer(store)
    whole = QgsReferencedRectangle(grids.extent() if grids.featureCount() else roads.extent(), crs)
    paths = {}

    def picture(name: str, title: str, subtitle: str, layers, legend, extent=whole) -> None:
        shown = [layer for layer in layers if layer is not None]
        explained = [layer for layer in legend if layer is not None]
        wanted = Picture(title, shown, extent, explained, subtitle, source)
        paths[name] = render_map(wanted, folder / f"{name}.png")

    centre = middle_part(buildings if buildings.featureCount() else roads, crs)
    picture(
        "map", "道路、房屋与应急资源",
        f"道路 {counts['roads']:,} 条，房屋 {counts['buildings']:,} 栋，应急资源 {counts['facilities']:,} 处，"
        f"监控 {counts['cameras']:,} 个",
        [facilities, roads, buildings], [facilities, buildings, roads], centre,
    )  # fmt: skip
    picture(
        "grids", "网格划分（沿道路，约 400 户一格）",
        f"{counts['communities']} 个社区，{counts['grids']} 个网格，{links['buildings_in_a_grid']:,} 栋房屋已关联网格",
        [grids, roads, quiet], [grids, roads, quiet],
    )  # fmt: skip
    picture(
        "people", "各网格居住人口",
        f"居民 {counts['people']:,} 人，{links['people_in_a_room']:,} 人已关联到房屋，"
        f"{sum(links['people_not_linked'].values()):,} 人未关联",
        [people, quiet], [people, quiet],
    )  # fmt: skip
    if "routes" in results:
        routes = results["routes"]
        routes.setName("救援路线（按到达时间）")
        symbols.style_routes(routes)
        incidents, resources = results["incidents"], results["origins"]
        kind = KIND_NAMES[results["kind"]]
        incidents.setName("事件地点")
        resources.setName(kind)
        symbols.style_points(incidents, symbols.RED, "star", 5.0, '"incident"')
        symbols.style_points(resources, "#b71c1c", "square", 3.6)
        picture(
            "nearest", f"十处事件的就近{kind}与到达路线" if incidents.featureCount() == 10 else f"就近{kind}与到达路线",
            nearest_text(summary, kind), [incidents, resources, routes, roads, quiet],
            [incidents, resources, routes, roads],
        )  # fmt: skip
    if "ranges" in results and summary["ranges"]:
        best = max(summary["ranges"], key=lambda one: (one["minutes"], one["people"]))["origin"]
        own = [one for one in summary["ranges"] if one["origin"] == best]
        ranges = results["ranges"]
        ranges.setSubsetString("")
        ranges = only(ranges, f'"origin_id" = {best}')
        ranges.setName("可达范围与范围内居民")
        costs = [one["minutes"] for one in sorted(own, key=lambda one: one["minutes"])]
        texts = [
            f"{one['minutes']:.0f} 分钟内：{one['people']:,} 人" for one in sorted(own, key=lambda o: o["minutes"])
        ]
        symbols.style_ranges(ranges, costs, texts)
        origin = only(results["origins"], f'"{results["origins"].fields().at(0).name()}" = {best}')
        place = KIND_NAMES.get(results["kind"], "事件地点")
        origin.setName(f"出发点：{place}")
        symbols.style_points(origin, "#b71c1c", "square", 4.5)
        picture(
            "ranges", f"从{place}出发 5 / 10 分钟车程可达范围",
            "范围内居民按房屋所在道路位置是否可达统计", [origin, roads, ranges, quiet],
            [origin, ranges, roads], QgsReferencedRectangle(ranges.extent(), crs),
        )  # fmt: skip
    return paths


def nearest_text(summary: dict, kind: str) -> str:
    """The subtitle of the routes."""
    routes = summary["nearest"]["routes"]
    first = [route["minutes"] for route in routes if route["rank"] == 1]
    text = f"每处事件最近的三个{kind}，共 {len(routes)} 条路线"
    return text + (f"；最近者 {min(first):.1f}–{max(first):.1f} 分钟可到" if first else "")


def table_layer(store, table: str, name: str):
    """A table of the demo's file as a layer."""
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(f"{store.database}|layername={table}", name, "ogr")


def only(layer, condition: str):
    """A copy of a memory layer with some of its features."""
    from qgis.core import QgsFeatureRequest

    return layer.materialize(QgsFeatureRequest().setFilterExpression(condition))


def middle_part(layer, crs):
    """The most built-up square kilometre or so: around the median of the layer's features."""
    import numpy as np
    from qgis.core import QgsRectangle, QgsReferencedRectangle

    boxes = [feature.geometry().boundingBox().center() for feature in layer.getFeatures() if feature.hasGeometry()]
    xy = np.array([(point.x(), point.y()) for point in boxes]).reshape(-1, 2)
    extent = layer.extent()
    if not len(xy):
        return QgsReferencedRectangle(extent, crs)
    size = max(extent.width(), extent.height())
    side = min(size, max(size / 12, 0.018))
    if side == size:
        return QgsReferencedRectangle(extent, crs)
    cells, count = np.unique(np.floor(xy / side), axis=0, return_counts=True)
    best = cells[np.argmax(count)] * side
    centre = np.median(xy[((xy >= best) & (xy < best + side)).all(axis=1)], axis=0)
    return QgsReferencedRectangle(
        QgsRectangle(centre[0] - side / 2, centre[1] - side / 3, centre[0] + side / 2, centre[1] + side / 3), crs
    )


def facility_layer(store):
    """The facilities but hydrants, named by their kind."""
    from qgis.core import QgsCategorizedSymbolRenderer, QgsMarkerSymbol, QgsRendererCategory

    from civicgrid.plugin.jobs.code_tables import code_list

    colours = {"fire_station": "#c62828", "hospital": "#ad1457", "clinic": "#d81b60", "police": "#1565c0",
               "school": "#2e7d32", "kindergarten": "#66bb6a", "shelter": "#00838f", "assembly_point": "#00acc1",
               "aed": "#ef6c00"}  # fmt: skip
    layer = table_layer(store, "facility", "应急资源")
    names = code_list("facility_kind")
    kinds = sorted({feature["kind"] for feature in layer.getFeatures()} & colours.keys())
    if not kinds:
        return None
    categories = [
        QgsRendererCategory(
            kind,
            QgsMarkerSymbol.createSimple(
                {
                    "name": "circle",
                    "color": colours[kind],
                    "size": "4.2",
                    "outline_color": "white",
                    "outline_width": "0.5",
                }
            ),
            names[kind].name_zh,
        )
        for kind in kinds
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    return layer


def grid_layers(store):
    """Grids as outlines with their names, and as areas shaded by the people who live there."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from civicgrid.plugin.maps import symbols

    people = people_by_grid(store)
    rows = store.read("grid", ["id", "name", "code", "geom"], order_by=("id",))
    layer = QgsVectorLayer(
        f"MultiPolygon?crs={store.crs}&field=id:integer&field=name:string&field=people:integer", "网格", "memory"
    )
    for number, name, _, geom in zip(*rows.values(), strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number, name, people.get(number, 0)])
        geometry = QgsGeometry()
        geometry.fromWkb(geom)
        feature.setGeometry(geometry)
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    shaded = layer.clone()
    shaded.setName("居住人口（人）")
    symbols.style_grids(layer, "regexp_replace(\"name\", '社区第', '\n')" if layer.featureCount() <= 80 else "")
    limits = [400.0, 700.0, 1000.0, 1300.0, 1e9]
    texts = ["400 以下", "401–700", "701–1 000", "1 001–1 300", "1 300 以上"]
    symbols.style_by_number(shaded, "people", limits, texts, '"people"')
    return layer, shaded


def people_by_grid(store) -> dict[int, int]:
    """How many people live in each grid: person, room, building, grid."""
    rooms = store.read("room", ["id", "building_id"])
    building = dict(zip(rooms["id"], rooms["building_id"], strict=True))
    members = store.read("grid_membership", ["object_id", "grid_id"], where={"object_type": "building"})
    grid = dict(zip(members["object_id"], members["grid_id"], strict=True))
    counts: dict[int, int] = {}
    for room in store.read("occupancy", ["room_id"], where={"lives_here": True})["room_id"]:
        number = grid.get(building[room])
        if number is not None:
            counts[number] = counts.get(number, 0) + 1
    return counts
