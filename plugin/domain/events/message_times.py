"""Times in a message: 今天上午9点半, 昨晚, 刚才, 11月3日14:20, 3天了. Local and without a zone, as `now` is."""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime, timedelta

from ..tables.numbers import NUMERALS, chinese_number

_N = f"(?:[0-9]{{1,4}}|[{NUMERALS}廿卅]{{1,5}})"
_DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨早": -1,
    "今天": 0, "今日": 0, "今早": 0, "今晨": 0, "今晚": 0, "今儿": 0, "昨儿": -1, "今朝": 0, "昨晚上": -1, "前晚上": -2,
    "昨夜里": -1, "昨个": -1, "昨个儿": -1, "昨儿个": -1, "前儿个": -2, "前个儿": -2, "今个": 0, "今个儿": 0,
    "今儿个": 0, "今晚上": 0,
}  # fmt: skip
_PARTS = {
    "凌晨": (3, 0), "清晨": (6, 0), "早晨": (7, 0), "早上": (8, 0), "一早": (7, 0), "上午": (10, 0), "中午": (12, 12),
    "下午": (15, 12), "傍晚": (18, 12), "晚上": (20, 12), "夜里": (22, 12), "深夜": (23, 12), "半夜": (1, 0),
    "夜间": (22, 12), "晚间": (20, 12), "午后": (14, 12), "早间": (8, 0),
    "早": (8, 0), "晨": (6, 0), "晚": (20, 12), "夜": (22, 12),
}  # fmt: skip
"""The hour that stands for a part of the day, and what is added to a clock's hour up to 12 in it."""
_RELATIVE = "|".join(sorted(_DAYS, key=len, reverse=True))
_NIGHTS_BEFORE, _SMALL_HOURS = ("昨晚", "昨夜", "前晚", "昨晚上", "昨夜里", "前晚上"), ("凌晨", "半夜")
_TONIGHT = ("今晚", "今晚上")
_NIGHT = ("晚上", "晚间", "夜里", "半夜", "深夜", "夜间", "晚", "夜")
_LATE_NIGHT = ("夜里", "半夜", "深夜", "夜")  # five o'clock in it is before dawn

_PART = (
    "(?:" + "|".join(sorted((word for word in _PARTS if len(word) > 1), key=len, reverse=True)) + ")"
    "(?!(?:您|你们?|大家|各位)?好(?![多几像些久大吵不]))"  # a greeting is no time
)
# One letter is a part of the day behind a day or before a clock: not that of 晚会, 早餐, 最早.
_LETTER = f"(?<![太较尽提最过偏很多更迟当])[早晨晚夜](?=[的 ]?{_N}[点时:])"
_LETTER_OF_DAY = "[早晨晚夜](?![会餐饭辈班自报高市宵练跑点教已就该上间总场里])"
# An instant of another zone than ours is no local time.
_OFFSET = "(?!:[0-9])(?:\\+08:?00)?(?!Z|[+-][0-9]{2}:?[0-9]{2})"
# Minutes without their word are two figures, 零五 or 十 and above; 9点三个人 and 11点二十来个 count people.
_BARE_MINUTE = (
    f"(?:[0-9]{{2}}(?![0-9几来余])|(?:零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![{NUMERALS}几来余]))"
    "(?! ?多?[个名人位辆台只条件家户次起块米元层楼栋号岁处张部艘头群车口])"
)
_CLOCK = (
    f"(?P<hour>{_N})(?:[:：](?P<minutes>[0-9]{{2}})(?:[:：][0-9]{{2}}(?:\\.[0-9]+)?)?(?![0-9]){_OFFSET}|[点时](?:(?P<half>半)|"
    f"(?P<quarter>[一三])刻|(?P<minute>{_N})分(?!钟|之)(?:{_N}秒)?|(?P<bare>{_BARE_MINUTE})|整|[来多]?钟)?(?:左右|多|许|光景)?)"
)
_FULL_DATE = "(?:(?P<fyear>20[0-9]{2})[年./-](?P<fmonth>[0-9]{1,2})[月./-](?P<fday>[0-9]{1,2})[日号]?)"
_SPOKEN_DATE = f"(?P<month>{_N})月(?P<day>{_N})[日号]?"
# 3.5 may be metres and 3-2 a door: what follows tells.
_SHORT_DATE = (
    "(?<![0-9./-])(?!(?<=[路街道巷弄里坊条])[0-9]{1,2}-[0-9]{1,2}号)(?P<smonth>1[0-2]|0?[1-9])[./-](?P<sday>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
    f"(?=[日号]|[ ,，]?(?:{_PART}|[早晨晚夜]|[0-9]{{1,2}}[:：点时]|来电|反映))[日号]?"
)
_FILL = "(?:[的,， ]|大概|大约|约|差不多|快|将近|接近|\\((?:周|星期)[一二三四五六日天]\\)){0,3}"
# 25号 alone may be a house: what follows tells, and what stands before it.
_DAY_OF_MONTH = (
    "(?:(?P<omonth>上个?月|本月|这个?月)|(?<![0-9月./第路街道巷弄村组里园苑区段庄屯厦城院场湾坊寓邸府居阁轩附之楼栋座幢元至到-]))"
    f"(?P<oday>[0-9]{{1,2}}|[{NUMERALS}廿卅]{{1,3}})[日号](?={_FILL}(?:{_PART}|[早晨晚夜]|{_N}[点时:]))"
)
_MOMENT = re.compile(
    f"(?:(?:{_FULL_DATE}|{_SPOKEN_DATE}|{_SHORT_DATE}|{_DAY_OF_MONTH}|(?P<relative>{_RELATIVE})|"
    f"(?P<week>上上|上|本|这)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]))(?:{_FILL}(?P<letter>{_LETTER_OF_DAY}))?)?"
    f"{_FILL}T?(?P<part>{_PART}|{_LETTER})?{_FILL}(?:{_CLOCK})?"
)
_CLOCK_BEHIND = re.compile(f"[^,，。;；\n]{{0,4}}?{_N}[点时:：]")
_DATED = ("fyear", "month", "smonth", "oday", "relative", "weekday")
# A day that is to come, or the day of another day: its clock is none of today.
_OTHER_DAY = re.compile(
    "(?:(?:除夕夜?|元旦|春节|元宵|清明|端午|中秋|国庆)(?![路街巷道里村广花公园新苑])|大年[初三][一二三四五六七八九十]|"
    f"(?:农历|阴历|旧历)?(?:[正腊冬一二三四五六七八九]|十[一二]?)月初[一二三四五六七八九十]|[正腊冬]月{_N}|"
    f"(?<![光文黎])明[天日早晚晨]|大?后[天日]|当[天日晚夜]|次日|翌日|第二天|隔[天日]|(?:下下?个?(?:周|星期|礼拜)[一二三四五六日天末]?)|"
    f"(?:下下?个?月(?:[0-9]{{1,2}}[日号])?)){_FILL}(?:{_PART}|[早晨晚夜])?{_FILL}(?:{_CLOCK.replace('?P<', '?P<o_')})?"
)
# 两三, 三五, 2-3 and 十五六 are two numbers; 十几 and 几十 are no certain ones.
_COUNT = f"(?:好?几十|[{NUMERALS}廿卅]{{1,5}}几|[0-9]{{1,3}}(?:[-~、]|到|至)[0-9]{{1,3}}|{_N}[来余]?|半|好?几)"
_LONG = f"(?:(?P<hours>{_N})个?(?:小时|钟头)零?)?(?P<count>{_COUNT})个?(?P<half>半)?"
# Words of the calendar that name no day, and a day that there is not.
_DATE_WORDS = re.compile(
    "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}[日号]|[初中底末])?|(?:上|这|本|下)个?月[初中底末]?|年[初底]|"
    "(?:国庆|春节|元旦|五一|中秋|端午|清明|元宵|放?假)(?:节|假期|期(?!间))?(?:期间|前后|第[一二三四五六七八]天)?"
    "(?![路街巷道里村大小广花公园新苑])|期间"
)
_AGO = re.compile(f"{_LONG}(?P<more>多)?(?P<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月|年)(?:之|以)?前(?![门台])")
_LASTING = re.compile(
    f"(?P<about>好|快|将近|大概|差不多|都)?{_LONG}(?P<more>多)?(?P<unit>分钟|小时|"
    f"钟头|天|日|周|星期|礼拜|月|年)(?:多)?(?=了|没人|无人|没有|未|都没|一直)"
)
_NOW = re.compile("刚才|刚刚|方才|(?<![到至])现在正?|目前正|正在|此刻|这会儿|眼下")
_HABIT = re.compile(
    f"(?:每个?(?:周|星期|礼拜)[一二三四五六日天末]?|每个?月(?:[0-9]{{1,2}}[日号])?|每天|每日|天天|每晚|每到|经常|常年|长期|几乎每|一到)(?:的|都)?(?:{_PART}|[早晚夜]|周末|下雨|"
    f"雨天)?(?:{_CLOCK.replace('?P<', '?P<h_')})?"
)
_LIMIT = re.compile(
    f"(?:今[天日](?:之?内|务必|必须|一定)|{_N}(?:个)?(?:工作日|工作时|小时|天|日|分钟)(?:之?内|以内)|(?:限|截止|务必于|请于|须于|"
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
_BEGUN, _NOON_BEGUN = timedelta(hours=2), timedelta(hours=1)  # so much before its hour a part of the day has begun
_CLAUSE = re.compile("[,，。;；!！?？\n]")
# A clock that is still to come, with these words around it, is that of something announced and not of yesterday.
_ANNOUNCED = re.compile(
    "(?<![只不主重需])要(?!求|紧|道|害|点|命)|将(?!军|近|车|垃|其)|即将|准备|打算|计划|预计|拟|届时|提前|来[修查检]|上门|检修|会议|"
    "开会|召开|举[行办]|电影|演出|晚会|比赛|讲座|培训|活动|维持秩序|请各|通知|约[好定]|说好"
)
_COMING_DAYS = timedelta(days=7)
_SOON, _NEAR = timedelta(minutes=5), timedelta(hours=6)
_JUST = re.compile("(?:刚才|刚刚|方才|刚)[,， ]?$")
# When it was reported before: 昨天打过110.
_EARLIER = re.compile(
    "^[,， ]?(?:我们?|就|都|也|还|已经?|曾经?)*"
    "(?:打|报|反映|投诉|举报|来电|致电|报修|反馈|上报|找|修|处理|办)过(?![来去程年道户敏])|"
    "^[,， ]?(?:报过警|来过电)"
)
_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
_SEVERAL = 3  # what 几 stands for
_MINUTES = {"分钟": 1, "小时": 60, "钟头": 60}
_REPORTED = re.compile(
    "^[,， ]?(?:市民|群众|居民|业主|有人|接|12345)?(?:来电|致电|反映|报警|报修|拨打|来访|举报|投诉|登记|"
    "受理|接到|接报|上报|收到)"
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


def without_times(text: str, now: datetime) -> str:
    """The text with commas for its times, also for those that are no certain ones: what stands behind begins anew."""
    letters = list(text)
    spans = _read(text, now)[1]
    for pattern in (_HABIT, _OTHER_DAY, _DATE_WORDS):
        spans += [match.span() for match in pattern.finditer(text)]
    for start, end in spans:
        letters[start:end] = "，" * (end - start)
    return "".join(letters)


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

    for pattern in (_HABIT, _OTHER_DAY, _LIMIT):
        for match in pattern.finditer(text):
            take(match)
    for pattern, kind in ((_AGO, "ago"), (_LASTING, "since")):
        for match in pattern.finditer(text):
            if not free(match):
                continue
            backs, exact = _spans(match)
            take(match)
            told.append(match.span())
            found += [Moment(_back(now, back), kind, exact, *match.span()) for back in backs]
    dayless: set[int] = set()
    for match in _MOMENT.finditer(text):
        if not match[0].strip(" ,，的T") or not free(match):
            continue
        moments = _moments(match, now, as_written)
        if moments or any(match[name] for name in (*_DATED, "part", "letter", "minutes")):
            told.append((match.start(), _trimmed(match)))
        if moments:
            take(match)
            found += moments
            if not any(match[name] for name in _DATED):
                dayless.add(match.start())
    found = _certain(text, found, dayless)
    found += [Moment(now, "now", True, *match.span()) for match in _NOW.finditer(text) if free(match)]
    found.sort(key=lambda one: one.start)
    told += [(one.start, one.end) for one in found]
    found = [one for one in found if not _EARLIER.match(text[one.end :])]
    return [dataclasses.replace(one, reported=bool(_REPORTED.match(text[one.end :]))) for one in found], told


def _certain(text: str, found: list[Moment], dayless: set[int]) -> list[Moment]:
    """The times without a day whose clock stands apart from it, and without that clock: 昨天好像8点半."""
    dropped = set()
    for one in found:
        if one.kind == "at" and not one.exact and (clock := _CLOCK_BEHIND.match(text, one.end)):
            dropped |= {one.start} | {start for start in dayless if one.end <= start < clock.end()}
    return [one for one in found if one.start not in dropped]


def read_moment(text: str, now: datetime) -> Moment | None:
    """The one time that a labelled field holds; None for none or several."""
    found = _read(text, now, as_written=True)[0]
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


def _moments(match: re.Match[str], now: datetime, as_written: bool) -> list[Moment]:
    """The times that a match may mean, the likeliest first."""
    day = _day(match, now)
    if day is None and any(match[name] for name in _DATED):
        return None  # 2月30日 is no day
    part = match["letter"] or match["part"]
    if part is None and match["relative"] and match["relative"][1:] in _PARTS:
        part = match["relative"][1:]
    if match["hour"] is None:
        if day is None and (part is None or part in _NIGHT):
            return []  # 夜间施工 is no certain night
        hour = _PARTS[part][0] if part else 0
        at = (day or _midnight(now)).replace(hour=hour)
        at = now if now < at <= now + (_NOON_BEGUN if part == "中午" else _BEGUN) else at
        return [Moment(at, "at", False, match.start(), _trimmed(match))]
    if day is None and part is None and match["minutes"] is None and not _alone(match):
        return []
    hour, minute = _number(match["hour"]), 0
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
    night = match["relative"] in _NIGHTS_BEFORE or (match["relative"] in _TONIGHT and now.hour >= 6)
    if night and part in _SMALL_HOURS and (hour < 6 or hour == 12):
        base += timedelta(days=1)  # 昨晚凌晨3点 is after midnight
    if part == "半夜" and day is not None and not night and (hour < 5 or hour == 12):
        # 昨天半夜12点 ended yesterday; 昨天半夜2点 may be before that day or behind it.
        nights = [
            base + timedelta(days=days, hours=hour % 12, minutes=minute) for days in ((0, 1) if hour < 5 else (1,))
        ]
        past = [at for at in nights if at <= now + _SOON] or [base + timedelta(hours=hour % 12, minutes=minute)]
        return [Moment(at, "at", True, match.start(), _trimmed(match)) for at in past]
    if part and hour <= 12:
        late = 12 if part == "半夜" and 9 <= hour < 12 else _PARTS[part][1]
        if part in _NIGHT and (hour == 12 or hour < (6 if part in _LATE_NIGHT else 5)):
            base, late = base + timedelta(days=1 if late else 0), 0
            hour %= 12
        elif part == "凌晨":
            hour %= 12
        hour = hour % 12 + late if late and not (part == "中午" and hour in (11, 10)) else hour
    at = base + timedelta(hours=hour, minutes=minute)
    if part is None and _of_twelve(match, hour) and not (as_written and day):
        return _either(match, at, day, now)
    if day is None and at > now + _SOON:
        if _ANNOUNCED.search(_surroundings(match)):
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
        past = [one for one in both if one <= now + _SOON] or [at]
        return [Moment(one, "at", True, match.start(), _trimmed(match)) for one in past]
    if any(one > now + _SOON for one in both) and _ANNOUNCED.search(_surroundings(match)):
        return []
    came = sorted((one if one <= now + _SOON else one - timedelta(days=1) for one in both), reverse=True)
    sure = now - came[0] <= _NEAR and (match["minutes"] is None or came[0].hour == at.hour)
    if sure or _JUST.search(match.string[: match.start()]):
        del came[1:]
    return [_clock(match, one, now) for one in came]


def _clock(match: re.Match[str], at: datetime, now: datetime) -> Moment:
    """A clock without a day."""
    return Moment(at, "at" if at.date() == now.date() else "yesterday", True, match.start(), _trimmed(match))


def _surroundings(match: re.Match[str]) -> str:
    """The words of the clause in which a time stands, and of the clause behind it."""
    before = _CLAUSE.split(match.string[: match.start()])[-1]
    return before + "|" + ",".join(_CLAUSE.split(match.string[match.end() :])[:2])


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


def _spans(match: re.Match[str]) -> tuple[list[timedelta], bool]:
    """How long ago or since when: several where two numbers are said, none where none is; and whether to the minute."""
    counts, exact = _counts(match["count"])
    unit = match["unit"]
    if match["hours"]:
        hours = _number(match["hours"]) or 0
        counts = [count + 60 * hours for count in counts] if unit == "分钟" else []
    counts = [count + 0.5 if match["half"] else count for count in counts if count]
    exact = exact and unit in _MINUTES and not match["more"]
    if unit in _MINUTES:
        return [timedelta(minutes=count * _MINUTES[unit]) for count in counts], exact
    return [
        timedelta(days=round(count * _UNIT_DAYS[unit])) for count in counts if count * _UNIT_DAYS[unit] <= 3650
    ], exact


def _counts(text: str) -> tuple[list[float], bool]:
    """The numbers that a count says, and whether it says one exactly."""
    if text == "半":
        return [0.5], True
    if text in ("几", "好几"):
        return [_SEVERAL], False
    if text.endswith("几十"):
        return [], False
    if text.endswith("几"):
        tens = _number(text[:-1])
        return ([tens + 5] if tens and tens % 10 == 0 else []), False
    if both := re.fullmatch("([0-9]+)[-~、到至]([0-9]+)", text):
        return [int(both[1]), int(both[2])], False
    if pair := re.fullmatch("(.*?)([一两二三四五六七八九])([二三四五六七八九])(十?)", text):
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
