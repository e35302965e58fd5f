"""What a package does, in sentences."""

from zoneinfo import ZoneInfo

from ...services.translation import tr
from .apply import Outcome
from .desk import title


def outcome_lines(outcome: Outcome, zone: str) -> list[str]:
    """The outcome of a package or its preview; times in ``zone``."""
    made = outcome.made_at.astimezone(ZoneInfo(zone))
    text = tr("Package {number} from “{name}”, made at {time}")
    lines = [text.format(number=outcome.number, name=outcome.peer, time=f"{made:%Y-%m-%d %H:%M}")]
    if outcome.already is not None:
        at = outcome.already.astimezone(ZoneInfo(zone))
        return [*lines, tr("It was applied already at {time}: nothing changes.").format(time=f"{at:%Y-%m-%d %H:%M}")]
    for table, counts in outcome.counts.items():
        text = tr(
            "{table}: {inserted} new, {updated} changed, {deleted} deleted, {same} the same, {conflicts} conflicts"
        )
        lines.append(text.format(table=title(table), **vars(counts)))
    if outcome.files:
        lines.append(tr("{count} attached files").format(count=outcome.files))
    if outcome.absent:
        lines.append(tr("{count} references to objects that are not here were left out.").format(count=outcome.absent))
    if outcome.conflicts:
        text = tr("{count} rows were changed here, too, or stand in the way: they wait at the desk.")
        lines.append(text.format(count=len(outcome.conflicts)))
    if not outcome.counts:
        lines.append(tr("Nothing in it concerns this database."))
    return lines
