"""The map check as the web app shows it: marks in words and counts, findings with what to open."""
