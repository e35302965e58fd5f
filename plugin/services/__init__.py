"""What every room may lean on: translation, clock, paths, log, keys and optional dependencies."""
