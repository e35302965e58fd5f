"""Times in a message: 今天上午9点半, 昨晚, 刚才, 11月3日14:20, 3天了. Local and without a zone, as `now` is."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, timedelta

from ..tables.numbers import NUMERALS, chinese_number

_N = f"(?:[0-9]{{1,4}}|[{NUMERALS}廿卅]{{1,5}})"
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨早": -1,
    "今天": 0, "今日": 0, "今早": 0, "今晨": 0, "今晚": 0, "今儿": 0, "昨儿": -1,
}  # fmt: skip
_PARTS = {
    "凌晨": (3, 0), "清晨": (6, 0), "早晨": (7, 0), "早上": (8, 0), "一早": (7, 0), "上午": (10, 0), "中午": (12, 12),
    "下午": (15, 12), "傍晚": (18, 12), "晚上": (20, 12), "夜里": (22, 12), "深夜": (23, 12), "半夜": (1, 0),
    "夜间": (22, 12), "晚间": (20, 12), "午后": (14, 12), "早间": (8, 0),
    "早": (8, 0), "晨": (6, 0), "晚": (20, 12), "夜": (22, 12),
}  # fmt: skip
"""The hour that stands for a part of the day, and what is added to a clock's hour up to 12 in it."""
_NIGHTS_BEFORE, _SMALL_HOURS = ("昨晚", "昨夜", "前晚"), ("凌晨", "半夜")
_NIGHT = ("晚上", "晚间", "夜里", "半夜", "深夜", "夜间", "晚", "夜")

_PART = (
    "(?:" + "|".join(sorted((word for word in _PARTS if len(word) > 1), key=len, reverse=True)) + ")"
    "(?!(?:您|你们?|大家|各位)?好(?![多几像些久大吵不]))"  # a greeting is no time
)
# One letter is a part of the day behind a day or before a clock: not that of 晚会, 早餐, 最早.
_LETTER = f"(?<![太较尽提最过偏很多更迟当])[早晨晚夜](?=[的 ]?{_N}[点时:])"
_LETTER_OF_DAY = "[早晨晚夜](?![会餐饭辈班自报高市宵练跑点教已就该上间总场])"
# An instant of another zone than ours is no local time.
_OFFSET = "(?!:[0-9])(?:\\+08:?00)?(?!Z|[+-][0-9]{2}:?[0-9]{2})"
_CLOCK = (
    f"(?P<hour>{_N})(?:[:：](?P<minutes>[0-9]{{2}})(?:[:：][0-9]{{2}}(?:\\.[0-9]+)?)?(?![0-9]){_OFFSET}|[点时](?:(?P<half>半)|"
    f"(?P<quarter>[一三])刻|(?P<minute>{_N})分?(?:(?<=分)[0-9]{{1,2}}秒)?|整|钟)?(?:左右|多|许)?)"
)
_FULL_DATE = "(?:(?P<fyear>20[0-9]{2})[年./-](?P<fmonth>[0-9]{1,2})[月./-](?P<fday>[0-9]{1,2})[日号]?)"
_SPOKEN_DATE = f"(?P<month>{_N})月(?P<day>{_N})[日号]?"
# 3.5 may be metres and 3-2 a door: what follows tells.
_SHORT_DATE = (
    "(?<![0-9./-])(?P<smonth>1[0-2]|0?[1-9])[./-](?P<sday>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
    f"(?=[日号]|[ ,，]?(?:{_PART}|[早晨晚夜]|[0-9]{{1,2}}[:：点时]|来电|反映))[日号]?"
)
_FILL = "(?:[的,， ]|大概|大约|约|差不多|快|将近|接近|\\((?:周|星期)[一二三四五六日天]\\)){0,3}"
# 25号 alone may be a house: what follows tells, and what stands before it.
_DAY_OF_MONTH = (
    "(?:(?P<omonth>上个?月|本月|这个?月)|(?<![0-9月./第路街道巷弄村组里园苑区段庄屯厦城院场湾坊寓邸府居阁轩附之楼栋座幢元至到-]))"
    f"(?P<oday>[0-9]{{1,2}}|[{NUMERALS}廿卅]{{1,3}})[日号](?={_FILL}(?:{_PART}|[早晨晚夜]|{_N}[点时:]))"
)
_MOMENT = re.compile(
    f"(?:(?:{_FULL_DATE}|{_SPOKEN_DATE}|{_SHORT_DATE}|{_DAY_OF_MONTH}|(?P<relative>{'|'.join(_DAYS)})|"
    f"(?P<week>上上|上|本|这)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]))(?:{_FILL}(?P<letter>{_LETTER_OF_DAY}))?)?"
    f"{_FILL}T?(?P<part>{_PART}|{_LETTER})?{_FILL}(?:{_CLOCK})?"
)
_CLOCK_BEHIND = re.compile(f"[^,，。;；\n]{{0,4}}?{_N}[点时:：]")
_DATED = ("fyear", "month", "smonth", "oday", "relative", "weekday")
# A day that is to come, or the day of another day: its clock is none of today.
_OTHER_DAY = re.compile(
    "(?:除夕夜?|元旦|春节|元宵|清明|端午|中秋|国庆|大年[初三][一二三四五六七八九十]|明[天日早晚晨]|大?后[天日]|当[天日晚夜]|次日|翌日|第二天|隔[天日]|(?:下下?个?(?:周|星期|礼拜)[一二三四五六日天末]?)|"
    f"(?:下下?个?月(?:[0-9]{{1,2}}[日号])?)){_FILL}(?:{_PART}|[早晨晚夜])?{_FILL}(?:{_CLOCK.replace('?P<', '?P<o_')})?"
)
_AGO = re.compile(
    f"(?P<count>半|{_N}|几|好几)(?:个)?(?P<half>半)?(?:多)?(?P<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月|"
    f"年)(?:之|以)?前(?![门台])"
)
_LASTING = re.compile(
    f"(?P<about>好|快|将近|大概|差不多|都)?(?P<count>半|{_N}|几|好几)(?:个)?(?P<more>多)?(?P<unit>分钟|小时|"
    f"钟头|天|日|周|星期|礼拜|月|年)(?:多)?(?=了|没人|无人|没有|未|都没|一直)"
)
_NOW = re.compile("刚才|刚刚|方才|现在正?|目前正|正在|此刻|这会儿|眼下")
_HABIT = re.compile(
    f"(?:每个?(?:周|星期|礼拜)[一二三四五六日天末]?|每个?月(?:[0-9]{{1,2}}[日号])?|每天|每日|天天|每晚|每到|经常|常年|长期|几乎每|一到)(?:的|都)?(?:{_PART}|[早晚夜]|周末|下雨|"
    f"雨天)?(?:{_CLOCK.replace('?P<', '?P<h_')})?"
)
_LIMIT = re.compile(
    f"(?:{_N}(?:个)?(?:工作日|工作时|小时|天|日|分钟)(?:之?内|以内)|(?:限|截止|务必于|请于|须于|"
    f"应于)[^,，。;；]{{0,24}}|{_N}[点时](?:至|到|-|~){_N}[点时])"
)
_PERIOD = re.compile(f"(?P<count>{_N})个?(?P<unit>工作日|工作小?时|小时|自然日|日历日|天|日|分钟)(?:之?内|以内)?")
_PERIODS = {
    "工作日": (1, "working_day"), "工作小时": (1, "working_hour"), "工作时": (1, "working_hour"),
    "自然日": (1, "calendar_day"), "日历日": (1, "calendar_day"), "天": (1, "calendar_day"), "日": (1, "calendar_day"),
    "小时": (60, "minute"), "分钟": (1, "minute"),
}  # fmt: skip
_DUE_WORDS = re.compile("^(?:请|务必|须|应|于|限|截止|截至|到|至|[: ])+|(?:[之以]?前|止)$")
_HALF_A_YEAR = timedelta(days=180)
_COMING, _PAST = timedelta(days=60), timedelta(days=366)
_COMING_DAYS = timedelta(days=7)
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
_SEVERAL = 3  # what 几 stands for
_MINUTES = {"分钟": 1, "小时": 60, "钟头": 60}
_REPORTED = re.compile(
    "^[,， ]?(?:市民|群众|居民|业主|有人|接|12345)?(?:来电|致电|反映|报警|报修|拨打|来访|举报|投诉|登记|"
    "受理|接到|接报|上报|收到)"
)


@dataclasses.dataclass(frozen=True)
class Moment:
    """A time and where it stands. `kind`: at, ago, since (it has lasted from then), now; `exact`: to the minute.

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
    taken = [False] * len(text)
    found: list[Moment] = []

    def free(match: re.Match[str]) -> bool:
        return not any(taken[match.start() : match.end()])

    def take(match: re.Match[str]) -> None:
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())

    for pattern in (_HABIT, _OTHER_DAY, _LIMIT):
        for match in pattern.finditer(text):
            take(match)
    for pattern, kind in ((_AGO, "ago"), (_LASTING, "since")):
        for match in pattern.finditer(text):
            if free(match) and (back := _span(match)) is not None:
                take(match)
                exact = match["unit"] in _MINUTES and match["count"] not in ("几", "好几")
                found.append(Moment(_back(now, back), kind, exact, *match.span()))
    dayless: set[int] = set()
    for match in _MOMENT.finditer(text):
        if match[0].strip(" ,，的T") and free(match) and (moment := _moment(match, now)):
            take(match)
            found.append(moment)
            if not any(match[name] for name in _DATED):
                dayless.add(match.start())
    found = _certain(text, found, dayless)
    found += [Moment(now, "now", True, *match.span()) for match in _NOW.finditer(text) if free(match)]
    found.sort(key=lambda one: one.start)
    return [dataclasses.replace(one, reported=bool(_REPORTED.match(text[one.end :]))) for one in found]


def _certain(text: str, found: list[Moment], dayless: set[int]) -> list[Moment]:
    """The times without a day whose clock stands apart from it, and without that clock: 昨天好像8点半."""
    dropped = set()
    for one in found:
        if one.kind == "at" and not one.exact and (clock := _CLOCK_BEHIND.match(text, one.end)):
            dropped |= {one.start} | {start for start in dayless if one.end <= start < clock.end()}
    return [one for one in found if one.start not in dropped]


def read_moment(text: str, now: datetime) -> Moment | None:
    """The one time that a labelled field holds; None for none or several."""
    found = find_moments(text, now)
    return found[0] if len(found) == 1 else None


def read_due(text: str, reported: datetime) -> datetime | tuple[int, str] | None:
    """Until when a sheet wants something done: an instant, or an amount and a unit of `calendar.UNITS` from the report.

    A day without an hour lasts to its end; a date without a year is that of the year of the report, or of the next
    where it would be half a year past. None for anything else.
    """
    said = _DUE_WORDS.sub("", text.strip()).strip()
    period = _PERIOD.fullmatch(said)
    if period:
        count = _number(period["count"])
        times, unit = _PERIODS[period["unit"]]
        return (count * times, unit) if count else None
    years = (f"{reported.year}年", f"{reported.year + 1}年") if re.match("[0-9]{1,2}[月/.-][0-9]", said) else ("",)
    found = [moment for year in years if (moment := read_moment(year + said, reported))]
    if not found:
        return None
    best = next((one for one in found if one.at > reported - _HALF_A_YEAR), found[-1])
    return best.at if best.exact or best.at != _midnight(best.at) else end_of_day(best.at)


def end_of_day(at: datetime) -> datetime:
    """The last second of a day."""
    return at.replace(hour=23, minute=59, second=59, microsecond=0)


def _moment(match: re.Match[str], now: datetime) -> Moment | None:
    day = _day(match, now)
    if day is None and any(match[name] for name in _DATED):
        return None  # 2月30日 is no day
    part = match["letter"] or match["part"]
    if part is None and match["relative"] and match["relative"][1:] in _PARTS:
        part = match["relative"][1:]
    if match["hour"] is None:
        if day is None and (part is None or part in _NIGHT):
            return None  # 夜间施工 is no certain night
        hour = _PARTS[part][0] if part else 0
        at = (day or _midnight(now)).replace(hour=hour)
        at = now if at > now and at.date() == now.date() else at
        return Moment(at, "at", False, match.start(), _trimmed(match))
    if day is None and part is None and match["minutes"] is None and not _alone(match):
        return None
    hour, minute = _number(match["hour"]), 0
    if match["minutes"]:
        minute = int(match["minutes"])
    elif match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = 15 * _number(match["quarter"])
    elif match["minute"]:
        minute = _number(match["minute"])
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    base = day or _midnight(now)
    if match["relative"] in _NIGHTS_BEFORE and part in _SMALL_HOURS and (hour < 6 or hour == 12):
        base += timedelta(days=1)  # 昨晚凌晨3点 is after midnight
    if part and hour <= 12:
        late = _PARTS[part][1]
        if part in _NIGHT and (hour == 12 or hour < 5):
            base, late = base + timedelta(days=1 if late else 0), 0
            hour %= 12
        hour = hour % 12 + late if late and not (part == "中午" and hour in (11, 10)) else hour
    at = base + timedelta(hours=hour, minutes=minute)
    if day is None and at > now + timedelta(minutes=5):
        at -= timedelta(days=1)
    return Moment(at, "at", True, match.start(), _trimmed(match))


def _alone(match: re.Match[str]) -> bool:
    """Whether a bare 3点 is a time of day: 一点 may be "a little", 有两点 two matters."""
    hour = _number(match["hour"])
    said = match["half"] or match["quarter"] or match["minute"] or match[0].rstrip().endswith(("钟", "整", "左右"))
    before = match.string[max(0, match.start("hour") - 1) : match.start("hour")]
    return bool(said and hour is not None and hour <= 24 and before not in tuple("有第差快早晚大小这那"))


def _day(match: re.Match[str], now: datetime) -> datetime | None:
    today = _midnight(now)
    if match["relative"]:
        return today + timedelta(days=_DAYS[match["relative"]])
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
    years = (_date(year, _number(month) or 0, _number(day) or 0) for year in (now.year + 1, now.year, now.year - 1))
    # What is soon is announced; what is long to come was last year.
    return next((one for one in years if one and today - _PAST <= one <= today + _COMING), None)


def _day_of_month(day: int, month: str | None, today: datetime) -> datetime | None:
    """25号: the last one, or the next where it is a few days ahead; of a month that is named, that one."""
    last = today.replace(day=1) - timedelta(days=1)
    ahead = today.replace(day=28) + timedelta(days=4)
    if month:
        of = last if month.startswith("上") else today
        return _date(of.year, of.month, day)
    found = (_date(of.year, of.month, day) for of in (ahead, today, last))
    return next((one for one in found if one and one <= today + _COMING_DAYS), None)


def _date(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _span(match: re.Match[str]) -> timedelta | None:
    count = {"半": 0.5, "几": _SEVERAL, "好几": _SEVERAL}.get(match["count"]) or _number(match["count"])
    if not count:
        return None
    if match.groupdict().get("half"):
        count += 0.5
    unit = match["unit"]
    if unit in _MINUTES:
        return timedelta(minutes=count * _MINUTES[unit])
    days = count * _UNIT_DAYS[unit]
    return timedelta(days=round(days)) if days <= 3650 else None


def _back(now: datetime, span: timedelta) -> datetime:
    """A day's count leads to a day, not to its minute."""
    return _midnight(now - span) if span >= timedelta(days=1) else (now - span).replace(second=0, microsecond=0)


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip(" ,，的"))


def _midnight(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese_number(text.replace("廿", "二十").replace("卅", "三十"))
