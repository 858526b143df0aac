"""What leaves the house: the journey map, charts, pictures and reports."""
