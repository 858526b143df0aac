"""Fuzzers of everything that reads what people bring: `python -m fuzz --seconds 60`.

A target reads bytes and fails when Percorso does anything but accept them or refuse them in its own
words: another exception, a row that is counted twice or not at all, a journey that does not come
back as it was written. `fuzz.targets` needs nothing but Percorso; Atheris, which changes the bytes
so that they reach new code, is loaded by `fuzz.run` alone.
"""
