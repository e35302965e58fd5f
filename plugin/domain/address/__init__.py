"""Parts of an address (after GB/T 23705): written in one standard form, and read from the forms people use.

The reader is modest: what it returns is certain, what it does not understand it hands back, and where two readings
are possible it says so and takes neither. Parts are as written: 05栋 stays 05, 二期 and 2期 are two names, 三巷 and
3巷 two lanes; whoever compares them decides what is alike.

- A house on a street is road + number: 人民路12号, 帽儿胡同甲12号, 东四三条12号. In a yard 号院 the houses are
  buildings.
- A house in an estate is estate + building. 号 in an estate may be a building's or a stairwell's: that is ambiguous,
  unless a unit follows it. A tower's name (大厦, 家属楼) is an estate without a building.
- In a lane 弄, as in Shanghai, the house is the number: 天山路600弄3号501室 is road, lane, number, room; an estate's
  name in between changes nothing. A side lane stands in the lane: "1088弄48支".
- A house in the countryside is village, hamlet, group + number (`rural_place`). A village whose houses are numbered
  as buildings (晓东村12幢) may be the estate of that name.
- Signs of traditional writing that addresses use are read as simplified ones, 3棟 as 3栋. A list or a range (1、2层,
  一二层) is not read.
- Remarks in brackets and telephone numbers are in the rest, never in a part; 12号对面 is not 12号. What a remark says
  of the home or of who lives there (已搬走, 转租, 已拆) `remarks_in` tells.
"""

from .parts import Address, ParsedAddress, format_address, rural_place
from .reading import parse_address
from .remarks import NOT_LIVING, is_remark, remarks_in

__all__ = [
    "NOT_LIVING",
    "Address",
    "ParsedAddress",
    "format_address",
    "is_remark",
    "parse_address",
    "remarks_in",
    "rural_place",
]
