"""Where work runs: the lake, the loader, the timeline and the engines."""
