"""What QGIS's start, and a dock that is opened, need not wait for."""

import subprocess
import sys

from civicgrid.plugin.services.paths import PACKAGE

SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from checkout import register
register()
import civicgrid.plugin.domain.masking as masking
print([name for name in sys.modules if "domain.address" in name])
print(masking.mask_address("人民路12号阳光花园3幢2单元501室"))
"""

SEARCH = """
import sys
sys.path.insert(0, sys.argv[1])
from checkout import register
register()
import civicgrid.plugin.store.finder
import civicgrid.plugin.jobs.persons_table
print([name for name in sys.modules if "domain.address" in name or "import_table" in name or "export.table" in name])
"""


def test_masking_is_there_before_the_reader_of_addresses():
    asked = [sys.executable, "-c", SCRIPT, str(PACKAGE / "scripts")]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[:2] == ["[]", "人民路12号阳光花园3栋"]


def test_a_search_is_there_before_the_reader_of_addresses_and_an_answer_before_what_exports_it():
    asked = [sys.executable, "-c", SEARCH, str(PACKAGE / "scripts")]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "[]\n"
