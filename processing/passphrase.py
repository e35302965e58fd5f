"""The passphrase of an exported key file: never a plain parameter, which Processing would write into its history."""

import os

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsProcessingException,
    QgsProcessingParameterAuthConfig,
)

from ..plugin.services.translation import tr

NAME = "PASSPHRASE"
VARIABLE = "CIVICGRID_PASSPHRASE"


def passphrase_parameter() -> QgsProcessingParameterAuthConfig:
    """The parameter that names an authentication configuration whose password is the passphrase."""
    parameter = QgsProcessingParameterAuthConfig(
        NAME, tr("Authentication configuration that holds the passphrase"), optional=True
    )
    text = tr("Its password is the passphrase. Without it the passphrase comes from the variable {variable}.")
    parameter.setHelp(text.format(variable=VARIABLE))
    return parameter


def passphrase_of(algorithm, parameters, context) -> str:
    """The passphrase; raises QgsProcessingException when there is none."""
    name = algorithm.parameterAsString(parameters, NAME, context)
    if not name:
        found = os.environ.get(VARIABLE, "")
    else:
        config = QgsAuthMethodConfig()
        QgsApplication.authManager().loadAuthenticationConfig(name, config, True)
        found = config.config("password")
    if not found:
        text = tr("There is no passphrase: name an authentication configuration, or set {variable}.")
        raise QgsProcessingException(text.format(variable=VARIABLE))
    return found
