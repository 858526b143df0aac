"""Pictures of a journey: drawn by the one renderer, turned into PNG and PDF beside the server."""
