"""What stands on the map: layers, styles, rendering."""
