"""What to change, and why: friction, drivers, the drawing against what happened, experiments."""
