"""A county's address texts, as clerks write them, read into parts.

``python tests/bench/bench_address.py`` prints the rows; `rows` gives them to ``make bench``. There is no other reader
of Chinese addresses to compare with: the peers are ours without what texts of one shape share, and one regular
expression that knows the standard form only.
"""

import importlib.util
import re
import sys
import time
from pathlib import Path

import numpy as np

if "civicgrid" not in sys.modules:
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "civicgrid", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    sys.modules["civicgrid"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["civicgrid"])

TEXTS = 200_000
ALONE = 20_000
BUDGET = 25e-6  # seconds a text: a million in 25 s
SIGNS = "东南西北中金银玉翠碧锦绣幸福阳光龙凤江湖海山水云天安康宁和平祥瑞春华秋实"
STANDARD = re.compile(
    r"(?P<region>.*?[省市县区镇道])?(?P<road>[^0-9]+?[路街巷道])?(?:(?P<number>\d+)号)?(?P<estate>[^0-9]+)?"
    r"(?:(?P<building>\d+)栋)?(?:(?P<unit>\d+)单元)?(?:(?P<floor>\d+)层)?(?:(?P<room>\d+)室)?"
)


def texts(count: int) -> list[str]:
    """Different texts of a county with 600 estates, 300 roads, 200 villages and 12 sub-districts."""
    from civicgrid.plugin.domain.address import Address
    from civicgrid.plugin.jobs.clerk import write_address

    generator = np.random.default_rng(7)

    def names(number: int, ends: tuple[str, ...]) -> list[str]:
        found: set[str] = set()
        while len(found) < number:
            found.add("".join(generator.choice(list(SIGNS), 2)) + str(generator.choice(ends)))
        return sorted(found)

    estates = names(600, ("花园", "小区", "家园", "苑", "新村", "公寓", "花园2期"))
    roads = names(300, ("路", "东路", "大道", "街", "巷"))
    villages = names(200, ("村",))
    regions = [f"江苏省苏州市常熟市{name}" for name in names(12, ("街道", "镇"))]
    found: set[str] = set()
    while len(found) < count:
        kind, one, two, three, four = generator.integers(0, 1 << 30, 5).tolist()
        room = f"{two % 33 + 1}{three % 8 + 1:02d}"
        if kind % 10 < 6:
            unit = str(one % 6) if one % 6 else ""
            address = Address(estate=estates[four % 600], building=str(one % 60 + 1), unit=unit, room=room)
        elif kind % 10 < 8:
            address = Address(road=roads[four % 300], number=str(one % 900 + 1), unit=str(two % 4 + 1), room=room)
        else:
            address = Address(village=villages[four % 200], group=str(one % 20 + 1), number=str(two % 300 + 1))
        found.add(write_address(address, generator, regions[one % 12]))
    generator.shuffle(shuffled := sorted(found))
    return shuffled


def rows(folder: Path | None = None) -> list:
    """Return the rows for ``make bench``."""
    from civicgrid.plugin.domain.address import parse_address, reading
    from civicgrid.plugin.domain.address.text import normalise
    from civicgrid.tests.bench.bench_network import Row

    written = texts(TEXTS)

    def seconds(function, some: list[str]) -> float:
        started = time.process_time()
        for text in some:
            function(text)
        return time.process_time() - started

    first = seconds(parse_address, written)
    again = seconds(parse_address, written)
    shapes = reading.shape_count()
    alone = seconds(lambda text: reading.read_once(normalise(text)[0]), written[:ALONE]) * TEXTS / ALONE
    peers = {"read one by one": alone, "one regular expression": seconds(STANDARD.match, written)}
    budget = BUDGET * TEXTS
    return [
        Row(
            f"{TEXTS:,} different addresses read ({first / TEXTS * 1e6:.1f} µs each, {shapes:,} shapes)",
            first,
            budget,
            peers,
        ),
        Row(f"the same once more ({again / TEXTS * 1e6:.1f} µs each)", again, budget, {}),
    ]


def main() -> None:
    """Print the rows."""
    for row in rows():
        print(row)  # noqa: T201


if __name__ == "__main__":
    main()
