"""Personal details in free text, found by pattern.

Telephones, identity numbers, cards and e-mail, number plates, names beside a word for a person.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection

from .events.message_text import one_form
from .identifiers.citizen import citizen_check_digit
from .masking import mask_citizen_number, mask_name, mask_phone

KINDS = ("phone", "document", "account", "name", "plate")
ALWAYS_HIDDEN = frozenset(("phone", "document", "account", "name"))
"""A number plate is often what an event is about: it is told, and hidden when somebody asks for it."""

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙贺陶顾毛郝龚邵万钱覃武戴孔汤庞樊施洪翟颜倪严牛温芦季俞章鲁葛"
    "毕聂齐梅庄辛管祝左涂谷祁舒耿牟卜詹关费纪靳盛童欧甄项曲成游裴席卫查屈位霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
    "傅萧岳尤骆邢符蓝仇殷凌佟"
)
UNSURE_SURNAMES = "车房边管强单解位段席景游项"
"""Those that more often are the word they are."""

NOT_GIVEN = "被在的是了将把从向已等说称着没无"
"""What stands in no given name."""

NO_NAMES = (
    "高[层空楼度峰温速考中压龄烧]|管[理道线网家]|石[头材板膏]|金[额属融]|白[天色]|黄[色线昏]|江[边北南水]|田[地里]|林[地场]|万[元一]|"
    "钱[财款]|方[面便向案才反式法位形]|马[上路桶]|车[辆位库主子牌上]|房[屋子东主产间门内]|成[功立为员群了堆年]|张[贴罗]|陈[述旧]|周[边围末"
    "一二三四五六日天]|许[多久]|何[时况人]|程[度序]|任[何意务]|于[是昨今前上下本当凌晚早中]|余[下人]|安[全装]|关[心于注闭门系]|"
    "费用|解[决释除]|强[烈行制]|边[上走界]|卫[生士]|顾[虑客]|毛坯|钟头|曾[经多向于在被]|单[位元独车]|武[力警术]|包[括围裹干]|左[右"
    "侧边转]|谢[谢绝]|严[重格禁]|牛[奶肉]|季度|柏油|温[度泉]|丁字|叶子|龙头|段[时路]|黎明|雷[电雨]|项[目链]|曲折|游[泳客玩]|位[于"
    "置处]|查[看询处明]|植[物树]|景[区观]|宁愿|华[丽侨]|司[机法]|童[车装]|施[工救]|洪[水涝]|汤[水面]|夏[天季]|盛[行开]|章[程节]|"
    "齐[全心]|祝[贺大愿]|侯车|有关|古[树]|和[平]|贾[商]|柴[油火]|沈[阳]|金[华]|席地|纪[委检律]|甘[肃]|广[场]|孔[洞]|梅[雨]|"
    "汪汪|庄[稼]|辛苦|江[苏西]|成[都]|武[汉]|温[州]|唐[山]|石[桥]|胡[同]|杜绝|史上|尤其|符合|凌晨|蓝[色牌]"
)
"""How words begin that begin as a name might."""

TITLES = "先生|女士|小姐|阿姨|大爷|大妈|大叔|大婶|大娘|师傅|老师|叔叔|奶奶|爷爷|同志|老板|婆婆"
_NO_NAME = "居民|村民|市民|业主|群众|住户|网友|商户|匿名|保密|先生|女士|电话|手机|地址|联系|反映|来电|投诉|希望"

_DIGIT_WORDS = "零〇○一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖⓪①②③④⑤⑥⑦⑧⑨"
_SPOKEN_DIGITS = str.maketrans(_DIGIT_WORDS, "000111222334455667788990123456789")
# Not the one of 一直, 统一, 第一.
_SPOKEN = re.compile(f"(?<![第统唯期周同])[{_DIGIT_WORDS}](?![直个下定共些样起般旦])")
_GAP = "[-\u2010-\u2015\u2212_ \t\u2009\u202f\u3000]{0,3}"
_MARK = "[,，、.。·]"
_DAY_BEHIND = "(?![0-9]{1,3} 20[0-9]{2}-[0-9]{1,2}(?![0-9]))"
_MOBILE = re.compile(
    f"(?<![0-9])(?:\\(?(?:\\+|00)?86\\)?{_GAP})?{_DAY_BEHIND}"
    f"(1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}|1[3-9][0-9]{_MARK}[0-9]{{4}}{_MARK}[0-9]{{4}})(?![0-9]|:[0-9])"
)
_LOCAL_NUMBER = f"[2-9][0-9]{{2,3}}(?:{_GAP}|{_MARK})[0-9]{{4}}"
_AREA = "0(?:10|2[0-9]|[3-9][0-9]{2})"
_LANDLINE = re.compile(f"(?<![0-9])((?:\\({_AREA}\\)|{_AREA}){_GAP}{_LOCAL_NUMBER})(?![0-9])")
_LOCAL = re.compile(
    "(?:电话|手机|座机|固话|联系方式|致电|拨打|联系|[Tt]el|TEL)(?:号码?)?(?:是|为|打)?[.:： ]*"
    f"({_LOCAL_NUMBER})(?![0-9])"
)
# What may be a telephone though nothing says so: with other marks between its groups, local without a label, or digits
# in groups, as many as a local one has.
APART = r"(?:[\s,、;/._·‐-―−-]{1,3})"
"""What may stand between the groups of a number that somebody writes so that it is not found."""
_LEAST_IN_GROUPS = 7
_APART_PHONE = re.compile(
    r"(?<![0-9])(?:"
    f"1[3-9][0-9]{APART}[0-9]{{4}}{APART}?[0-9]{{4}}|1[3-9][0-9]{{5}}{APART}[0-9]{{4}}"
    f"|1{APART}[3-9](?:{APART}[0-9]){{9}}"
    f"|0[0-9]{{2,3}}{APART}[2-8][0-9]{{2,3}}{APART}?[0-9]{{4}}"
    ")(?![0-9])"
)
_BARE_LOCAL = re.compile(r"(?<![0-9A-Za-z-])(?!20)[2-8][0-9]{7}(?![0-9A-Za-z-])")
# Numbers of orders: behind a word that says so, or with a day in them.
_ORDER = re.compile(
    r"(?:第|编号|工单|单号|案号|文号|件号|受理号|流水号)(?:号码?)?[是为:#\s]*[0-9]{1,14}(?:-[0-9]{1,8}){0,3}(?![0-9-])"
    r"|(?<![0-9-])(?:[0-9]{3,5}-)?20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:-[0-9]{1,8}){1,2}(?![0-9-])"
)
_LABELLED = re.compile(
    "(?:电话|手机|联系方式|座机|[Pp]hone|[Tt]el)(?:号码?)?(?:是|为|打|改成|留)?[.:：, ]*"
    "([0-9](?:[0-9 -]{5,16})[0-9])(?![0-9])"
)
"""What a label calls a telephone, though it has too few digits or too many."""
_WHOLE_DAY = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}([-./])[01]?[0-9]\1[0-3]?[0-9](?![0-9])(?:[ T]+[0-2]?[0-9](?=:))?")
_GROUPS = re.compile(r"[0-9]+(?:[\s._·‐-―−-]{1,3}[0-9]+)+")
_DAY = r"(?:19|20)[0-9]{2}[-. ][01]?[0-9](?:[-. ][0-3]?[0-9](?: [0-2]?[0-9])?)?"
_NO_NUMBER = re.compile(
    f"{_DAY}(?: ?[-–—] ?{_DAY})?"  # a day, with its hour; two of them
    "|(?:19|20)[0-9]{2} ?[-–—] ?(?:19|20)[0-9]{2}"  # two years
    "|[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}"  # building, unit and room
)
_DOCUMENT = re.compile(f"(?<![0-9])([1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx])(?![0-9A-Za-z])")
# 510108-20261101-0021 has the form of a citizen number; behind such a word only its check digit makes it one.
_ORDER_BEFORE = re.compile("(?:工单|单号|编号|案号|件号|诉求|受理号|流水号|任务号)[一-鿿]{0,2}[:：# ]*$")
# A mistyped number is a personal detail, too: its form tells, not its check digit.
_CITIZEN = re.compile("[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]")
_OLD_CITIZEN = re.compile(
    "(?<![0-9])([1-9][0-9]{5}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3})(?![0-9])"
)
_OLD_LABEL = re.compile("身份证(?:件)?(?:号码?)?(?:是|为)?[:： ]*$")
_CARD = re.compile(f"(?<![0-9A-Za-z])([3-69][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{1,3}})?)(?![0-9A-Za-z])")
_CARD_LABEL = re.compile("(?:银行|储蓄|信用|社保)?(?:卡号?|账[号户]|帐号)(?:是|为)?[:： ]*$")
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼] ?[A-HJ-NP-Za-hj-np-z]"
    "(?:[DFdf](?=[-·.•\u2010-\u2015 ]))?"
    "[-·.•\u2010-\u2015 ]{0,2}(?=[A-Za-z]*[0-9])[A-HJ-NP-Za-hj-np-z0-9]{4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]"
    "(?![A-Za-z0-9])"
)
_SAYS = "来电|致电|反映|投诉|举报|报警|报案|报修|求助|联系|电话|手机|称|说|表示|男|女"
_NAME = re.compile(
    f"(?:来电人|反映人|诉求人|联系人|投诉人|举报人|报修人|报警人|报案人|姓名|当事人|我叫|我的名字叫|名叫|我是)(?:姓名)?"
    f"(?:是|为|叫)?[:： ]*((?!{_NO_NAME}|{NO_NAMES})[{SURNAMES}][一-鿿]{{1,3}}?)"
    f"(?=[,，。;；、.()（）:：\\s0-9]|{TITLES}|{_SAYS}|$)"
)
_CITIZENS_NAME = re.compile(
    f"(?:业主|市民|居民|村民|户主|房东|租户|住户)[:： ]*((?!{_NO_NAME}|{NO_NAMES}|[{UNSURE_SURNAMES}])"
    f"[{SURNAMES}](?:(?![{NOT_GIVEN}])[一-鿿]){{1,3}}?)(?=[,，。;；、()（）\\s0-9]|{TITLES}|{_SAYS}|$)"
)
_ROLE_NAME = re.compile(
    f"(?:网格员|楼栋?长|志愿者|协管员|巡查员|社工|户主|店主|车主|房主|司机|驾驶员|老板娘?)(?:名?叫|[:： ])*"
    f"((?!{_NO_NAME}|{NO_NAMES}|[{UNSURE_SURNAMES}])[{SURNAMES}](?:(?![{NOT_GIVEN}到来去不])[一-鿿]){{1,2}})"
    f"(?=[,，。;；、()（）\\s0-9]|{TITLES}|{_SAYS}|$)"
)
# A list of a house: 3-2-501 王芳 水压小.
_DOOR_NAME = re.compile(
    "(?<![0-9-])(?:(?:[0-9]{1,2}-){1,2}[0-9]{3,4} *|[0-9]{3,4} +|[0-9]{3,4}室 *)"
    f"((?!{_NO_NAME}|{NO_NAMES}|[{UNSURE_SURNAMES}])[{SURNAMES}](?:(?![{NOT_GIVEN}])[一-鿿]){{1,2}})(?=[ ,，。;；、]|$)"
)
_ENGLISH_NAME = re.compile("(?:[Mm]y name is|(?:I am|I'm)(?= [A-Z][a-z]+ [A-Z])) ([A-Z][a-z]+(?: [A-Z][a-z]+)*)")
# Who wrote in a chat that was copied: before the time, or behind it and before a colon.
_SENDER_NAME = f"((?!{NO_NAMES})[{SURNAMES}](?:(?![{NOT_GIVEN}])[一-鿿]){{1,2}})"
_BESIDE = "(?:[(（][^()（）\\n]{1,12}[)）])?"
_DATE = "20[0-9]{2}[-/年][0-9]{1,2}[-/月][0-9]{1,2}日?"
_CLOCK = "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_SENDER = re.compile(
    f"^{_SENDER_NAME}(?={_BESIDE} ?(?:(?:昨天|今天|上午|下午|晚上|{_DATE}) ?)*{_CLOCK}\\s*$)|"
    f"^(?:{_DATE})? ?{_CLOCK} +{_SENDER_NAME}(?={_BESIDE}[:：]|\\s*$)",
    re.M,
)
# 住和平路12号的张伟打老婆
_OF_A_HOUSE = re.compile(
    f"(?:住在?[^,，。;；\\n]{{2,16}}[号栋楼室户层元0-9]的|楼上|隔壁|对门|邻居)((?!{NO_NAMES}|[{UNSURE_SURNAMES}])[{SURNAMES}](?:(?![{NOT_GIVEN}])[一-鿿])"
    "{1,2}?)(?=[,，。;；、()（）\\s0-9]|打|骂|半夜|夜里|经常|天天|每天|总是|$)"
)
_TITLED = re.compile(
    f"(?:(?<![一-鿿])|(?<=[室号户栋房]))([{SURNAMES}](?:{TITLES}|某某?))|(?:市民|居民|业主|群众|村民|来电人|联系人|报警人|报案人|我是|我姓|找|"
    f"问|的)[:： ]*([{SURNAMES}](?:{TITLES}|某某?))"
)
_BEFORE_PHONE = re.compile(
    "(?:^|[,，。;；、\\s:：(（]|儿子|女儿|儿媳|女婿|妻子|丈夫|老公|老婆|老伴|父亲|母亲|家属)"
    f"((?!{_NO_NAME}|{NO_NAMES})[{SURNAMES}][一-鿿]{{1,2}})[ :：(（,，]{{0,2}}"
    "(?:(?:联系)?电话|手机)?[:： ]*$"
)

_AFTER_PHONE = re.compile(
    f"[ :：(（,，]{{0,2}}((?!{_NO_NAME}|{NO_NAMES}|[{UNSURE_SURNAMES}])[{SURNAMES}](?:(?![{NOT_GIVEN}])[一-鿿]){{1,2}})"
    f"(?=[,，。;；、()（）\\s]|{TITLES}|$)"
)


@dataclasses.dataclass(frozen=True)
class Detail:
    """One of KINDS at ``text[start:end]``; `value` is it in one form: digits only, a plate without its dot."""

    kind: str
    start: int
    end: int
    value: str


def find_details(text: str, names: Collection[str] = ()) -> list[Detail]:
    """The personal details of a text in half width, in their order; none of them overlap.

    ``names`` are known from elsewhere, and found wherever they stand.
    """
    spoken = _SPOKEN.sub(lambda one: one[0].translate(_SPOKEN_DIGITS), text)
    found: list[Detail] = []
    for digits in (text, spoken) if spoken != text else (text,):
        found += _numbers(digits)
    phones = [one for one in found if one.kind == "phone"]
    found += [Detail("account", *one.span(1), one[1]) for one in _EMAIL.finditer(text)]
    found += [
        Detail("plate", *one.span(), re.sub(r"[^0-9A-Z一-鿿]", "", one[0].upper())) for one in _PLATE.finditer(text)
    ]
    for pattern in (_NAME, _CITIZENS_NAME, _ROLE_NAME, _OF_A_HOUSE, _DOOR_NAME, _ENGLISH_NAME):
        found += [Detail("name", *one.span(1), one[1]) for one in pattern.finditer(text)]
    for one in phones:
        if before := _BEFORE_PHONE.search(text[: one.start]):
            found.append(Detail("name", *before.span(1), before[1]))
        elif after := _AFTER_PHONE.match(text, one.end):
            found.append(Detail("name", *after.span(1), after[1]))
    for pattern in (_TITLED, _SENDER):
        for one in pattern.finditer(text):
            group = 1 if one[1] else 2
            found.append(Detail("name", *one.span(group), one[group]))
    found += [
        Detail("name", one.start(), one.end(), name)
        for name in names
        if len(name) > 1
        for one in re.finditer(re.escape(name), text)
    ]
    kept: list[Detail] = []
    for one in sorted(found, key=lambda one: (one.start, one.start - one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _numbers(text: str) -> list[Detail]:
    """Telephones, identity numbers and cards of a text with plain digits, in any groups."""
    found = []
    for one in _DOCUMENT.finditer(text):
        number = _only_digits(one[1])
        of_order = _ORDER_BEFORE.search(text[: one.start()]) and citizen_check_digit(number[:17]) != number[17]
        if _CITIZEN.fullmatch(number) and not of_order:
            found.append(Detail("document", *one.span(1), number))
    for one in _OLD_CITIZEN.finditer(text):
        if _OLD_LABEL.search(text[: one.start()]):
            found.append(Detail("document", *one.span(1), one[1]))
    for one in _CARD.finditer(text):
        number = _only_digits(one[1])
        if _is_card(number) or _CARD_LABEL.search(text[: one.start()]):
            found.append(Detail("account", *one.span(1), number))
    for pattern in (_MOBILE, _LANDLINE, _LOCAL):
        found += [Detail("phone", *one.span(1), _only_digits(one[1])) for one in pattern.finditer(text)]
    return found


def find_unsure_phones(text: str) -> list[Detail]:
    """What may be a telephone, though nothing says so and `find_details` leaves it: of kind phone, in their order.

    Numbers of orders, days, years and doors are none. The text is in half width.
    """
    rest = text
    for pattern in (_ORDER, _WHOLE_DAY):
        rest = pattern.sub(lambda one: "#" * len(one[0]), rest)
    found = [one.span() for one in _APART_PHONE.finditer(text)]
    found += [one.span(1) for one in _LABELLED.finditer(rest)]
    found += [one.span() for one in _BARE_LOCAL.finditer(rest)]
    found += [
        one.span()
        for one in _GROUPS.finditer(rest)
        if sum(map(str.isdigit, one[0])) >= _LEAST_IN_GROUPS and not _NO_NUMBER.fullmatch(one[0])
    ]
    kept: list[Detail] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1].end:
            kept.append(Detail("phone", start, end, _only_digits(text[start:end])))
    return kept


def _only_digits(text: str) -> str:
    return re.sub("[^0-9X]", "", text.upper())


def _is_card(number: str) -> bool:
    """Whether the last digit is the check digit of a card's number (Luhn, ISO/IEC 7812-1)."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def hide_details(text: str, details: list[Detail], kinds: Collection[str] = ALWAYS_HIDDEN) -> str:
    """A text with its details masked; one that was masked is found no more."""
    parts, last = [], 0
    for one in details:
        if one.kind in kinds:
            parts += [text[last : one.start], _masked(one)]
            last = one.end
    return "".join(parts) + text[last:]


def hide_all(text: str, names: Collection[str] = (), kinds: Collection[str] = ALWAYS_HIDDEN) -> str:
    """A text in which nothing of these kinds is found any more, in the width and the characters that it has.

    Once the numbers beside them are masked, digits may be one that were none.
    """
    before = None
    while text != before:
        before, text = text, hide_details(text, find_details(one_form(text), names), kinds)
    return text


def _masked(detail: Detail) -> str:
    if detail.kind == "phone":
        return mask_phone(detail.value)
    if detail.kind in ("document", "account"):
        return mask_citizen_number(detail.value, strict=True)
    if detail.kind == "name":
        return mask_name(detail.value)
    return detail.value[:2] + "****" + detail.value[-1]
