"""Residents: their records, seals, stays and tags; how they are found, asked for and counted."""
