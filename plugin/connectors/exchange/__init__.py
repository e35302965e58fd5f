"""Exchange over separated networks 数据交换: signed, numbered packages that are carried by hand (网闸, 光盘摆渡)."""
