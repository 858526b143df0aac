"""The pictures of the documentation, drawn from tiny real examples: `python -m tools.pictures`."""
