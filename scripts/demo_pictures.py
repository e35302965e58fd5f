"""The pictures of make demo."""

from pathlib import Path

SOURCES = {
    True: "数据：© OpenStreetMap 贡献者，ODbL 1.0；居民为随机生成",
    False: "数据：程序生成的示范街道；居民、事件均为虚构",
}
KIND_NAMES = {"fire_station": "消防站", "hospital": "医院", "police": "派出所", "clinic": "诊所", "school": "学校"}


def draw(store, folder: Path, results: dict, summary: dict) -> dict[str, Path]:
    """Write one picture for each result there is and return their paths by name."""
    from civicgrid.plugin.maps import symbols
    from civicgrid.plugin.maps.render import Picture, map_scale, render_map

    source = SOURCES["import" in summary]
    counts, links = summary["counts"], summary["links"]
    roads, buildings, quiet, dark = (table_layer(store, *one) for one in (
        ("road", "道路"), ("building", "房屋（按使用性质）"), ("building", "房屋"), ("building", "房屋")))  # fmt: skip
    symbols.style_roads(roads)
    symbols.style_buildings(buildings)
    symbols.style_plain_buildings(quiet)
    symbols.style_plain_buildings(dark, "ink_soft")
    grids, people = grid_layers(store)
    facilities, cameras = facility_layer(store), camera_layer(store)
    whole = extent_of(roads, buildings, facilities, cameras, grids)
    paths = {}

    def picture(name: str, title: str, subtitle: str, layers, legend, extent=whole, whole_legend=False) -> None:
        ground = ground_layer(store, muted=name != "map")
        shown = [layer for layer in (*layers, ground) if layer is not None]
        explained = [layer for layer in legend if layer is not None]
        wanted = Picture(title, shown, extent, explained, subtitle, source, whole_legend)
        paths[name] = render_map(wanted, folder / f"{name}.png")

    hidden = map_scale(whole) > symbols.SMALL_ROADS_UNTIL
    picture(
        "map", "道路、房屋与应急资源",
        f"道路 {counts['roads']:,} 条，房屋 {counts['buildings']:,} 栋，应急资源 {counts['facilities']:,} 处，"
        f"监控 {counts['cameras']:,} 个" + ("；因比例尺较小，内部通道与小路未画出" if hidden else ""),
        [facilities, cameras, roads, buildings], [facilities, cameras, buildings, roads],
    )  # fmt: skip
    picture(
        "grids", "网格划分（沿道路，约 400 户一格）",
        f"{counts['communities']} 个社区，{counts['grids']} 个网格，{links['buildings_in_a_grid']:,} 栋房屋已关联网格",
        [grids, roads, quiet], [grids, roads, quiet],
    )  # fmt: skip
    picture(
        "people", "各网格居住人口",
        people_text(store, counts, links, people), [dark, people], [people, dark], whole_legend=True,
    )  # fmt: skip
    if "routes" in results:
        routes = results["routes"]
        routes.setName("救援路线（按到达时间）")
        symbols.style_routes(routes)
        incidents, resources = results["incidents"], results["origins"]
        kind = KIND_NAMES[results["kind"]]
        incidents.setName("事件地点")
        resources.setName(kind)
        symbols.style_points(incidents, "level_1", "star", 5.0, '"incident"')
        symbols.style_points(resources, "rescue", "square", 3.6)
        picture(
            "nearest", f"十处事件的就近{kind}与到达路线" if incidents.featureCount() == 10 else f"就近{kind}与到达路线",
            nearest_text(summary, kind), [incidents, resources, routes, roads, quiet],
            [incidents, resources, routes, roads],
        )  # fmt: skip
    if "ranges" in results and summary["ranges"]:
        costs = summary["ranges_shown"]
        best = max(summary["ranges"], key=lambda one: (one["minutes"] == costs[-1], one["people"]))["origin"]
        people_in = {one["minutes"]: one["people"] for one in summary["ranges"] if one["origin"] == best}
        ranges = only(results["ranges"], f'"origin_id" = {best} AND "cost" IN ({", ".join(map(str, costs))})')
        ranges.setName("可达范围与范围内居民")
        texts = [f"{minutes:.0f} 分钟内：{people_in[minutes]:,} 人" for minutes in costs]
        symbols.style_ranges(ranges, costs, texts)
        origin = only(results["origins"], f'"{results["origins"].fields().at(0).name()}" = {best}')
        place = KIND_NAMES.get(results["kind"], "事件地点")
        origin.setName(f"出发点：{place}")
        symbols.style_points(origin, "rescue", "square", 4.5)
        picture(
            "ranges", f"从{place}出发 {costs[0]:.0f} / {costs[1]:.0f} 分钟车程可达范围",
            ranges_text(store, summary, results, best, people_in, place), [origin, roads, ranges, quiet],
            [origin, ranges, roads], extent_of(ranges, origin),
        )  # fmt: skip
    return paths


def nearest_text(summary: dict, kind: str) -> str:
    """The subtitle of the routes: which kind stands in, how many there are, how quick the nearest is."""
    nearest = summary["nearest"]
    routes, places = nearest["routes"], nearest["places"]
    first = [route["minutes"] for route in routes if route["rank"] == 1]
    text = ""
    if nearest["kind"] != nearest["wanted"]:
        text = f"地图上没有{KIND_NAMES[nearest['wanted']]}，以{kind}代替；"
    text += f"每处事件最近的三个{kind}" if places >= 3 else f"地图上只有{'一两'[places - 1]}个{kind}"
    text += f"，共 {len(routes)} 条路线"
    if first:
        text += f"；最近者 {min(first):.1f}–{max(first):.1f} 分钟可到"
    if len(first) < nearest["incidents"]:
        text += f"；{nearest['incidents'] - len(first)} 处事件无路可达"
    return text


def people_text(store, counts: dict, links: dict, grids) -> str:
    """The subtitle of the residents by grid: why the grids together hold fewer than were linked."""
    linked, in_grids = links["people_in_a_room"], sum(feature["people"] for feature in grids.getFeatures())
    here = len(living(store))
    text = f"居民 {counts['people']:,} 人，{linked:,} 人已关联到房屋，{counts['people'] - linked:,} 人未关联；"
    text += f"已关联者中 {linked - here:,} 人户在人不在，不计入居住"
    if here > in_grids:
        text += f"，{here - in_grids:,} 人的房屋不在网格内"
    return f"{text}；各格合计 {in_grids:,} 人"


def ranges_text(store, summary: dict, results: dict, best: int, people_in: dict, place: str) -> str:
    """The subtitle of the ranges: whose they are, and why not 5 and 10 minutes."""
    total = results["origins"].featureCount()
    name = None
    if results["kind"]:
        name = store.read("facility", ["name"], where={"id": best})["name"][0]
    text = f"出发点为全图 {total} 处{place}中范围内居民最多的一处" if total > 1 else f"全图只有这一处{place}"
    text += f"（{name}）" if name else f"（编号 {best}）"
    if summary["ranges_shown"] != [5.0, 10.0]:
        text += f"；5 分钟与 10 分钟范围内均为 {people_in[10.0]:,} 人，故图示更短时间"
    return text + "；居民按房屋所在道路位置是否可达统计"


def table_layer(store, table: str, name: str):
    """A table of the demo's file as a layer."""
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(f"{store.database}|layername={table}", name, "ogr")


def only(layer, condition: str):
    """A copy of a memory layer with some of its features."""
    from qgis.core import QgsFeatureRequest

    return layer.materialize(QgsFeatureRequest().setFilterExpression(condition))


def extent_of(*layers):
    """What the layers cover together, with a margin, so that no symbol is cut by the frame."""
    from qgis.core import QgsRectangle, QgsReferencedRectangle

    there = [layer for layer in layers if layer is not None and layer.featureCount()]
    extent = QgsRectangle(there[0].extent())
    for layer in there[1:]:
        extent.combineExtentWith(layer.extent())
    extent.scale(1.04)
    return QgsReferencedRectangle(extent, there[0].crs())


def facility_layer(store):
    """The facilities, named by their kind; None where there is none."""
    from qgis.core import QgsCategorizedSymbolRenderer, QgsMarkerSymbol, QgsRendererCategory

    from civicgrid.plugin.jobs.code_tables import code_list
    from civicgrid.plugin.maps.palette import colour

    colours = {"fire_station": "rescue", "hospital": "medical", "clinic": "medical", "police": "police",
               "school": "education", "kindergarten": "care", "shelter": "shelter", "assembly_point": "shelter",
               "aed": "medical", "hydrant": "water"}  # fmt: skip
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
                    "color": colour(colours[kind]),
                    "size": "2" if kind == "hydrant" else "4.2",
                    "outline_color": "white",
                    "outline_width": "0.2" if kind == "hydrant" else "0.5",
                }
            ),
            names[kind].name_zh,
        )
        for kind in kinds
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    return layer


def ground_layer(store, muted: bool):
    """Water, green, fields and woods under everything else; None where there is none."""
    from civicgrid.plugin.services.paths import RESOURCES

    layer = table_layer(store, "land_cover", "地表覆盖")
    layer.loadNamedStyle(str(RESOURCES / "styles" / ("land_cover_muted.qml" if muted else "land_cover.qml")))
    return layer if layer.featureCount() else None


def camera_layer(store):
    """The cameras; None where there is none."""
    from civicgrid.plugin.maps import symbols

    layer = table_layer(store, "camera", "监控")
    symbols.style_points(layer, "camera", "triangle", 2.4)
    return layer if layer.featureCount() else None


def grid_layers(store):
    """Grids as outlines with their names, and as areas shaded by the people who live there."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    from civicgrid.plugin.maps import symbols

    people = people_by_grid(store)
    rows = store.read("grid", ["id", "name", "code", "geom"], where={"level": "grid"}, order_by=("id",))
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
    texts = ["0–400", "401–700", "701–1,000", "1,001–1,300", "1,301 及以上"]
    symbols.style_by_number(shaded, "people", limits, texts, "format_number(\"people\", 0, 'en')")
    return layer, shaded


def people_by_grid(store) -> dict[int, int]:
    """How many people live in each grid: person, room, building, grid."""
    rooms = store.read("room", ["id", "building_id"])
    building = dict(zip(rooms["id"], rooms["building_id"], strict=True))
    grids = store.read("grid", ["id"], where={"level": "grid"})["id"]
    members = store.read(
        "grid_membership", ["object_id", "grid_id"], where={"object_type": "building", "grid_id": grids}
    )
    grid = dict(zip(members["object_id"], members["grid_id"], strict=True))
    counts: dict[int, int] = {}
    for room in living(store):
        number = grid.get(building[room])
        if number is not None:
            counts[number] = counts.get(number, 0) + 1
    return counts


def living(store) -> list[int]:
    """The room of everybody who lives in one today."""
    from civicgrid.plugin.services.clock import local_day, utc_now

    today = local_day(utc_now(), store.zone)
    stays = store.read("occupancy", ["room_id", "valid_from", "valid_to"], where={"lives_here": True})
    return [
        room for room, start, end in zip(*stays.values(), strict=True) if start <= today and (not end or today < end)
    ]
