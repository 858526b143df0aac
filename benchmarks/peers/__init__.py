"""Peers that run in environments of their own: nothing here imports Percorso."""
