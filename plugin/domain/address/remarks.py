"""What clerks remark behind an address of the home or of who lives there: （已搬走） （转租） 已拆."""

from __future__ import annotations

import re

NOT_LIVING = "not_living"
HOME_LET = "home_let"
UNSURE = "unsure"

_ALONE, _END = "(?<![一-鿿0-9A-Za-z])", "(?![一-鿿0-9A-Za-z])"

_ABROAD = (
    "(?:国外|海外|境外|外国|外地|外[省市县]|[美英法德韩泰]国|日本|加拿大|澳大利亚|澳洲|新西兰|新加坡|意大利|西班牙"
    "|俄罗斯|香港|澳门|台湾)"
)
_WORK = "务工|打工|工作|上班|就业|经商|做生意|上学|读书|就读|陪读|求学"

REMARKS: dict[str, tuple[str, ...]] = {
    NOT_LIVING: (
        "搬走", "搬离", "搬出", "搬家(?![来入])", "搬迁(?![来入])", "搬去", "搬往", "搬了(?![来入进回])",
        "搬回(?:老家|原籍|娘家|乡下|农村)", "迁回(?:老家|原籍)", "已搬(?![来入进回]|[到至][此这本])",
        "迁走", "迁出", "迁离", "迁往", "已迁(?![来入进回])", "退租", "退房", "离开", "已走", "不再居住", "不居住",
        "不住(?!校|院)", "不在[此这]", "不在了", f"(?:{_ALONE}|[已人都])走了{_END}", "未入住", "未居住", "未住",
        "没住",
        "[没无]人住", "无人居住", "无人入住", "(?:长期|常年)(?:无人|没人)", "人不在", "人去楼空",
        "去世", "[已亡病身]故", "逝世", "[过离]世", "仙逝", "病亡", "亡故", "身亡", "已[死亡]", "死了", "[殁歿]",
        f"{_ALONE}[死亡]{_END}", "火化(?!场)", "查无", "[无没有][此该][人户]", "户在人不在",
        "(?<![前原老上])租[户客]已?退",
        "销户", "病逝", "已逝", "过身(?!份)", f"{_ALONE}[故逝]{_END}",
        # Abroad for good, in another home, or registered only.
        f"{_ABROAD}定居", f"定居(?:于|在|到)?{_ABROAD}", "出国定居", "[已全]家?移民",
        f"{_ALONE}移民(?:出国|{_ABROAD})?{_END}", "在外居住", "外住(?![宅房院所])", "另[住居](?![址所])", "在别处住",
        "住(?:在)?(?:外面|别处|他处)",
        f"(?<![口籍])不在(?:本|我|该)?(?:辖区|地(?!址)|村|小区|社区)(?:居住|生活)?(?!{_WORK})",
        "(?<!空)挂户(?![一-鿿])", "(?:只有?|仅有?|光有)户[口籍]", "(?:只是?|仅是?)户[口籍](?:在|挂)", "有户无人",
        # With the word for home behind them they are still no names of places.
        "死亡(?:户|人员)?", "注销(?:户口?)?", "空挂户?", "空房", "空户", "(?:空置|闲置)(?:房[屋子]?|[户屋])?",
        "空关[户房]?", "空着", f"{_ALONE}空{_END}",
    ),
    HOME_LET: (
        "已?[卖换售]了?房[子屋]?(?!东)", "已?置换", "转租", "租出", "已出租", "租给", "转给", "已卖", "卖了",
        "卖给", "卖出", "已售", "已出售", "售出", "转让",
        "过户", "出租(?![屋房车])",
    ),
    "home_gone": (f"{_ALONE}拆{_END}", "已拆", "拆除", "拆迁", "拆掉", "征收", "征迁", "灭失", "倒塌", "坍塌"),
    "apart": ("人户分离",),
    "away": (
        "外出(?!口)", "不常住", "偶尔", "不在家", "长期在外", "外地务工", "外地打工", "回老家", "返乡",
        "(?<!社区)服刑(?!期满)", "在押", "羁押", "收监", "入伍", "服兵役", "敲门无人", "家中无人", "无人在家",
        "无人应[答门]", "[上读]大学", f"(?:外地|在外)(?:{_WORK})", f"(?:{_WORK})在外",
        f"(?<![口籍地家])在{_ABROAD}", "[常长]年在外", f"{_ALONE}在外地?{_END}",
        "出国(?!定居|门|境|道|际)", "回乡(?![镇路街村创])", "入狱", "坐牢", "判刑",
        "(?<!未)在监(?![控测护理督])", "劳[教改](?!农?场)", "看守所",
        "戒毒所", "强制?戒毒?", "参军(?![路街村])", "当兵", "(?<!社区)服役(?!期满)",
        f"在部队|{_ALONE}部队{_END}",
        "[住送入在进去](?:到|在|了|进)?(?:养老院|敬老院|福利院|护理院|精神病院|疗养院)",
        f"{_ALONE}(?:养老院|敬老院|福利院){_END}", "(?:长期|常年)住院",
    ),
    UNSURE: (
        f"{_ALONE}[搬迁]{_END}", "[搬迁][到至](?![此这本])", "出嫁", "外嫁", "远嫁", "嫁出", "失联", "失踪",
        "走失", "下落不明", "出走",
        f"{_ALONE}(?:本?人)?不在{_END}", f"{_ALONE}(?:无人|没有?人){_END}", "应销", "嫁(?:往|[到至去](?![此这本]))",
        "送养", "领养走", "(?:联系|打)不(?:上|通)", "无法联系", f"[未没]见(?:到|过)?(?:本?人|户|{_END})",
        f"已退{_END}", "待[核查](?!酸)|未核实|无法核实",
        "存疑", "不确定", "重复(?:登记|录入|户|人员)?", "(?:合同|租期|租约)(?:已|将)?[到期满]+",
    ),
}  # fmt: skip
"""Kind of remark → its words, as regular expressions: the person does not live there (moved away, died, nobody does);
the home was let or sold to others; it was pulled down; the person is registered elsewhere than where they live
(人户分离); the person is away for long; it may be that the person does not live there."""

_OTHERS = (
    "(?:父母亲?|父亲?|母亲?|爸爸?|妈妈?|丈夫|夫(?!妻)|(?<!夫)妻子?|配偶|老伴|老公|老婆|爱人|儿子|女儿|子女|孩子"
    "|[其长次大小二三][子女]|儿媳妇?|女婿|外?孙[子女]?|爷爷|奶奶|外公|外婆|公公|婆婆|哥哥?|弟弟?|姐姐?|妹妹?|兄弟?|亲[属戚]"
    "|家[人属]|房东|[前原老上]任?(?:租户|租客|住户|房主|业主|户主))"
)
"""Of whom else than the person a remark tells."""
_SINCE = "(?:已经?|早已|早|于|在|都|均|全|刚|现|因病|因|去年|前年|今年|近期|[0-9年月日号./-])*"
_OTHER = re.compile(f"{_OTHERS}{_SINCE}$")
_WITH = re.compile("[随跟和与同及]|投靠")
"""Who goes with others goes too: 随父母搬走."""
_SOMEBODY = re.compile(f"{_OTHERS}|老人|房主|业主")
"""Before a word but not next to it: it may be of them that it tells, or of the person, 父亲去世后搬走."""

_NOT = re.compile(
    "(?:(?:未|没|没有|不|非|不是|并非|不属于|从未|尚未|不再|停止|禁止|待|将|拟|要|准备|计划|打算)(?:已经?)?"
    "|(?:下个?月|下个?周|下星期|明年|明天|后天|即将|快要?|不久)(?:初|底|份|就|会|将|要|后)*)$"
)
"""Before a word: it is not so, or not yet."""
_MAYBE, _MAYBE_BEHIND = (
    re.compile("(?:(?:可能|是否|疑似|疑|据说|听说|好像)(?:已经?)?|到期(?:后|就|会)*)$"),
    re.compile("[了的]?[（(,，]?(?:待[核查]|未核|[?？])"),
)
_ONCE = re.compile("(?:曾经?|原来?|以前|之前|前期)[^一-鿿]*$")
_BACK = re.compile(
    f"[搬迁返]回(?=[了来本此这]|原[住址房屋]|居住|家(?!乡)|{_END})|(?:已经?|又|现|重新)回来|回来(?:居住|住)|重新入住"
    f"|[又现仍还]在[此这本](?:户|村|地|里|处)?(?:居住|住)|[又仍还](?:居住|住)(?=[在此]|{_END})"
    "|刑满释放|已释放|已?出[狱院]|退[伍役]|已经?回国"
    f"|人[还仍]?在(?:[家此这]|{_END})"
)
"""Behind a word: it was so once, 曾搬走，已搬回."""
_LET_NO_MORE = re.compile("收回|自住")
_SELDOM = re.compile("[没未不非]|偶尔|有时|很少|周末|节|过年|每")
"""Before such a word: 偶尔回来住 is no return."""
_DIED = re.compile("[故世逝亡死殁歿]|火化")
_REGISTER = re.compile(f"户[口籍]{_SINCE}$")
"""Before a word of moving: their registration did, which does not say where they live."""
_PLACE = re.compile("安置|还建|回迁|户(?![口籍])|[房办点区院]")
"""Behind a word: a place or people that are called so, 拆迁安置房, 搬迁户."""
_CLAUSE = re.compile(r".*[,，;；。、()（）【】\[\]\s]", re.DOTALL)
_WORDS = {kind: re.compile("|".join(words)) for kind, words in REMARKS.items()}
_ANY = re.compile("|".join(words.pattern for words in _WORDS.values()))
_HINT = re.compile(
    "[搬迁走退离不住居没无租已空闲查销去世故逝亡死殁歿化挂注卖售转过拆征收灭塌外偶常押监伍役服敲学回返嫁失"
    "出移定另别只仅有换刑狱牢判军兵养院劳守戒部核疑重系法见到期满在敬福]"
)
"""One of these stands in every word: most addresses have none, and need no longer look (ten times as quick)."""


def remarks_in(text: str) -> tuple[str, ...]:
    """The kinds of `REMARKS` that a text holds of the person or the home, in their order.

    What is denied, still to come, over, or said of others does not count; what may be so is UNSURE.
    """
    if not is_remark(text):
        return ()
    told = {_told(kind, found) for kind, words in _WORDS.items() for found in words.finditer(text)}
    if NOT_LIVING in told:
        told.discard(UNSURE)
    return tuple(kind for kind in REMARKS if kind in told)


def is_remark(text: str) -> bool:
    """Whether a text holds a word of `REMARKS`, also one that is denied, still to come or a name."""
    return bool(_HINT.search(text) and _ANY.search(text))


def _told(kind: str, found: re.Match[str]) -> str:
    """The kind that a word means where it stands, UNSURE where it may, "" where it does not."""
    text, end = found.string, found.end()
    clause = _CLAUSE.match(text, 0, found.start())
    before = text[clause.end() if clause else 0 : found.start()]
    others = not _WITH.search(before)
    if _PLACE.match(text, end) or _NOT.search(before) or (others and _OTHER.search(before)):
        return ""
    over = _is_over(_BACK, text, end) or (kind == HOME_LET and _is_over(_LET_NO_MORE, text, end))
    if over and not _DIED.search(found[0]):
        return ""
    once = _ONCE.search(before)
    if once and kind != NOT_LIVING:
        return ""
    registered = "迁" in found[0] and _REGISTER.search(before)
    doubted = _MAYBE.search(before) or _MAYBE_BEHIND.match(text, end) or (others and _SOMEBODY.search(before))
    return UNSURE if once or registered or doubted else kind


def _is_over(words: re.Pattern[str], text: str, start: int) -> bool:
    """Whether by what a text says behind a place the person lives there again, or nobody else does any more."""
    for found in words.finditer(text, start):
        clause = _CLAUSE.match(text, 0, found.start())
        begin = clause.end() if clause else 0
        if not (_SOMEBODY.search(text, begin, found.start()) or _SELDOM.search(text, begin, found.start())):
            return True
    return False
