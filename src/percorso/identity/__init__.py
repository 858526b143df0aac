"""Who is who: which person stands behind the identifiers of an event."""

from percorso.identity.persons import Persons, resolve_persons

__all__ = ["Persons", "resolve_persons"]
