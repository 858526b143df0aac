"""Documents that people attach as evidence: what is taken in, and under which name it lives.

A document is told by its content, never by its name; it is stored under a name of ours, and only
ever handed out as a download.
"""
