"""Everything that is written into the audit log is called something by the auditor's panel."""

import re

from civicgrid.plugin.panels.audit.words import ACTIONS
from civicgrid.plugin.services.paths import PACKAGE

QUOTED = "[\"']([a-z_]+)[\"']"
WRITTEN = re.compile(rf"(?:Audit\([^()]*\)\.|audit[._])(?:write|append)\(\s*{QUOTED}|_done\(\s*{QUOTED}")


def test_every_action_has_a_name():
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("plugin", "processing")
        for path in (PACKAGE / folder).rglob("*")
        if path.suffix in {".py", ".sql"}
    ]
    written = {first or second for text in texts for first, second in WRITTEN.findall(text)}
    assert {"reveal", "add_stay", "end_stay", "relink"} <= written
    assert written - ACTIONS.keys() == set()
