"""Migrations of the workspace database, run by `open_store`."""
