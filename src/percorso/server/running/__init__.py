"""Running the server: one a folder, one line of log a happening, a good end."""
