"""The words and forms in which messages say times: 昨晚, 上周五, 11月28日, 9点半, 两三个小时前."""

from __future__ import annotations

import re
from datetime import timedelta

from ..tables.numbers import NUMERALS


def _unnamed(pattern: str) -> str:
    """A pattern without names for its groups, to stand in another one."""
    return re.sub(r"\?P<[a-z]+>", "?:", pattern)


_N = f"(?:[0-9]{{1,4}}|[{NUMERALS}廿卅]{{1,5}})"
DAYS = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨早": -1,
    "今天": 0, "今日": 0, "今早": 0, "今晨": 0, "今晚": 0, "今儿": 0, "昨儿": -1, "今朝": 0, "昨晚上": -1, "前晚上": -2,
    "昨夜里": -1, "昨个": -1, "昨个儿": -1, "昨儿个": -1, "前儿个": -2, "前个儿": -2, "今个": 0, "今个儿": 0,
    "今儿个": 0, "今晚上": 0,
}  # fmt: skip
PARTS = {
    "凌晨": (3, 0), "清晨": (6, 0), "早晨": (7, 0), "早上": (8, 0), "一早": (7, 0), "上午": (10, 0), "中午": (12, 12),
    "下午": (15, 12), "傍晚": (18, 12), "晚上": (20, 12), "夜里": (22, 12), "深夜": (23, 12), "半夜": (1, 0),
    "夜间": (22, 12), "晚间": (20, 12), "午后": (14, 12), "早间": (8, 0), "后半夜": (3, 0), "下半夜": (3, 0),
    "前半夜": (22, 12), "上半夜": (22, 12), "头晌": (10, 0), "晌午": (12, 12), "后晌": (15, 12), "下晌": (15, 12),
    "傍黑": (18, 12), "擦黑": (18, 12),
    "早": (8, 0), "晨": (6, 0), "晚": (20, 12), "夜": (22, 12),
}  # fmt: skip
"""The hour that stands for a part of the day, and what is added to a clock's hour up to 12 in it."""
_RELATIVE = "|".join(sorted(DAYS, key=len, reverse=True))
LATE = ("半夜", "后半夜", "下半夜")
"""Parts of the night that a day's name may put before that day or behind it."""
NIGHTS_BEFORE, SMALL_HOURS = ("昨晚", "昨夜", "前晚", "昨晚上", "昨夜里", "前晚上"), ("凌晨", *LATE)
TONIGHT = ("今晚", "今晚上")
NIGHT = ("晚上", "晚间", "夜里", "深夜", "夜间", "晚", "夜", "前半夜", "上半夜", *LATE)
LATE_NIGHT = ("夜里", "半夜", "深夜", "夜")  # five o'clock in it is before dawn

_PART = (
    "(?:" + "|".join(sorted((word for word in PARTS if len(word) > 1), key=len, reverse=True)) + ")"
    "(?!(?:您|你们?|大家|各位)?好(?![多几像些久大吵不]))"  # a greeting is no time
)
# One letter is a part of the day behind a day or before a clock: not that of 晚会, 早餐, 最早.
_LETTER = f"(?<![太较尽提最过偏很多更迟当])[早晨晚夜](?=[的 ]?{_N}[点时:])"
_LETTER_OF_DAY = "[早晨晚夜](?![会餐饭辈班自报高市宵练跑点教已就该上间总场里])"
# An instant of another zone than ours is no local time; 8:30-10:30 is a span.
_OFFSET = "(?!:[0-9])(?:\\+08:?00)?(?!Z|\\+[0-9]{2}:?[0-9]{2})"
# Minutes without their word are two figures, 零五 or 十 and above; 9点三个人 and 11点二十来个 count people.
_BARE_MINUTE = (
    f"(?:[0-9]{{2}}(?![0-9几来余])|(?:零[一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)(?![{NUMERALS}几来余]))"
    "(?! ?多?[个名人位辆台只条件家户次起块米元层楼栋号岁处张部艘头群车口])"
)
_A_LITTLE = "(?!一点(?:也|都|儿|不|没|消息|声音|动静|反应|办法|水|东西|信))"
_CLOCK = (
    f"{_A_LITTLE}(?P<hour>(?<![0-9])[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})"
    f"(?:[:：](?P<minutes>[0-9]{{2}})(?:[:：][0-9]{{2}}(?:\\.[0-9]+)?)?(?![0-9]){_OFFSET}(?:分(?!钟|之))?|[点时](?:(?P<half>半)|"
    f"(?P<quarter>[一三])刻|(?P<minute>{_N})分(?!钟|之)(?:{_N}秒)?|(?P<bare>{_BARE_MINUTE})|整|[来多]?钟)?(?:左右|多|许|光景)?|"
    f"(?P<range>(?=(?:[-~]|到|至){_N}点)))"
)
_FULL_DATE = "(?:(?P<fyear>20[0-9]{2})[年./-](?P<fmonth>[0-9]{1,2})[月./-](?P<fday>[0-9]{1,2})[日号]?)"
YEARS = {"前年": -2, "去年": -1, "今年": 0, "明年": 1}
_SPOKEN_DATE = f"(?:(?P<year>{'|'.join(YEARS)})的?)?(?P<month>{_N})月(?P<day>{_N})[日号]?"
# 3.5 may be metres and 3-2 a door: what follows tells.
_SHORT_DATE = (
    "(?<![0-9./-])(?!(?<=[路街道巷弄里坊条])[0-9]{1,2}-[0-9]{1,2}号)(?P<smonth>1[0-2]|0?[1-9])[./-](?P<sday>3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
    f"(?=[日号]|[ ,，]?(?:{_PART}|[早晨晚夜]|[0-9]{{1,2}}[:：点时]|来电|反映))[日号]?"
)
_FILL = "(?:[的,， ]|大概|大约|约|差不多|快|将近|接近|\\((?:周|星期)[一二三四五六日天]\\)){0,3}"
# 25号 alone may be a house: what follows tells, and what stands before it.
_DAY_OF_MONTH = (
    "(?:(?P<omonth>上个?月|本月|这个?月)|(?<![0-9月./第路街道巷弄村组里园苑区段庄屯厦城院场湾坊寓邸府居阁轩附之楼栋座幢元至到-]))"
    f"(?P<oday>[0-9]{{1,2}}|[{NUMERALS}廿卅]{{1,3}})[日号](?={_FILL}(?:{_PART}|[早晨晚夜]|{_N}[点时:])|(?<=日)(?:起|开始))"
)
MOMENT = re.compile(
    f"(?:(?:{_FULL_DATE}|{_SPOKEN_DATE}|{_SHORT_DATE}|{_DAY_OF_MONTH}|(?P<relative>{_RELATIVE})|"
    f"(?P<week>上上|上|本|这)?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]))(?:{_FILL}(?P<letter>{_LETTER_OF_DAY}))?)?"
    f"{_FILL}T?(?P<part>{_PART}|{_LETTER})?{_FILL}(?:{_CLOCK})?"
)
_NEXT_DAY = "次日|翌日|第二天|隔[天日]|当[天日晚夜]|大?后[天日]|明[天日早晚晨]"
_TO_END = _unnamed(
    f" ?(?:[-~\u2013-\u2015]{{1,2}}|至|到) ?(?:(?:{_FULL_DATE}|{_SPOKEN_DATE}|{_NEXT_DAY}|{_RELATIVE}){_FILL})?"
    f"(?:{_PART}|[早晨晚夜])?{_FILL}{_CLOCK}"
)
SPAN_END = re.compile(_TO_END)
"""The end of a span whose begin is a time: -11:30, 到11点半, 至次日2:00."""
UNTIL = re.compile("(?<![报来赶迟送收接看听得甚])(?:到|至)$")
"""What stands before the end of something whose begin is not said: 一直吵到凌晨2点."""
CLOCK_BEHIND = re.compile(f"[^,，。;；\n]{{0,4}}?{_N}[点时:：]")
DATED = ("fyear", "month", "smonth", "oday", "relative", "weekday")
# A day that is to come, or the day of another day: its clock is none of today.
OTHER_DAY = re.compile(
    "(?:(?:除夕夜?|元旦|春节|元宵|清明|端午|中秋|国庆|五一|冬至|腊八|小年夜?|跨年夜?|平安夜|圣诞)节?(?![路街巷道里村广花公园新苑])|"
    f"大?年三十|初[一二三四五六七八九十](?=(?:那天|的)?{_FILL}(?:{_PART}|[早晨晚夜]|{_N}[点时:]))|大年[初三][一二三四五六七八九十]|"
    f"(?:农历|阴历|旧历)?(?:[正腊冬一二三四五六七八九]|十[一二]?)月初[一二三四五六七八九十]|[正腊冬]月{_N}|"
    f"(?<![光文黎])明[天日早晚晨]|大?后[天日]|当[天日晚夜]|次日|翌日|第二天|隔[天日]|(?:下下?个?(?:周|星期|礼拜)[一二三四五六日天末]?)|"
    f"(?:下下?个?月(?:[0-9]{{1,2}}[日号])?)){_FILL}(?:{_PART}|[早晨晚夜])?{_FILL}(?:{_unnamed(_CLOCK)}(?:{_TO_END})?)?"
)
# 两三, 三五, 2-3 and 十五六 are two numbers; 十几 and 几十 are no certain ones.
_COUNT = f"(?:好?几十|[{NUMERALS}廿卅]{{1,5}}几|[0-9]{{1,3}}(?:[-~、]|到|至)[0-9]{{1,3}}|{_N}[来余]?|半|好?几)"
_LONG = f"(?:(?P<hours>{_N})个?(?:小时|钟头)零?)?(?P<count>{_COUNT})个?(?P<half>半)?"
# Words of the calendar that name no day, and a day that there is not.
DATE_WORDS = re.compile(
    "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}[日号]|[初中底末])?|(?:上|这|本|下)个?月[初中底末]?|年[初底]|"
    "(?:国庆|春节|元旦|五一|中秋|端午|清明|元宵|放?假)(?:节|假期|期(?!间))?(?:期间|前后|第[一二三四五六七八]天)?"
    "(?![路街巷道里村大小广花公园新苑])|期间"
)
AGO = re.compile(f"{_LONG}(?P<more>多)?(?P<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月|年)(?:之|以)?前(?![门台])")
LASTING = re.compile(
    f"(?P<about>好|快|将近|大概|差不多|都)?{_LONG}(?P<more>多)?(?P<unit>分钟|小时|"
    f"钟头|天|日|周|星期|礼拜|月|年)(?:多)?(?=了|没人|无人|没有|未|都没|一直)"
)
NOW = re.compile("刚才|刚刚|方才|(?<![到至])现在正?|目前正|正在|此刻|这会儿|眼下")
WEST_OF_UTC = re.compile(
    "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?-[0-9]{2}:?[0-9]{2}"
)
HABIT = re.compile(
    f"(?:每个?(?:周|星期|礼拜)[一二三四五六日天末、和]{{0,8}}|每个?月(?:[0-9]{{1,2}}[日号])?|每天|每日|天天|每晚|每到|经常|常年|长期|几乎每|一到|别|不要|不许|禁止)(?:的|都)?(?:{_PART}|[早晚夜]|周末|下雨|"
    f"雨天)?(?:{_unnamed(_CLOCK)}(?:{_TO_END})?)?"
)
LIMIT = re.compile(
    f"(?:今[天日](?:之?内|务必|必须|一定)|{_N}(?:个)?(?:工作日|工作时|小时|天|日|分钟)(?:之?内|以内)|(?:限|截止|务必于|请于|须于|"
    f"应于)[^,，。;；]{{0,24}})"
)
PERIOD = re.compile(f"(?P<count>{_N})个?(?P<unit>工作日|工作小?时|小时|自然日|日历日|天|日|分钟)(?:之?内|以内)?")
PERIODS = {
    "工作日": (1, "working_day"), "工作小时": (1, "working_hour"), "工作时": (1, "working_hour"),
    "自然日": (1, "calendar_day"), "日历日": (1, "calendar_day"), "天": (1, "calendar_day"), "日": (1, "calendar_day"),
    "小时": (60, "minute"), "分钟": (1, "minute"),
}  # fmt: skip
DUE_WORDS = re.compile("^(?:请|务必|须|应|于|限|截止|截至|到|至|[: ])+|(?:[之以]?前|止)$")
HALF_A_YEAR = timedelta(days=180)
COMING, PAST = timedelta(days=60), timedelta(days=366)
BEGUN, NOON_BEGUN = timedelta(hours=2), timedelta(hours=1)  # so much before its hour a part of the day has begun
CLAUSE = re.compile("[,，。;；!！?？\n]")
# A clock that is still to come, with these words around it, is that of something announced and not of yesterday.
ANNOUNCED = re.compile(
    "(?<![只不主重需])要(?!求|紧|道|害|点|命)|将(?!军|近|车|垃|其)|即将|准备|打算|计划|预计|拟|届时|提前|来[修查检]|上门|检修|会议|"
    "开会|召开|举[行办]|电影|演出|晚会|比赛|讲座|培训|活动|维持秩序|请各|通知|约[好定]|说好"
)
COMING_DAYS = timedelta(days=7)
SOON, NEAR = timedelta(minutes=5), timedelta(hours=6)
JUST = re.compile("(?:刚才|刚刚|方才|刚)[,， ]?$")
# When it was reported before: 昨天打过110.
EARLIER = re.compile(
    "^[,， ]?(?:我们?|就|都|也|还|已经?|曾经?)*"
    "(?:打|报|反映|投诉|举报|来电|致电|报修|反馈|上报|找|修|处理|办)过(?![来去程年道户敏])|"
    "^[,， ]?(?:报过警|来过电)"
)
UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}
SEVERAL = 3  # what 几 stands for
MINUTES = {"分钟": 1, "小时": 60, "钟头": 60}
REPORTED = re.compile(
    "^[,， ]?(?:市民|群众|居民|业主|有人|接|12345)?(?:来电|致电|反映|报警|报修|拨打|来访|举报|投诉|登记|"
    "受理|接警|接到|接报|上报|收到)"
)
