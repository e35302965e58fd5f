"""Reads an office's file, whatever it is, into one raw table: spreadsheets, text, map layers, drawings."""
