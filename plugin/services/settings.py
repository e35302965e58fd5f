"""What a person chose at this workstation, kept in QGIS's own settings under ``plugins/civicgrid``."""

from qgis.core import (
    QgsSettingsEntryBool,
    QgsSettingsEntryInteger,
    QgsSettingsEntryString,
    QgsSettingsEntryStringList,
    QgsSettingsTree,
)

NODE = "civicgrid"
MOST_RECENT = 8
SHORTEST_SHOWN, LONGEST_SHOWN = 10, 180
"""Seconds for which clear details may be shown."""


class Settings:
    """The entries; each has ``value()`` and ``setValue()``. No secret is ever among them."""

    def __init__(self):
        node = QgsSettingsTree.createPluginTreeNode(NODE)
        self._entries = (
            database := QgsSettingsEntryString("database", node, ""),
            recent := QgsSettingsEntryStringList("recent", node, []),
            reopen := QgsSettingsEntryBool("reopen", node, True),
            load_layers := QgsSettingsEntryBool("load-layers", node, True),
            imagery := QgsSettingsEntryString("imagery", node, ""),
            panels := QgsSettingsEntryStringList("panels", node, ["overview"]),
            lock_minutes := QgsSettingsEntryInteger("lock-minutes", node, 0),
            reveal_seconds := QgsSettingsEntryInteger("reveal-seconds", node, 60),
            alarm_sound := QgsSettingsEntryBool("alarm-sound", node, True),
            reduce_motion := QgsSettingsEntryBool("reduce-motion", node, False),
            persons := QgsSettingsEntryStringList("persons", node, []),
            duty := QgsSettingsEntryBool("duty", node, False),
            duty_leave := QgsSettingsEntryBool("duty-leave", node, False),
            duty_window := QgsSettingsEntryString("duty-window", node, ""),
            events := QgsSettingsEntryString("events", node, ""),
        )
        self.database = database
        """The DATABASE text of the store that was open last."""
        self.recent = recent
        """DATABASE texts, the latest first."""
        self.reopen = reopen
        """Whether the last store is opened when QGIS starts."""
        self.load_layers = load_layers
        """Whether a connection brings its layers into the project."""
        self.imagery = imagery
        """A raster file, or the text of an XYZ or WMTS connection, that serves as imagery."""
        self.panels = panels
        """Names of the panels that were open."""
        self.lock_minutes = lock_minutes
        """After how many minutes without a key or click the workstation locks; 0: never."""
        self.reveal_seconds = reveal_seconds
        """For how many seconds a resident's clear details are shown."""
        self.alarm_sound = alarm_sound
        """Whether alarms are heard until somebody acknowledges them."""
        self.reduce_motion = reduce_motion
        """Whether what moves by itself stands still."""
        self.persons = persons
        """Who has signed in here, one JSON text each: place, login, name, the id of an authentication configuration."""
        self.duty = duty
        """Whether this is the profile of a duty workstation, which begins in duty mode."""
        self.duty_leave = duty_leave
        """Whether duty mode may be left in that profile."""
        self.duty_window = duty_window
        """What QGIS's window was like before duty mode, while it lasts."""
        self.events = events
        """The filter and the order of the list of events, a JSON text: one entry for each store and account."""

    def remember(self, database: str) -> None:
        """Keep a DATABASE text as the last one and at the head of the recent ones."""
        self.database.setValue(database)
        recent = [database, *(known for known in self.recent.value() if known != database)]
        self.recent.setValue(recent[:MOST_RECENT])

    def close(self) -> None:
        """Take the entries back from QGIS's tree of settings; what was chosen stays."""
        QgsSettingsTree.unregisterPluginTreeNode(NODE)
