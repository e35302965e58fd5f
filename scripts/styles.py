"""Write resources/styles/*.qml from the palette. Run it after a change of a colour or a symbol.

Labels are tokens such as {{facility_kind.hospital}}: the program fills in the user's language when it loads a style.
"""

import os

from checkout import register

register()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_HASH_SEED"] = "0"  # else Qt writes the attributes in another order each time
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    import style_base
    import style_points
    import style_population
    import style_zones

    for module in (style_base, style_zones, style_points, style_population):
        for write in module.SHEETS:
            print(write().name)
    application.exitQgis()


if __name__ == "__main__":
    main()
