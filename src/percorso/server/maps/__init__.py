"""Journeys kept in the database: opened, changed by operations, taken from files and back."""
