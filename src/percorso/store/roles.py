"""The four roles of a workspace, each of which includes the ones before it."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of a workspace may do.

    Example:
        >>> Role.EDITOR.includes(Role.VIEWER), Role.VIEWER.includes(Role.EDITOR)
        (True, False)
    """

    VIEWER = "viewer"
    COMMENTER = "commenter"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """How far the role reaches, from 0."""
        return list(Role).index(self)

    def includes(self, other: Role) -> bool:
        """Whether who has this role may do what the other one may."""
        return self.rank >= other.rank

    def capped(self, limit: Role) -> Role:
        """The lesser of two roles: what a token may do for the person who made it."""
        return self if limit.includes(self) else limit
