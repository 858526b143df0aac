"""The sections of the report, one a file: each makes its parts, or None without content."""
