"""Benchmarks: the product beside its peers, in the same run, on generated events."""
