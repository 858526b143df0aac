"""A15: what is kept to be quick is given to nobody who may not have it any more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from percorso.store import Role
from percorso.store.teams import change_role, leave
from tests.server.test_opening import given
from tests.serving import Served, copied, serving


def picture(served: Served) -> str:
    return f"{served.journey_api}/picture?form=strip"


def everything(served: Served) -> list[str]:
    """What is answered from something kept: pictures, home, openings, findings."""
    return [
        picture(served), f"{served.api}/home", served.journey_api, f"{served.journey_api}/audit",
        f"{served.api}/journeys", f"{served.journey_api}/comments", f"{served.journey_api}/history",
    ]  # fmt: skip


def test_what_one_has_asked_for_is_not_given_to_a_stranger(served: Served) -> None:
    with served.client("viewer") as mine, served.client("others") as theirs:
        for path in everything(served):
            assert mine.get(path).status_code == 200, path
            assert theirs.get(path).status_code == 404, path
        tag = mine.get(picture(served)).headers["etag"]
        asked = theirs.get(picture(served), headers={"if-none-match": tag})
        assert asked.status_code == 404, "not even that it is unchanged"
        assert mine.get(picture(served), headers={"if-none-match": tag}).status_code == 304


def test_a_picture_beside_a_journey_of_elsewhere_is_not_there(served: Served) -> None:
    with served.client("others") as theirs:
        made = {"title": "Theirs", "start": {"blank": True}, "lang": "en"}
        there = theirs.post(f"/api/workspaces/{served.other}/journeys", json=made).json()["id"]
        address = f"/api/workspaces/{served.other}/journeys/{there}"
        assert theirs.get(f"{address}/picture").status_code == 200
        ours = served.journey_api.rpartition("/")[2]
        assert theirs.get(f"{address}/picture?beside={ours}").status_code == 404
        assert theirs.get(f"{address}/differences?beside={ours}").status_code == 404
    with served.client("admin") as mine:
        assert mine.get(f"{served.api}/journeys/{there}/picture").status_code == 404


def test_the_first_answers_of_a_page_are_the_readers_own(
    seeded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    web = tmp_path_factory.mktemp("web")
    (web / "index.html").write_text("<!doctype html><head></head><title>Percorso</title>")
    folder = copied(seeded_sqlite, tmp_path_factory.mktemp("served") / "workspace")
    with serving(folder, web=web) as served:
        address = f"/w/{served.workspace}/j/{served.journey_api.rpartition('/')[2]}"
        with served.client("viewer") as mine, served.client("others") as theirs:
            assert served.journey_api in given(mine.get(address).text)
            assert list(given(theirs.get(address).text)) == ["/api/me"]
            assert "no-store" in mine.get(address).headers["cache-control"]


def _thrown_out(served: Served) -> None:
    with served.store.session() as session:
        leave(session, served.workspace, served.users["commenter"])


def _signed_out(served: Served) -> None:
    from percorso.store import signing

    with served.store.session() as session:
        signing.end_all(session, served.users["commenter"])


@pytest.mark.parametrize(("how", "status"), [(_signed_out, 401), (_thrown_out, 404)])
def test_kept_answers_end_with_the_session_and_with_the_membership(
    served: Served, how: Callable[[Served], None], status: int
) -> None:
    with served.client("commenter") as client:
        for path in everything(served):
            assert client.get(path).status_code == 200, path
        tag = client.get(picture(served)).headers["etag"]
        how(served)
        for path in everything(served):
            asked = client.get(path, headers={"if-none-match": tag})
            assert asked.status_code == status, path


def test_a_role_that_was_lowered_holds_for_the_next_request(served: Served) -> None:
    edit = {"op": "edit", "path": ["stages", "comparison", "owner"], "value": "Ada"}
    with served.client("editor") as client:
        base = client.get(served.journey_api).json()["version"]
        with served.store.session() as session:
            change_role(session, served.workspace, served.users["editor"], Role.VIEWER)
        body = {"base": base, "client": "x", "operation": edit}
        assert client.post(f"{served.journey_api}/operations", json=body).status_code == 403
        assert client.get(served.journey_api).json()["role"] == "viewer"
