"""Events 事件: the loop as data and its machine, deadlines, the level on the map."""
