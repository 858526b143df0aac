"""The workspace database: people, journeys and their operations, on SQLite or PostgreSQL."""

from percorso.store.account import Account, Accounts
from percorso.store.roles import Role
from percorso.store.store import Store, open_store

__all__ = ["Account", "Accounts", "Role", "Store", "open_store"]
