"""Alarms in the window: the bar above the map, the pulsing rings on it, the sound, the calls to who is on duty."""
