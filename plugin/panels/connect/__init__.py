"""Connecting: the dialog that asks for a store, and the work of opening, creating and upgrading one."""
