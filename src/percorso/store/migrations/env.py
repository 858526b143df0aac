"""Where Alembic starts: `percorso.store.opening` gives the connection."""

from __future__ import annotations

from alembic import context

from percorso.store import tables  # noqa: F401 - the tables belong to the metadata
from percorso.store.base import Base
from percorso.store.opening import VERSIONS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSIONS,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
context.run_migrations()
