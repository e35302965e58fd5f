"""Places in a message: addresses, crossings, landmarks, and words such as 对面 by which they are only near."""

from __future__ import annotations

import dataclasses
import re

from ..tables.numbers import NUMERALS

KINDS = ("address", "crossing", "landmark", "mark", "road")
"""A house or an estate; two roads; a named thing; a kilometre of a road; a road alone, which is but a stretch."""

_NUM = f"(?:[0-9]{{1,5}}|[{NUMERALS}廿卅]{{1,4}})"
# A name does not begin with these, nor go on over them.
_STOP = (
    "在|位于|来自|近(?!郊)|个|这边|那边|这里|那里|这头|那头|这块|那块|这片|那片|辖区|各位|邻居|本人系|本人|赶紧|赶快|快点|来人|救人|阿拉|俺们?|咱们?|呢度|弄堂口|住(?![宅房院])|另外|同时|还有|以及|另|首先|其次|第一|第二|其中|包括|之前|"
    "之后|以前|以后|暴雨后|暴雨|下雨|雨后|处理|清理|整改|解决|工作日|整治|维修|修复|的|了|是(?!家)|我|们|你|"
    "您|他|她|它|咱|这|那|哪|请|把|被|吗|呢|吧|啊|哦|嗯|喂|说|就|也|都|还|但|却|因|从|往|向(?!阳)|离|"
    "沿(?![江河海湖山滨])|至|到(?!达)|给|让|对(?!面)|每|某|其|该|及|等|并|且|或|与|"
    "和(?![平谐睦美顺信义泰兴韵苑园悦家里])|跟|"
    "反映|投诉|举报|咨询|求助|来电|致电|发现|看到|看见|听到|路过|经过|途经|地址|地点|位置|市民(?![广中公])|"
    "居民|业主|群众|网友|村民|住户|商户|群友|师傅|老师|领导|你好|您好|大家|麻烦|反应|报告|有人|有个|有一|"
    "有辆|有车|有很多|附近|旁边|门口|对面|路口|"
    "今天|昨天|前天|今早|昨晚|上午|下午|中午|晚上|凌晨|早上|刚才|刚刚|现在|目前|已经|一直|经常|整个|整条|"
    "全部|所有|靠近|前面|后面|里面|外面|上面|下面|居住|家住|住在|建议|希望|要求|关于|要求|由于|导致|造成|影响|"
    "存在|出现|发生|进入|出来|一个|一条|一辆|一处|两个|几个|好多|很多|大量|部分|沿线|垃圾|积水|漏水|停水|更换|"
    "停电|噪音|施工|违停|占道|乱停|乱放|堆放|损坏|破损|塌陷|污水|井盖|路灯|摆摊|巡查|巡逻|网格|工单|热线|"
    "诉求|问题|情况|随手拍|老板|救命|快来|着火|起火|冒烟|报警|去(?!年)|送|隔壁|楼下|贴满|贴在|张贴|挂满|堆满|停满|满是|"
    "以[东南西北]|要(?!塞)|跳(?![蹬伞墩])|应为|更正|电话|打(?![铁鼓石狗])|左右|翻墙|进小区|挖|"
    "煤气公司|燃气公司|天然气公司|自来水公司|供水公司|供电公司|电力公司|供热公司|热力公司|物业公司|公交公司|"
    "保洁公司|环卫公司|搬家公司|施工公司"
)
_STOPPED = re.compile("|".join(sorted(_STOP.split("|"), key=lambda word: len(word.partition("(")[0]), reverse=True)))
_CHAR = f"(?:(?!{_STOP})[一-鿿A-Za-z0-9])"
_FIRST = f"(?:(?!{_STOP}|有(?![恒容朋为]))(?:[一-鿿]|(?<![0-9A-Za-z])[A-Za-z]))"
_NAME = f"{_FIRST}{_CHAR}{{0,7}}?"
# Words that end like a place and are none.
_GENERIC = re.compile(
    "(?:[一二两三四五六七八九十几多数]+条|马|道|公|铁|大|小|走|修|一|半|条|堵|让|问|过|上|下|出|网|电|线|这|那|前|后|通|沿|主|支|老|土|水泥|"
    "柏油|机动车|非机动车|盲)路|(?:逛|上|大|小|沿|[一半整几两]?条|步行|商业)街|(?:小|大|后|里)巷|街道|"
    "(?:农|全|本|我|城中|乡|各|邻)村|[本全我]?屯子?|(?:小|内|大|沿)河|(?:生活|居民|住宅|我们|整个|老旧|隔壁|本|该|一|片|"
    "几个|老)?小区|地区|片区|社区|景区|园区|城区|市区|城市|超市|(?:菜|农贸|夜)?市场|(?:中|小|大)学|学校|"
    "医院|"
    "[东西南北前后左右里外][边侧面头]|"
    "公园|广场|工地|大厦|公寓|公司|工厂|酒店|饭店|宾馆|银行|派出所|物业|幼儿园|停车场|车站|(?:路|公交)*车?站(?:台|牌)?|地铁站|"
    "加油站|绿地|活动室|活动中心|服务中心|项目部|村委会|居委会|花园|家园|小镇|社会|开会|机会|人行天桥|过街天桥|天桥|高架桥?|立交桥?|桥|店|药店|便利店|烧烤店|"
    "理发店|水果店|火锅店|早餐店|奶茶店|KTV|网吧|垃圾站|公厕"
)
_HIGHWAY = (
    "(?:(?:国道|省道|县道|乡道)[GSXY]?[0-9]{1,4}线?|[GSXY]?[0-9]{3}(?:国道|省道|县道|乡道)|"
    f"(?<![0-9A-Za-z])[GSXY][0-9]{{2,4}}线?(?![0-9A-Za-z栋幢座号])|{_NAME}(?:国道|省道|县道|高速)(?!路))"
)
_MARK = (
    "(?P<mark> ?(?:[Kk][0-9]{1,4}(?:[+.][0-9]{1,3})?[m米]?|[0-9]{1,4}(?:\\.[0-9]{1,3})?(?:公里|千米|[Kk][Mm])"
    "(?:\\+?[0-9]{1,3}米?)?)处?)"
)
"""A kilometre mark 里程桩: K1234+500, 15公里+200米."""
_ROAD = (
    f"(?:{_HIGHWAY}|{_NAME}(?:(?:大道|大街)(?:步行街)?|环路|胡同|(?<!道)路(?![灯面边牌过况段障政封断滑]|人(?!行))|"
    f"街(?![道坊区头边上])|巷(?!子)|弄(?=[0-9]))(?:[东西南北中]段|[东南西北中一二三四五]路(?!口)|[{NUMERALS}]段|"
    f"[0-9]段)?|{_NAME}[里坊条](?={_NUM}[号弄]))"
)
_REGION = (
    f"(?:{_CHAR}{{1,3}}[江河湖][边畔](?=[一-鿿])|"
    f"{_NAME}(?:省|市(?![民场政容区])|(?<![小社片地景校厂])区(?![域别间])|县|旗|镇|乡|街道(?:办事处)?|开发区|新区))"
)
_COMMUNITY = (
    f"(?:{_NAME}(?:社区|村(?![民委])|屯|嘎查|大队|[林农牧渔]场)(?:{_NUM}(?:组|队|社|屯)|(?<=村){_CHAR}{{1,4}}?屯)?|"
    f"{_NAME}组(?=[0-9]{{1,4}}号))"
)
_NUMBER = (
    f"(?:[甲乙丙丁附]?{_NUM}(?:[-之]{_NUM})?[A-Z]? ?号(?!楼(?![上下顶道梯]))(?:院|大院)?"
    f"(?:附{_NUM}号|[之-]{_NUM}(?![0-9-]))?)"
)
_ESTATE = (
    f"(?:{_NAME}(?:小区|花园|家园|花苑|名苑|雅苑|苑|公寓|大厦|广场|新村|新邨|新城(?!线)|山庄|华庭|公馆|府邸|宿舍|家属院|"
    f"家属楼|安置房|写字楼|大楼|商厦|新苑|佳园|名都|豪庭|国际城)(?:小区|花园|大厦|公寓|"
    f"广场)?(?:[0-9{NUMERALS}A-Z东西南北]{{1,2}}(?:期|区)|[甲乙丙丁]区)?|{_NAME}园(?=[0-9])|"
    f"{_FIRST}{_CHAR}{{1,6}}?(?=[0-9]{{1,3}}(?:(?:[-~、]|至|到|和)[0-9]{{1,3}})*(?:栋|幢|座|号楼|#)))"
)
_LANDMARK = (
    f"(?:(?:{_FIRST}{_CHAR}{{1,7}}?(?:大?桥(?![梁头面镇乡村街])|河(?![水面道堤]|大?桥(?![头面梁])|[东西南北]?岸)|江(?![水面])|站(?=[,，。;；)）\\s]|站?牌|$)|湖(?![水面])|"
    f"厂(?![家房商])|寺|庙)|(?:{_NAME})?(?:小学|中学|高中|大学|学院|学校|校区|幼儿园|医院|卫生院|卫生站|"
    f"诊所|超市|农贸市场|菜市场|批发市场|市场|菜场|公园|绿地|车站|汽车站|火车站|公交站台|公交站|地铁站|"
    f"加油站|充电站|银行|酒店|宾馆|饭店|餐厅|酒楼|火锅店|烧烤店|药店|"
    "便利店|商场|购物中心|百货|派出所|居委会|村委会|政府|服务中心|文化中心|养老院|敬老院|工地|项目部|"
    "停车场|水库|隧道|大桥|立交桥|立交|天桥|水渠|工业园|产业园|科技园|物流园|厂区|书店|影院|万家|永辉|"
    "大润发|沃尔玛|世纪联华|麦德龙|肯德基|麦当劳|变电站|活动室|活动中心|"
    "垃圾站|中转站|公厕|泵站|码头|驿站|体育馆|图书馆|影城|网吧|KTV|教堂|祠堂|公司|收费站|服务区|检查站|(?<=[路街])站(?=[,，。;；)）\\s]|$)|纪念塔|纪念碑|纪念馆))|"
    "[0-9]{1,3}路(?:公交车?|车)?(?:终点站|起点站|始发站|首末站|总站))"
)
_BUILDINGS = "(?:号楼|栋|幢|座|#楼?)"
_BUILDING = (
    f"(?:(?P<buildings>[0-9]{{1,3}}{_BUILDINGS}?(?:(?:[-~、]|至|到|和)[0-9]{{1,3}}{_BUILDINGS}?)+(?<=[楼栋幢座#]))|(?:[0-9]{{1,4}}(?:之[0-9]{{1,2}})?|[A-Z][0-9]?|[{NUMERALS}]{{1,3}}|[甲乙丙丁东西南北])(?:号楼|栋|幢|座|#楼?|"
    f"楼(?![道上下顶]))|[0-9]{{1,3}}-[0-9]{{1,2}}(?:-[0-9]{{2,4}})?(?![0-9年月日]))"
)
_INSIDE = f"(?:(?:{_NUM}|[A-Z东西])单元|负?{_NUM}(?:层|楼)|{_NUM}(?:室|户|房)|[0-9]{{3,4}}(?![0-9年元米块]))"
_SIDE = (
    "(?:(?:的)?(?:口|[东西南北]{1,2}(?:大门|门|侧|边|角|面|头)|正门|大门口?|后门|侧门|门口|门前|门外|"
    "正?对面|斜对面|对过|旁边|旁|边上|附近|周边|隔壁|后面|后边|前面|墙上|楼下|楼上|楼顶|楼道|楼梯间|"
    "地下车库|车库|地库|电梯|出入口|入口|出口|里面|院内|院里|内|"
    "十字路口|丁字路口|三岔路口|交叉路口|交叉口|交汇处|交汇口|交界处|路口|拐角处?|转角处?|路段|沿线|中段|"
    "[东西南北]?桥[头上]|桥下(?!游)|桥?底下|桥?[上下]游|下(?![水雨午游])|河边|路边|尽头|(?:往|向)?[东西南北]{1,2}(?:约|"
    "大概)?[0-9一二三四五六七八九十百两几]{1,4}(?:米|公里)(?:处)?|[0-9]{2,4}米处?))"
)
_CROSS = (
    f"(?P<one>{_ROAD})(?:与|和|跟|同|、|/|交|-)?(?P<two>{_ROAD})(?:的)?(?:十字|丁字|三岔)?(?:相?交(?:口|叉路?口|"
    f"汇处|汇口|会处|会口|界处|接处|叉处)|叉口|路口|口|十字|拐角|转角|红绿灯|(?=[东南西北]{{1,2}}角))"
)
# Two roads alone in a field are a crossing; in a sentence they may be a list.
_TWO_ROADS = re.compile(f"{_REGION}{{0,4}}(?P<crossing>(?P<one>{_ROAD})(?:与|和|跟)(?P<two>{_ROAD})){_SIDE}{{0,3}}")
_AFTER_REGION = (
    f"(?:(?P<crossing>{_CROSS})|(?P<community>{_COMMUNITY})?(?P<road>{_ROAD})?{_MARK}?"
    f"(?P<number>(?<=[路街巷道弄段里坊条组队社屯村]) ?(?:{_NUM}弄)?{_NUMBER}|(?<=胡同) ?{_NUMBER})?"
    f"(?P<numbers>(?<=号)(?:(?:[-~、]|至|到|和){_NUMBER})+)?(?P<estate>{_ESTATE})?"
    f"(?P<building>{_BUILDING})?(?P<inside>{_INSIDE}{{0,4}})(?P<landmark>{_LANDMARK})?)(?P<side>{_SIDE}{{0,3}})"
)
# 红旗路 and 家乐福超市 begin like divisions: what reads as a place without them is one.
_PLACES = (re.compile(f"(?P<region>{_REGION}{{1,4}}){_AFTER_REGION}"), re.compile(f"(?P<region>){_AFTER_REGION}"))
_PART_OF = re.compile(f"{_REGION}|{_BUILDING}|{_INSIDE}|{_NUMBER}|{_SIDE}|{_HIGHWAY}|{_MARK}")
_AROUND = re.compile("对面|斜对|对过|旁|附近|周边|隔壁|后面|前面|路口|米")


@dataclasses.dataclass(frozen=True)
class Place:
    """A place at ``text[start:end]``. `kind` is one of KINDS; `address` is what it can be found by.

    `roads` are the two of a crossing. `near`: words such as 对面 say that it is beside the address. `public` is it
    without unit, floor and room, as a title may say it.
    """

    text: str
    kind: str
    address: str
    start: int
    end: int
    roads: tuple[str, ...] = ()
    near: bool = False
    public: str = ""

    @property
    def precise(self) -> bool:
        """Whether it is a place and not a stretch."""
        return self.kind != "road"


def find_places(text: str) -> list[Place]:
    """The places of a text in half width, in their order; generic words (小区门口, 马路边) are none."""
    if two := _TWO_ROADS.fullmatch(text.strip()):
        start = text.index(two[0])
        roads = (two["one"], two["two"])
        return [Place(two[0], "crossing", two["crossing"], start, start + len(two[0]), roads, public=two[0])]
    found: list[Place] = []
    at = 0
    while at < len(text):
        read = (_place(match) for pattern in _PLACES if (match := pattern.match(text, at)) and match[0])
        place = max(filter(None, read), key=lambda one: one.end, default=None)
        if place is None:
            passed = _STOPPED.match(text, at) or _GENERIC.match(text, at)
            at = passed.end() if passed else at + 1
        else:
            found.append(place)
            at = place.end
    return found


def is_of_a_place(text: str) -> bool:
    """Whether words that stand apart go on with a place: another part of it, a door, a side."""
    return bool(_PART_OF.match(text) or find_places(text))


def _place(match: re.Match[str]) -> Place | None:
    region, side = match["region"] or "", match["side"] or ""
    start, end = match.span()
    if match["crossing"]:
        roads = (match["one"], match["two"])
        if any(_GENERIC.fullmatch(road) for road in roads):
            return None
        return Place(match[0], "crossing", match["crossing"], start, end, roads, public=match[0])
    parts = {
        name: match[name] or "" for name in ("community", "road", "number", "estate", "building", "inside", "landmark")
    }
    if any(_GENERIC.fullmatch(parts[name]) for name in ("community", "road", "estate")):
        return None
    bare = bool(_GENERIC.fullmatch(parts["landmark"]))  # 小学: only with a road before it a place
    if bare and not parts["road"] + parts["community"]:
        return None
    named = parts["estate"] or parts["community"] or parts["landmark"] or parts["road"]
    if not named:
        return None
    if match["buildings"]:  # several of an estate: the point is that of the estate
        parts["building"] = ""
    core = (region + "".join(parts.values())).replace(" ", "")
    if match["mark"] and not parts["road"]:
        return None
    near = bool(_AROUND.search(side)) or bool(match["buildings"] or match["numbers"])
    if match["mark"]:
        kind = "mark"
    elif parts["landmark"] and parts["number"]:
        kind, core = "address", core.removesuffix(parts["landmark"])
    elif parts["landmark"]:
        kind = "landmark"
        core = core if bare else parts["landmark"]
    elif parts["estate"] or parts["number"] or match["building"] or parts["community"]:
        kind = "address"
    else:
        kind = "road"
    public = match.string[start : match.start("inside")] + match.string[match.end("inside") : end]
    return Place(match[0], kind, core, start, end, near=near, public=public)
