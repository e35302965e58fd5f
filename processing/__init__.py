"""The Processing provider and one file per algorithm."""
