"""Times in a message: 今天上午9点半, 昨晚, 刚才, 11月3日14:20, 3天了. Local and without a zone, as `now` is."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, timedelta

from ..tables.numbers import chinese_number
from .message_time_words import (
    AGO,
    ANNOUNCED,
    BEGUN,
    CLAUSE,
    CLOCK_BEHIND,
    COMING,
    COMING_DAYS,
    DATE_WORDS,
    DATED,
    DAYS,
    DUE_WORDS,
    EARLIER,
    HABIT,
    HALF_A_YEAR,
    JUST,
    LASTING,
    LATE,
    LATE_NIGHT,
    LIMIT,
    MINUTES,
    MOMENT,
    NEAR,
    NIGHT,
    NIGHTS_BEFORE,
    NOON_BEGUN,
    NOW,
    OTHER_DAY,
    PARTS,
    PAST,
    PERIOD,
    PERIODS,
    REPORTED,
    SEVERAL,
    SMALL_HOURS,
    SOON,
    SPAN_END,
    TONIGHT,
    UNIT_DAYS,
    UNTIL,
    WEST_OF_UTC,
    YEARS,
)


@dataclasses.dataclass(frozen=True)
class Moment:
    """A time and where it stands. `kind`: at, yesterday (a clock that is still to come today), ago, since (it has
    lasted from then), now; `exact`: to the minute.

    `reported`: it says when somebody called, not when it happened.
    """

    at: datetime
    kind: str
    exact: bool
    start: int
    end: int
    reported: bool = False


def find_moments(text: str, now: datetime) -> list[Moment]:
    """The times of a text in half width, in their order; habits (每天晚上) and limits (3天内) are none."""
    return _read(text, now)[0]


def read_times(text: str, now: datetime) -> tuple[list[Moment], str]:
    """The times of a text, and the text with commas for them, also for those that are no certain ones.

    What stands behind a time begins anew.
    """
    letters = list(text)
    found, spans = _read(text, now)
    for pattern in (HABIT, OTHER_DAY, DATE_WORDS):
        spans += [match.span() for match in pattern.finditer(text)]
    for start, end in spans:
        letters[start:end] = "，" * (end - start)
    return found, "".join(letters)


def _read(text: str, now: datetime, as_written: bool = False) -> tuple[list[Moment], list[tuple[int, int]]]:
    """The times of a text, and where any stand, those that are left out, too.

    `as_written`: beside a day a clock has 24 hours, as in the fields of a sheet.
    """
    taken = [False] * len(text)
    found: list[Moment] = []
    told: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        return not any(taken[match.start() : match.end()])

    def take(match: re.Match[str]) -> None:
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())

    for pattern in (WEST_OF_UTC, HABIT, OTHER_DAY, LIMIT):
        for match in pattern.finditer(text):
            take(match)
    for pattern, kind in ((AGO, "ago"), (LASTING, "since")):
        for match in pattern.finditer(text):
            if not free(match):
                continue
            backs, exact = _spans(match)
            take(match)
            told.append(match.span())
            found += [Moment(_back(now, back), kind, exact, *match.span()) for back in backs]
    dayless: set[int] = set()
    for match in MOMENT.finditer(text):
        if not match[0].strip(" ,，的T") or not free(match):
            continue
        end = SPAN_END.match(text, match.end()) if match["hour"] else None
        moments = _moments(match, now, as_written, end is not None)
        if end is not None and (moments is not None or match["minutes"]):
            take(end)
            told.append((match.start(), end.end()))
            moments = [dataclasses.replace(one, end=end.end()) for one in moments or ()]
        elif moments and UNTIL.search(text[: match.start()]):
            take(match)
            moments = []
        if moments or any(match[name] for name in (*DATED, "part", "letter", "minutes")):
            told.append((match.start(), _trimmed(match)))
        if moments:
            take(match)
            found += moments
            if not any(match[name] for name in DATED):
                dayless.add(match.start())
    found = [one for one in _certain(text, found, dayless) if not _of_a_letter(text, one)]
    found += [Moment(now, "now", True, *match.span()) for match in NOW.finditer(text) if free(match)]
    found.sort(key=lambda one: one.start)
    told += [(one.start, one.end) for one in found]
    found = [one for one in found if not EARLIER.match(text[one.end :])]
    return [dataclasses.replace(one, reported=bool(REPORTED.match(text[one.end :]))) for one in found], told


def _certain(text: str, found: list[Moment], dayless: set[int]) -> list[Moment]:
    """The times without a day whose clock stands apart from it, and without that clock: 昨天好像8点半."""
    dropped = set()
    for one in found:
        if one.kind == "at" and not one.exact and (clock := CLOCK_BEHIND.match(text, one.end)):
            dropped |= {one.start} | {start for start in dayless if one.end <= start < clock.end()}
    return [one for one in found if one.start not in dropped]


def _of_a_letter(text: str, one: Moment) -> bool:
    """Whether it is the day of a letter, which stands without an hour behind its last line: that of no event."""
    return (
        not one.exact
        and bool(re.search(r"\S[ \n]+$", text[: one.start]))
        and bool(re.fullmatch("20[0-9]{2}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?[ 。]*", text[one.start :].strip()))
    )


def read_moment(text: str, now: datetime) -> Moment | None:
    """The one time that a labelled field holds; None for none or several."""
    found = _read(text, now, as_written=True)[0]
    return found[0] if len(found) == 1 else None


def read_due(text: str, reported: datetime) -> datetime | tuple[int, str] | None:
    """Until when a sheet wants something done: an instant, or an amount and a unit of `calendar.UNITS` from the report.

    A day without an hour lasts to its end; a date without a year is that of the year of the report, or of the next
    where it would be half a year past. None for anything else.
    """
    said = DUE_WORDS.sub("", text.strip()).strip()
    period = PERIOD.fullmatch(said)
    if period:
        count = _number(period["count"])
        times, unit = PERIODS[period["unit"]]
        return (count * times, unit) if count else None
    years = (f"{reported.year}年", f"{reported.year + 1}年") if re.match("[0-9]{1,2}[月/.-][0-9]", said) else ("",)
    found = [moment for year in years if (moment := read_moment(year + said, reported))]
    if not found:
        return None
    best = next((one for one in found if one.at > reported - HALF_A_YEAR), found[-1])
    return best.at if best.exact or best.at != _midnight(best.at) else end_of_day(best.at)


def end_of_day(at: datetime) -> datetime:
    """The last second of a day."""
    return at.replace(hour=23, minute=59, second=59, microsecond=0)


_PAIR = re.compile("十?[一两二三四五六七八九][两二三四五六七八九]")  # 一两点 is one or two


def _moments(match: re.Match[str], now: datetime, as_written: bool, spans: bool) -> list[Moment] | None:
    """The times that a match may mean, the likeliest first; None where it names a day that there is not.

    `spans`: an end follows it, as in 9:30-11:30.
    """
    day = _day(match, now)
    if day is None and any(match[name] for name in DATED):
        return None  # 2月30日 is no day
    part = match["letter"] or match["part"]
    if part is None and match["relative"] and match["relative"][1:] in PARTS:
        part = match["relative"][1:]
    if match["hour"] is None:
        if day is None and (part is None or part in NIGHT):
            return []  # 夜间施工 is no certain night
        hour = PARTS[part][0] if part else 0
        at = (day or _midnight(now)).replace(hour=hour)
        if part in LATE and day is not None:
            # 昨天后半夜 may be before that day or behind it; 昨晚后半夜 is behind it.
            nights = (at + timedelta(days=1),) if match["relative"] in NIGHTS_BEFORE else (at, at + timedelta(days=1))
            past = [one for one in nights if one <= now + BEGUN] or [at]
            return [Moment(one, "at", False, match.start(), _trimmed(match)) for one in past]
        at = now if now < at <= now + (NOON_BEGUN if part in ("中午", "晌午") else BEGUN) else at
        return [Moment(at, "at", False, match.start(), _trimmed(match))]
    if match["range"] is not None and part is None:
        return []  # 2-4点 may be as many matters
    if day is None and part is None and match["minutes"] is None and not (spans or _alone(match)):
        return []
    hours = _counts(match["hour"])[0] if _PAIR.fullmatch(match["hour"]) else [_number(match["hour"])]
    found: list[Moment] = []
    for hour in hours:
        told = _at_hour(match, hour, day, part, now, as_written, spans)
        found += told if len(hours) == 1 else [dataclasses.replace(one, exact=False) for one in told]
    return found


def _at_hour(
    match: re.Match[str], hour: int | None, day: datetime | None, part: str | None, now: datetime,
    as_written: bool, spans: bool,
) -> list[Moment]:  # fmt: skip
    """The times that a clock with a certain hour may mean, the likeliest first."""
    minute = 0
    if match["minutes"]:
        minute = int(match["minutes"])
    elif match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = 15 * _number(match["quarter"])
    elif match["minute"] or match["bare"]:
        minute = _number((match["minute"] or match["bare"]).lstrip("零〇") or "0")
    if hour is None or minute is None or hour > 24 or minute > 59:
        return []
    base = day or _midnight(now)
    night = match["relative"] in NIGHTS_BEFORE or (match["relative"] in TONIGHT and now.hour >= 6)
    if night and part in SMALL_HOURS and (hour < 6 or hour == 12):
        base += timedelta(days=1)  # 昨晚凌晨3点 is after midnight
    if part in LATE and day is not None and not night and (hour < 5 or hour == 12):
        # 昨天半夜12点 ended yesterday; 昨天半夜2点 may be before that day or behind it.
        nights = [
            base + timedelta(days=days, hours=hour % 12, minutes=minute) for days in ((0, 1) if hour < 5 else (1,))
        ]
        past = [at for at in nights if at <= now + SOON] or [base + timedelta(hours=hour % 12, minutes=minute)]
        return [Moment(at, "at", True, match.start(), _trimmed(match)) for at in past]
    if part and hour <= 12:
        late = 12 if part in LATE and 9 <= hour < 12 else PARTS[part][1]
        if part in NIGHT and (hour == 12 or hour < (6 if part in LATE_NIGHT else 5)):
            base, late = base + timedelta(days=1 if late else 0), 0
            hour %= 12
        elif part == "凌晨":
            hour %= 12
        hour = hour % 12 + late if late and not (part in ("中午", "晌午") and hour in (11, 10)) else hour
    at = base + timedelta(hours=hour, minutes=minute)
    if spans and day is None and at > now + SOON:
        return []  # it may be to come today, or that of yesterday
    if part is None and _of_twelve(match, hour) and not (as_written and day):
        return _either(match, at, day, now)
    if day is None and at > now + SOON:
        if ANNOUNCED.search(_surroundings(match)):
            return []
        return [_clock(match, at - timedelta(days=1), now)]
    return [Moment(at, "at", True, match.start(), _trimmed(match))]


def _of_twelve(match: re.Match[str], hour: int) -> bool:
    """Whether a clock may be of the morning or the afternoon: not 15点, 9时, 08:15, 8:15:30 or 11-28 8:15."""
    if not 1 <= hour <= 12 or match.string[match.end("hour")] == "时":
        return False
    digital = match["minutes"] is not None
    dated = any(match[name] for name in ("fyear", "month", "smonth"))
    return not (digital and (dated or match["hour"].startswith("0") or match[0].replace("：", ":").count(":") > 1))


def _either(match: re.Match[str], at: datetime, day: datetime | None, now: datetime) -> list[Moment]:
    """The two times of a clock of twelve hours that have come; where one is much nearer than the other, that one."""
    both = (at, at + timedelta(hours=12 if at.hour < 12 else -12))
    if day is not None:
        past = [one for one in both if one <= now + SOON] or [at]
        return [Moment(one, "at", True, match.start(), _trimmed(match)) for one in past]
    if any(one > now + SOON for one in both) and ANNOUNCED.search(_surroundings(match)):
        return []
    came = sorted((one if one <= now + SOON else one - timedelta(days=1) for one in both), reverse=True)
    sure = now - came[0] <= NEAR and (match["minutes"] is None or came[0].hour == at.hour)
    if sure or JUST.search(match.string[: match.start()]):
        del came[1:]
    return [_clock(match, one, now) for one in came]


def _clock(match: re.Match[str], at: datetime, now: datetime) -> Moment:
    """A clock without a day."""
    return Moment(at, "at" if at.date() == now.date() else "yesterday", True, match.start(), _trimmed(match))


def _surroundings(match: re.Match[str]) -> str:
    """The words of the clause in which a time stands, and of the clause behind it."""
    before = CLAUSE.split(match.string[: match.start()])[-1]
    return before + "|" + ",".join(CLAUSE.split(match.string[match.end() :])[:2])


def _alone(match: re.Match[str]) -> bool:
    """Whether a bare 3点 is a time of day: 一点 may be "a little", 有两点 two matters."""
    hour = _number(match["hour"])
    said = (
        match["half"]
        or match["quarter"]
        or match["minute"]
        or match["bare"]
        or match[0].rstrip().endswith(("钟", "整", "左右"))
    )
    before = match.string[max(0, match.start("hour") - 1) : match.start("hour")]
    return bool(said and hour is not None and hour <= 24 and before not in tuple("有第差快早晚大小这那"))


def _day(match: re.Match[str], now: datetime) -> datetime | None:
    today = _midnight(now)
    if match["relative"]:
        return today + timedelta(days=DAYS[match["relative"]])
    if match["weekday"]:
        wanted = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        weeks = {"上": 1, "上上": 2}.get(match["week"], 0)
        day = today + timedelta(days=wanted - today.weekday() - 7 * weeks)
        return day if day <= today or match["week"] else day - timedelta(days=7)
    if match["fyear"]:
        return _date(int(match["fyear"]), int(match["fmonth"]), int(match["fday"]))
    if match["oday"]:
        return _day_of_month(_number(match["oday"]) or 0, match["omonth"], today)
    month, day = match["month"] or match["smonth"], match["day"] or match["sday"]
    if month is None:
        return None
    if match["year"]:
        return _date(now.year + YEARS[match["year"]], _number(month) or 0, _number(day) or 0)
    years = (_date(year, _number(month) or 0, _number(day) or 0) for year in (now.year + 1, now.year, now.year - 1))
    # What is soon is announced; what is long to come was last year.
    return next((one for one in years if one and today - PAST <= one <= today + COMING), None)


def _day_of_month(day: int, month: str | None, today: datetime) -> datetime | None:
    """25号: the last one, or the next where it is a few days ahead; of a month that is named, that one."""
    last = today.replace(day=1) - timedelta(days=1)
    ahead = today.replace(day=28) + timedelta(days=4)
    if month:
        of = last if month.startswith("上") else today
        return _date(of.year, of.month, day)
    found = (_date(of.year, of.month, day) for of in (ahead, today, last))
    return next((one for one in found if one and one <= today + COMING_DAYS), None)


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _spans(match: re.Match[str]) -> tuple[list[timedelta], bool]:
    """How long ago or since when: several where two numbers are said, none where none is; and whether to the minute."""
    counts, exact = _counts(match["count"])
    unit = match["unit"]
    if match["hours"]:
        hours = _number(match["hours"]) or 0
        counts = [count + 60 * hours for count in counts] if unit == "分钟" else []
    counts = [count + 0.5 if match["half"] else count for count in counts if count]
    exact = exact and unit in MINUTES and not match["more"]
    if unit in MINUTES:
        return [timedelta(minutes=count * MINUTES[unit]) for count in counts], exact
    return [
        timedelta(days=round(count * UNIT_DAYS[unit])) for count in counts if count * UNIT_DAYS[unit] <= 3650
    ], exact


def _counts(text: str) -> tuple[list[float], bool]:
    """The numbers that a count says, and whether it says one exactly."""
    if text == "半":
        return [0.5], True
    if text in ("几", "好几"):
        return [SEVERAL], False
    if text.endswith("几十"):
        return [], False
    if text.endswith("几"):
        tens = _number(text[:-1])
        return ([tens + 5] if tens and tens % 10 == 0 else []), False
    if both := re.fullmatch("([0-9]+)[-~、到至]([0-9]+)", text):
        return [int(both[1]), int(both[2])], False
    if pair := re.fullmatch("(.*?)([一两二三四五六七八九])([两二三四五六七八九])(十?)", text):
        low, high = (_number(pair[1] + one + pair[4]) for one in (pair[2], pair[3]))
        return ([low, high] if low and high and low < high else []), False
    number = _number(text.rstrip("来余"))
    return ([number] if number else []), text[-1] not in "来余"


def _back(now: datetime, span: timedelta) -> datetime:
    """A day's count leads to a day, not to its minute."""
    return _midnight(now - span) if span >= timedelta(days=1) else (now - span).replace(second=0, microsecond=0)


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip(" ,，的"))


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese_number(text.replace("廿", "二十").replace("卅", "三十"))
