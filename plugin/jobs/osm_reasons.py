"""Why something of an extract was left out, and what else has to be said: codes and their English sentences."""

SENTENCES = {
    # left out
    "no_geometry": "It has no geometry in the extract: members or nodes are missing.",
    "too_short": "It has fewer than two different points.",
    "no_area": "Its outline encloses no area.",
    "outline_open": "Its outline is not closed.",
    "outside_crs": "It lies outside the area of the store's coordinate system.",
    "road_point": "It is a point on a road (a crossing, a stop, a light), not a road.",
    "road_relation": "It is a route or a relation of lines; the roads are its member ways.",
    "road_proposed": "The road is only proposed.",
    "road_construction": "The road is under construction.",
    "road_abandoned": "The road is not in use any more.",
    "not_a_road": "It is something beside or on a road (a platform, a rest area, a lift), not a road.",
    "road_class_unknown": "Its class is not in the code list road_class.",
    "building_no": "The tag says that it is not a building.",
    "building_point": "The building is only a point, without an outline.",
    "shelter_not_emergency": "It is a shelter against the weather, not an emergency shelter.",
    "several_values": "Its tag holds several values; which one applies is not decided here.",
    "surveillance_other": "It is surveillance by something other than a camera.",
    # imported, but
    "ring_of_area": "The road is an area; its boundary was imported as a line.",
    "repaired": "The outline was invalid and was repaired.",
    "oneway_changes": "The one-way direction changes by the hour; both directions are open.",
    "oneway_unclear": "The value of oneway was not understood.",
    "speed_of_class": "No tag gives a speed; the class default was taken.",
    "speed_unclear": "The value of maxspeed was not understood; the class default was taken.",
    "height_unclear": "The value of height was not understood.",
    "levels_unclear": "The value of building:levels was not understood.",
    "direction_unclear": "The camera's direction was not understood.",
}
