"""Files of events that people bring in by the browser: kept, looked at, imported, removed.

A file lies under a name of ours in a private folder of its workspace, until it has been imported,
somebody takes it away, or a day has passed. It is read in a process of its own, as always.
"""
