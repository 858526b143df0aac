"""What every table shares: base class, instants in UTC, ids of our own, JSON that keeps order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import uuid4

from sqlalchemy import JSON, DateTime, Dialect, Double, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are named, so that a migration can find each of them on every database."""


class Instant(TypeDecorator[datetime]):
    """An instant: goes in with a zone, comes out in UTC, on every database.

    SQLite keeps no zone, so the UTC time is kept there; PostgreSQL keeps `timestamptz`.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant as the database keeps it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"The instant {value.isoformat()} has no zone; give one.")
        inward = value.astimezone(UTC)
        return inward.replace(tzinfo=None) if dialect.name == "sqlite" else inward

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Tree = JSON(none_as_null=True)
"""Any JSON value; both databases keep the order of its keys (PostgreSQL as `json`, not `jsonb`)."""

Id = Annotated[str, mapped_column(String(32), primary_key=True, default=lambda: uuid4().hex)]
UserId = Annotated[str, mapped_column(String(32), ForeignKey("users.id", ondelete="CASCADE"))]
ByUser = Annotated[str | None, mapped_column(String(32), ForeignKey("users.id"))]
WorkspaceId = Annotated[
    str, mapped_column(String(32), ForeignKey("workspaces.id", ondelete="CASCADE"))
]
JourneyId = Annotated[str, mapped_column(String(32), ForeignKey("journeys.id", ondelete="CASCADE"))]
TokenHash = Annotated[str, mapped_column(String(64), unique=True)]


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """The base class of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant(), float: Double(), dict[str, Any]: Tree, Any: Tree}  # noqa: RUF012
