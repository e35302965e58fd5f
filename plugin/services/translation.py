"""Texts for the user: English in the source, translated by Qt where a translation is installed.

Every text belongs to one context, so that `tr` works the same in classes, functions and data. ``make translations``
collects what `tr` is given: a literal, a table's entry ``tr(TABLE[key])``, a class attribute ``tr(self.TITLE)``.
"""

from ..domain.problems import SENTENCES, Problem
from .paths import I18N

try:
    from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator
except ImportError:  # unit tests run without QGIS: the source text is the text
    QCoreApplication = None

CONTEXT = "CivicGrid"


def tr(text: str) -> str:
    """Return ``text`` in the user's language; placeholders are filled afterwards: ``tr("row {n}").format(n=3)``."""
    return QCoreApplication.translate(CONTEXT, text) if QCoreApplication else text


def sentence(problem: Problem) -> str:
    """Return the sentence that tells the user about ``problem``."""
    return tr(SENTENCES[problem.code]).format(**problem.params)


def translation_file(locale: str) -> str | None:
    """Return the file stem of the translation for a locale such as zh_CN, zh-Hans-SG or en_GB; None means English.

    The locale is never cut to two letters: each language is asked for by name, and every Chinese locale falls back to
    simplified Chinese, the only Chinese text there is.
    """
    language = locale.replace("-", "_").split("_")[0].split(".")[0].lower()
    return "civicgrid_zh_CN" if language == "zh" else None


def language() -> str:
    """Return zh or en: the language in which the user is spoken to."""
    return "zh" if QCoreApplication and translation_file(_qgis_locale()) else "en"


def named(one) -> str:
    """Return what something with a ``name_zh`` and a ``name_en`` is called in the user's language."""
    return one.name_zh if language() == "zh" else one.name_en


def install_translator() -> "QTranslator | None":
    """Install the translation for QGIS's locale and return it, to be removed at unload; None when English serves."""
    stem = translation_file(_qgis_locale())
    if stem is None:
        return None
    translator = QTranslator()
    if not translator.load(str(I18N / f"{stem}.qm")):
        return None
    QCoreApplication.installTranslator(translator)
    return translator


def _qgis_locale() -> str:
    from qgis.core import QgsApplication, QgsSettings

    settings = QgsSettings()
    if settings.value("locale/overrideFlag", False, type=bool):
        return settings.value("locale/userLocale", "", type=str)
    return QgsApplication.instance().translation() or QLocale.system().name()
