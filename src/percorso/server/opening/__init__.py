"""What comes with the page itself, so that its first view needs no second way to the server."""
