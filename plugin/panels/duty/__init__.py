"""Duty mode 值班模式: big buttons, a large map, nothing to change; and the workstation that starts in it."""
