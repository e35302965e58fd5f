"""A million persons linked again by their sealed addresses, stays written and counted, on both engines.

``python tests/bench/bench_link_persons.py`` prints the rows, the server set up as the guide advises. The peer
only opens every seal and reads no address: what is above it is reading, matching, the stays, the desk and the counts.
"""

import importlib.util
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

PERSONS = 1_000_000
BUDGET = 60.0
BLOCKS = 40  # buildings of an estate
_STEMS = "东南西北中湖山河林泉"
_KINDS = ("花园", "家园", "新村", "公寓")


def estate(number: int) -> str:
    """The name of the estate with a number."""
    phase, place = divmod(number, 400)
    name = _STEMS[place % 10] + _STEMS[place // 10 % 10] + _KINDS[place // 100]
    return name + (f"{phase + 1}期" if phase else "")


def fill(store, keyring, persons: int = PERSONS) -> None:
    """A town of 40,000 buildings in estates, and persons whose households gave addresses as clerks write them."""
    from civicgrid.plugin.domain.address import Address
    from civicgrid.plugin.domain.uid import new_uids
    from civicgrid.plugin.jobs.clerk import write_address
    from civicgrid.plugin.store import seal
    from civicgrid.plugin.store.places import update_rows
    from civicgrid.tests.support.big_town import fill_big_town

    area, _ = fill_big_town(store, residents=0)
    ids = store.read("building", ["id"], order_by=("id",))["id"]
    estates = [estate(place // BLOCKS) for place in range(len(ids))]
    numbers = [str(place % BLOCKS + 1) for place in range(len(ids))]
    update_rows(store, "building", ids, {"estate": estates, "number": numbers})
    generator = np.random.default_rng(1)
    rooms = store.read("room", ["building_id", "number"], order_by=("id",))
    place_of = {number: place for place, number in enumerate(ids)}
    texts: list[str] = []
    while len(texts) < persons:
        room = int(generator.integers(len(rooms["number"])))
        place = place_of[rooms["building_id"][room]]
        address = Address(estate=estates[place], building=numbers[place], room=rooms["number"][room])
        texts += [write_address(address, generator)] * int(generator.integers(1, 5))
    keys = store.reserve_ids("person", persons)
    uids = new_uids(persons)
    store.load("person", {"id": keys, "uid": uids, "name_masked": ["张*"] * persons, "area_id": [area] * persons})
    seal.install_keys(store, keyring)
    sealer = seal.sealer(store, keyring)
    document = {
        "name": "张三丰", "document_kind": "citizen", "document_number": "999999199001011234", "sex": "1",
        "birth_date": "1990-01-01", "phone": "13912345678", "person_class": "registered",
        "residence_state": "both_here", "tags": [],
    }  # fmt: skip
    contents = sealer.seal_many("person_clear", uids, ({**document, "address_text": text} for text in texts[:persons]))
    columns = {"person_id": keys, "seal_key": [sealer.key_id] * persons, "content": contents}
    store.load("person_clear", columns, key=("person_id",))


def opened_only(store, keyring) -> float:
    """Seconds to read and open every seal."""
    from civicgrid.plugin.store.residents.relink import Relink

    relink = Relink(store, keyring)
    started = time.perf_counter()
    request = relink.begin("bench", everyone=True)
    count = sum(len(page) for page in relink.pages(request, everyone=True))
    taken = time.perf_counter() - started
    relink.finish(request, {"persons": count})
    return taken


def rows() -> list:
    """A row for each engine; QGIS has to be running."""
    from civicgrid.plugin.jobs.linking.persons import link_persons
    from civicgrid.plugin.services.keys import make_keys
    from civicgrid.plugin.store import create_store
    from civicgrid.tests.bench.bench_network import Row
    from civicgrid.tests.support.postgres import ADVISED, SERVICE, running_cluster

    found = []
    with tempfile.TemporaryDirectory() as folder, running_cluster(*ADVISED):
        for engine, database in (("GeoPackage", str(Path(folder) / "town.gpkg")), ("PostGIS", f"service={SERVICE}")):
            with create_store(database) as store:
                keyring = make_keys(store.uid)
                fill(store, keyring)
                peers = {"opening the seals alone": opened_only(store, keyring)}
                started = time.perf_counter()
                done = link_persons(store, keyring, reason="bench")
                taken = time.perf_counter() - started
                if done.linked + sum(done.unlinked.values()) != PERSONS or done.linked < 0.9 * PERSONS:
                    raise SystemExit("the persons are not linked")
                found.append(Row(f"{PERSONS:,} persons linked by address, {engine}", taken, BUDGET, peers))
    return found


def main() -> None:
    """Print the rows."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    for row in rows():
        print(row)  # noqa: T201
    application.exitQgis()


if __name__ == "__main__":
    main()
