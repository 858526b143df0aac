"""Workspaces to look at: invented companies and people, the same on every machine."""
