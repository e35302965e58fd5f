"""Residents of a spreadsheet into the store: checked, recognised, compared, sealed, and led to their rooms."""
