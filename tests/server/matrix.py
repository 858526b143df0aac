"""Who may call each route: the table that the generated tests hold every route to.

A route that is not in the table fails; so does a line of the table without a route.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

ALL, SIGNED, VIEWER, COMMENTER, EDITOR, ADMIN = [
    "all",
    "signed",
    "viewer",
    "commenter",
    "editor",
    "admin",
]
LEVELS = (ALL, SIGNED, VIEWER, COMMENTER, EDITOR, ADMIN)

WHO = {
    ALL: "health ready see_invitation accept_invitation sign_in_by_oidc oidc_back setup_open set_up "
    "sign_in_methods sign_in sign_in_by_link",
    SIGNED: "my_sessions end_session end_other_sessions me change_me change_password sign_out templates catalogue workspaces make_workspace",
    VIEWER: "agenda audit comments data see_mentions list_files download_file guide history version home "
    "list_jobs get_job stop_job journey_file journeys journey events measured measure_anew members "
    "remove_member operations picture journey_differences say_presence rule_sentence suggestions "
    "tokens make_token revoke_token my_votes see_workspace can_draft",
    COMMENTER: "write_comment edit_comment delete_comment resolve_comment vote_for take_vote_back",
    EDITOR: "forget_events import_events look_at_events preview_events quarantine upload_events "
    "upload_file delete_file move_guide restore_version save_journey_file import_journey "
    "start_journey change_journey set_timer rule_preview seen draft_journey",
    ADMIN: "invitations invite withdraw_invitation archive_journey unarchive_journey change_member "
    "member_password_link change_workspace",
}
LEAST = {name: level for level, names in WHO.items() for name in names.split()}
LIMITED = {"remove_member", "stop_job", "make_workspace"}
"""They look further than the role: at whose thing it is, or at what else somebody is."""


@dataclass(frozen=True)
class Route:
    """A route of the API."""

    name: str
    method: str
    path: str
    takes: tuple[str, ...]
    """The names in its path."""
    query: tuple[str, ...]
    body: Any
    """The schema of its JSON body, if it has one."""
    form: bool
    """Whether it takes a form with a file."""

    def url(self, values: dict[str, str]) -> str:
        """Its address with the names filled in."""
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], self.path)


@lru_cache
def schema() -> Any:
    """The schema of the API, with every reference in place of what it refers to."""
    from tools.openapi import page

    return json.loads(page())


@lru_cache
def routes() -> tuple[Route, ...]:
    """Every route of the API."""
    found = []
    for path, methods in schema()["paths"].items():
        for method, one in methods.items():
            content = one.get("requestBody", {}).get("content", {})
            query = (each["name"] for each in one.get("parameters", ()) if each["in"] == "query")
            found.append(
                Route(
                    one["operationId"], method.upper(), path,
                    tuple(re.findall(r"\{(\w+)\}", path)), tuple(query),
                    content.get("application/json", {}).get("schema"),
                    "multipart/form-data" in content,
                )
            )  # fmt: skip
    return tuple(found)
