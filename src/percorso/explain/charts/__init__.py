"""The charts of the questions that explain."""
