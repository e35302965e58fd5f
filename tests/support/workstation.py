"""What the tests of a shared workstation say in QGIS: who signs in, and what is typed into its dialogs."""

from civicgrid.tests.support.desktop import run_desktop

SCHEMA = "shared"
PLACE = f"service=town schema={SCHEMA}"
MASTER = "main-1234"

COMMON = f"""
QgsApplication.authManager().setMasterPassword({MASTER!r}, True)
PLACE = {PLACE!r}
desk = lambda: plugin().desk
session = lambda: desk().session
station = lambda: desk().workstation

def opened(name):
    return lambda: session().account is not None and session().account.name == name and not desk().opening.busy

def enter(first, second=None):
    # What a person types into the dialog of a new secret.
    type_text(find("CivicGrid.secret.first"), first)
    type_text(find("CivicGrid.secret.second"), first if second is None else second)
    click(find("CivicGrid.secret.ok"))

def action(name):
    return next(a for a in station().actions if a.objectName().endswith(name))

def dialog():
    # The dialog in front of QGIS or of the locked screen.
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return next((w for w in shown if w.objectName() != "CivicGrid.lock"), None)
"""


def run(profile, steps, **values):
    """Run steps in a real QGIS whose authentication database is open; gives what they noted."""
    given = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    result = run_desktop(COMMON + given + steps + "\ndrive(steps())\n", profile)
    assert "error" not in result.values, result.values["error"]
    assert result.exit_code == 0, result.output
    assert "Traceback" not in result.output, result.output
    return result.values
