"""What governance means: identifiers, masking, coordinates, workflow. No QGIS, no Qt, no SQL."""
