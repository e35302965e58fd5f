"""Rooms 房间 in bulk: made by a pattern, read from a section chart 楼盘表, and arranged as one."""
