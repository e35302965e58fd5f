"""``civicgrid:loadworkflow``: another workflow for a store, and the event types that go through it."""

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..plugin.services.translation import tr
from .base import CivicGridAlgorithm


class LoadWorkflow(CivicGridAlgorithm):
    """Puts a workflow into a store, or chooses one that is there, for some types of events."""

    NAME = "loadworkflow"
    TITLE = "Load a workflow"
    GROUP = "events"
    HELP = (
        "Reads a workflow (JSON, as resources/workflow/governance.json in the plugin's folder) and puts it into the "
        "store under its code, in place of what stands there under the same code. Steps that events have taken cannot "
        "leave it: give a workflow that differs in them another code.\n"
        "TYPES are the event types whose events go through the workflow from now on: codes with commas between, two "
        "digits for a major class, * for all; empty: the types stay as they are. Events that are here keep the "
        "workflow with which they began. Without a file the workflow named by WORKFLOW, which the store has, is chosen "
        "for the types.\n"
        "Codes of actions are the program's words and say what an action means (dispatch, feedback, verify, close …), "
        "names are free. What the workflow has no action for is not measured, and is listed. For managers; every "
        "change stands in the audit log."
    )

    INPUT = "INPUT"
    WORKFLOW = "WORKFLOW"
    TYPES = "TYPES"

    def initAlgorithm(self, configuration=None):  # noqa: N802 (QGIS's name)
        self.addParameter(
            QgsProcessingParameterFile(
                self.INPUT, tr("Workflow"), fileFilter=tr("Workflows") + " (*.json)", optional=True
            )
        )
        self.add_database()
        for name, text in (
            (self.WORKFLOW, tr("Code of the workflow (without a file)")),
            (self.TYPES, tr("Event types that go through it (codes, * for all)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, text, optional=True))
        self.addOutput(QgsProcessingOutputString("CODE", tr("Code of the workflow")))
        for name, text in (("STEPS", tr("Number of steps")), ("CHANGED", tr("Number of event types that changed"))):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def execute(self, parameters, context, feedback):
        from ..plugin.domain.events.workflow import load_workflow, uncounted
        from ..plugin.store.workflows import follow_workflow, read_workflow, write_workflow

        path = self.parameterAsFile(parameters, self.INPUT, context)
        code = self.parameterAsString(parameters, self.WORKFLOW, context).strip()
        text = self.parameterAsString(parameters, self.TYPES, context).replace("，", ",")
        types = [part.strip() for part in text.split(",") if part.strip()]
        if not path and not (code and types):
            raise QgsProcessingException(tr("Give a file, or the code of a workflow and event types."))
        if path and code:
            raise QgsProcessingException(tr("The file says the code of its workflow: leave the code empty."))
        workflow = load_workflow(Path(path)) if path else None
        store = self.store(parameters, context)
        with store.transaction():
            if workflow:
                write_workflow(store, workflow)
            else:
                workflow = read_workflow(store, code)
            changed = follow_workflow(store, workflow.code, types) if types else 0
        for action in uncounted(workflow):
            feedback.pushInfo(
                tr("Without the action {action}: what is counted by it is not measured.").format(action=action)
            )
        return {"CODE": workflow.code, "STEPS": len(workflow.transitions), "CHANGED": changed}
