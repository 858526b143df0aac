"""The tables of the workspace database.

```
users ─┬─ sessions, one_time_links                     who somebody is
       ├─ memberships ── workspaces ─┬─ invitations    where they belong
       │                             ├─ api_tokens
       │                             ├─ files, jobs
       │                             └─ journeys ─┬─ operations     what they change
       └──────────────────────────────────────────┴─ comments ── mentions, votes, guides
attempts                                               how often somebody guessed wrong
```
"""

from percorso.store.tables.accounts import (
    ApiToken,
    Attempt,
    OneTimeLink,
    SignedIn,
    User,
)
from percorso.store.tables.journeys import StoredJourney, StoredOperation
from percorso.store.tables.talk import Comment, Guide, Mention, Vote
from percorso.store.tables.work import Job, StoredFile
from percorso.store.tables.workspaces import Invitation, Membership, Workspace

__all__ = [
    "ApiToken",
    "Attempt",
    "Comment",
    "Guide",
    "Invitation",
    "Job",
    "Membership",
    "Mention",
    "OneTimeLink",
    "SignedIn",
    "StoredFile",
    "StoredJourney",
    "StoredOperation",
    "User",
    "Vote",
    "Workspace",
]
