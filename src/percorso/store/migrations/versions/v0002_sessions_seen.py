"""Sessions say which browser they are in; a table that nothing used goes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version."""
    for name in ("browser", "system"):
        op.add_column("sessions", sa.Column(name, sa.String(40), nullable=True))
    op.drop_table("preferences")
