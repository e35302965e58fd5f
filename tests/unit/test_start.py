"""What QGIS's start need not wait for."""

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


def test_masking_is_there_before_the_reader_of_addresses():
    asked = [sys.executable, "-c", SCRIPT, str(PACKAGE / "scripts")]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[:2] == ["[]", "人民路12号阳光花园3栋"]
