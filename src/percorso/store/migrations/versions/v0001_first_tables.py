"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from percorso.store.base import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Column = sa.Column[object]


def upgrade() -> None:
    """Bring the tables to this version."""
    _people()
    _workspaces()
    _ways_in()
    _journeys()
    _talk()
    _work()


def _text(name: str, length: int, nullable: bool = False) -> Column:
    return sa.Column(name, sa.String(length), nullable=nullable)


def _at(name: str, nullable: bool = False) -> Column:
    return sa.Column(name, Instant(), nullable=nullable)


def _tree(name: str, nullable: bool = False) -> Column:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=nullable)


def _id() -> Column:
    return sa.Column("id", sa.String(32), primary_key=True)


def _of(name: str, table: str, *, key: bool = False, index: bool = False) -> Column:
    """A reference to what the row belongs to: it goes when that goes."""
    target = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(32), target, primary_key=key, index=index, nullable=False)


def _by(name: str = "user_id") -> Column:
    """A reference to who did it; nobody, when Percorso did."""
    return sa.Column(name, sa.String(32), sa.ForeignKey("users.id"))


def _people() -> None:
    op.create_table(
        "users",
        _id(),
        _text("email", 254),
        _text("name", 120),
        _text("password_hash", 255, nullable=True),
        _text("oidc_issuer", 255, nullable=True),
        _text("oidc_subject", 255, nullable=True),
        _text("lang", 8, nullable=True),
        _text("theme", 16, nullable=True),
        _text("density", 16, nullable=True),
        _at("created_at"),
        _at("disabled_at", nullable=True),
        sa.UniqueConstraint("email"),
        sa.UniqueConstraint("oidc_issuer", "oidc_subject"),
    )
    op.create_table(
        "preferences",
        _of("user_id", "users", key=True),
        sa.Column("key", sa.String(120), primary_key=True),
        _tree("value"),
        _at("changed_at"),
    )
    op.create_table(
        "attempts",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        _at("last_at"),
        _at("blocked_until", nullable=True),
    )


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        _id(),
        _text("slug", 80),
        _text("name", 120),
        sa.Column("served", sa.Boolean, nullable=False),
        _tree("settings"),
        _at("created_at"),
        sa.UniqueConstraint("slug"),
    )
    op.create_table(
        "memberships",
        _of("workspace_id", "workspaces", key=True),
        _of("user_id", "users", key=True, index=True),
        _text("role", 16),
        _at("joined_at"),
    )
    op.create_table(
        "invitations",
        _id(),
        _of("workspace_id", "workspaces", index=True),
        _text("email", 254),
        _text("role", 16),
        _text("token_hash", 64),
        _by("invited_by"),
        _at("created_at"),
        _at("expires_at"),
        _at("used_at", nullable=True),
        sa.UniqueConstraint("token_hash"),
    )


def _ways_in() -> None:
    op.create_table(
        "sessions",
        _id(),
        _of("user_id", "users", index=True),
        _text("token_hash", 64),
        _at("created_at"),
        _at("seen_at"),
        _at("expires_at"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "one_time_links",
        _id(),
        _text("kind", 16),
        sa.Column("user_id", sa.String(32), sa.ForeignKey("users.id", ondelete="CASCADE")),
        _text("token_hash", 64),
        _at("created_at"),
        _at("expires_at"),
        _at("used_at", nullable=True),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "api_tokens",
        _id(),
        _of("workspace_id", "workspaces", index=True),
        _of("user_id", "users"),
        _text("name", 120),
        _text("role", 16),
        _text("token_hash", 64),
        _at("created_at"),
        _at("expires_at"),
        _at("last_used_at", nullable=True),
        sa.UniqueConstraint("token_hash"),
    )


def _journeys() -> None:
    op.create_table(
        "journeys",
        _id(),
        _of("workspace_id", "workspaces", index=True),
        _text("slug", 120),
        _tree("title"),
        _text("kind", 32),
        _tree("document"),
        sa.Column("version", sa.Integer, nullable=False),
        _text("source_file", 1024, nullable=True),
        _text("source_hash", 64, nullable=True),
        _at("created_at"),
        _by("created_by"),
        _at("changed_at"),
        _by("changed_by"),
        _at("archived_at", nullable=True),
        sa.UniqueConstraint("workspace_id", "slug"),
    )
    op.create_table(
        "operations",
        _of("journey_id", "journeys", key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        _at("at"),
        _by(),
        _text("client", 64),
        _tree("operation"),
        _tree("inverse"),
        _text("element", 255),
        _tree("sentence"),
        sa.Column("undoes", sa.Integer),
    )


def _talk() -> None:
    op.create_table(
        "comments",
        _id(),
        _of("journey_id", "journeys", index=True),
        _text("element", 255),
        sa.Column("parent_id", sa.String(32), sa.ForeignKey("comments.id", ondelete="CASCADE")),
        _of("user_id", "users"),
        sa.Column("text", sa.Text, nullable=False),
        _at("at"),
        _at("edited_at", nullable=True),
        _at("resolved_at", nullable=True),
        _by("resolved_by"),
    )
    op.create_table(
        "mentions",
        _of("comment_id", "comments", key=True),
        _of("user_id", "users", key=True, index=True),
        _at("seen_at", nullable=True),
    )
    op.create_table(
        "votes",
        _of("journey_id", "journeys", key=True),
        sa.Column("item", sa.String(255), primary_key=True),
        _of("user_id", "users", key=True),
        _at("at"),
    )
    op.create_table(
        "guides",
        _of("journey_id", "journeys", key=True),
        _of("user_id", "users", key=True),
        _tree("state"),
        _at("changed_at"),
    )


def _work() -> None:
    op.create_table(
        "files",
        _id(),
        _of("workspace_id", "workspaces", index=True),
        _text("name", 255),
        _text("media_type", 120),
        sa.Column("size", sa.BigInteger, nullable=False),
        _text("sha256", 64),
        _by(),
        _at("at"),
    )
    journey = sa.ForeignKey("journeys.id", ondelete="CASCADE")
    op.create_table(
        "jobs",
        _id(),
        _of("workspace_id", "workspaces", index=True),
        sa.Column("journey_id", sa.String(32), journey, index=True),
        _text("kind", 32),
        sa.Column("key", sa.String(64), index=True),
        _text("state", 16),
        sa.Column("progress", sa.Double, nullable=False),
        _tree("step", nullable=True),
        _tree("asked"),
        _tree("result", nullable=True),
        _tree("problems", nullable=True),
        sa.Column("cancel_asked", sa.Boolean, nullable=False),
        _by(),
        _at("created_at"),
        _at("started_at", nullable=True),
        _at("finished_at", nullable=True),
    )
