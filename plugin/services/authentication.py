"""Passwords in QGIS's authentication database: the only place where this plugin keeps one."""

from typing import TYPE_CHECKING

from .translation import tr

if TYPE_CHECKING:
    from qgis.core import QgsAuthManager

_METHOD = "Basic"


class AuthenticationError(Exception):
    """QGIS's authentication database does not keep or show something; the message is one sentence."""


def open_authentication() -> "QgsAuthManager":
    """QGIS's authentication manager with its master password set; in QGIS Desktop the user is asked for it.

    For the main thread. Raises AuthenticationError.
    """
    from qgis.core import QgsApplication

    manager = QgsApplication.authManager()
    asked = QgsApplication.platform() == "desktop"
    if manager.isDisabled() or not (manager.masterPasswordIsSet() or (asked and manager.setMasterPassword(True))):
        raise AuthenticationError(tr("QGIS's authentication database needs its master password first."))
    return manager


def keep_password(title: str, login: str, password: str) -> str:
    """Keep a login and its password and return the id of their configuration; raises AuthenticationError."""
    from qgis.core import QgsAuthMethodConfig

    manager = open_authentication()
    config = QgsAuthMethodConfig(_METHOD)
    config.setName(title)
    config.setConfig("username", login)
    config.setConfig("password", password)
    # PyQt gives back what the method writes into its argument, too.
    kept = manager.storeAuthenticationConfig(config)
    well, config = kept if isinstance(kept, tuple) else (kept, config)
    if not well or not config.id():
        raise AuthenticationError(tr("QGIS's authentication database did not take the password."))
    return config.id()


def change_password(authcfg: str, password: str) -> None:
    """Put another password into a configuration; raises AuthenticationError when it is not there."""
    from qgis.core import QgsAuthMethodConfig

    manager = open_authentication()
    config = QgsAuthMethodConfig()
    loaded = manager.loadAuthenticationConfig(authcfg, config, True)
    well, config = loaded if isinstance(loaded, tuple) else (loaded, config)
    if well:
        config.setConfig("password", password)
        well = manager.updateAuthenticationConfig(config)
    if not well:
        raise AuthenticationError(tr("QGIS's authentication database did not take the password."))
    manager.clearCachedConfig(authcfg)


def is_kept(authcfg: str) -> bool:
    """Whether there is a configuration with this id."""
    from qgis.core import QgsApplication

    return authcfg in QgsApplication.authManager().configIds()


def forget_password(authcfg: str) -> None:
    """Remove a configuration; one that is gone already is no error."""
    from qgis.core import QgsApplication

    manager = QgsApplication.authManager()
    if authcfg and is_kept(authcfg):
        manager.removeAuthenticationConfig(authcfg)
        manager.clearCachedConfig(authcfg)
