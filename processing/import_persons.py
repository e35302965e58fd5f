"""``civicgrid:importpersons``: a spreadsheet of residents into the store, sealed, and led to their rooms."""

from qgis.core import QgsProcessingException, QgsProcessingOutputNumber, QgsProcessingParameterString

from ..plugin.jobs.targets import PERSON, importable
from ..plugin.services.translation import language, tr
from .import_table import ImportTable


class ImportPersons(ImportTable):
    """The importer of tables for residents: nothing of them is loaded as a layer or written in clear."""

    NAME = "importpersons"
    TITLE = "Import residents"
    GROUP = "people"
    REQUIRES = ("shapely", "cryptography")
    HELP = (
        "Brings a spreadsheet, a text file or a layer of residents into the database. INPUT, SHEET, MAPPING, "
        "HEADER_ROWS and ENCODING are those of “Import a table or layer”; fields that are not named are guessed from "
        "headers and values, and columns that go nowhere are named.\n"
        "Every number, date, telephone and code is checked. A person is recognised by the document number; persons "
        "without one (newborn, stateless, from abroad) who may be somebody in the database are never merged by "
        "themselves: they wait at the desk. A number that another area has registered holds its row back. What both "
        "the file and somebody here changed waits at the desk, too; the same file again changes nothing.\n"
        "The address (or a code, an alias, a position with COORDINATES) leads each person to a room, as a dated stay; "
        "who cannot be led there waits at the desk with the reason and the three best candidates. AREA is the code of "
        "the area of those whose address leads nowhere; empty: that of the account.\n"
        "Names, numbers, telephones, birth dates and addresses are sealed with the keys of the database and stand "
        "masked everywhere else. PURPOSE and AUTHORISED_UNTIL are required. REJECTED takes the rejected rows as they "
        "stood, with the reason: a file for you alone, never a layer. DRY_RUN writes nothing."
    )

    AREA = "AREA"
    REJECTED_FILES = "XLSX (*.xlsx);;CSV (*.csv)"

    def add_target(self):
        """Residents, and nothing else."""

    def add_own(self):
        """Declare the area of those whose address leads nowhere."""
        self.addParameter(
            QgsProcessingParameterString(self.AREA, tr("Area of residents without a building (code)"), optional=True)
        )

        self.addOutput(QgsProcessingOutputNumber("LINKED", tr("Number of rows that were led to a room")))
        self.addOutput(QgsProcessingOutputNumber("UNLINKED", tr("Number of rows that no room was found for")))

    def target(self, parameters, context):
        return importable()[PERSON]

    def own(self, parameters, context, store):
        if not self.parameterAsBoolean(parameters, self.DRY_RUN, context):
            for name in (self.PURPOSE, self.AUTHORISED_UNTIL):
                if not self.parameterAsString(parameters, name, context).strip():
                    raise QgsProcessingException(tr("Residents are brought for a purpose and until a day: name both."))
        code = self.parameterAsString(parameters, self.AREA, context).strip()
        if not code:
            return {}
        found = store.read("area", ["id"], where={"code": code})["id"]
        if not found:
            raise QgsProcessingException(tr("There is no area with the code {code}").format(code=code))
        return {"area": found[0]}

    def tell_own(self, plan, feedback):
        """How many rows led to a room; for the others the reasons."""
        from ..plugin.jobs.import_persons.told import led, led_sentence

        linked, left, reasons = led(plan)
        for text in (led_sentence(plan), *reasons):
            feedback.pushInfo(text)
        missing = [field for field in plan.prepared.request.target.fields
                   if field.required and field.name not in plan.prepared.request.fields]  # fmt: skip
        for field in missing:
            text = tr("No column was recognised as “{field}”; MAPPING can name it")
            feedback.pushWarning(text.format(field=field.label(language())))
        return {"LINKED": linked, "UNLINKED": left}
