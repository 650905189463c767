"""What the pages after a fair cost, in the made-up world and with many more placements: statements and bytes, not seconds."""

import gzip
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import scoped_session

from jobmatch.models import Fair, FairBooth, FairVisit, Placement
from jobmatch.services import asking, own_words, signed_links
from tests.harness.client import CarefulClient

pytestmark = pytest.mark.one_database
FIRST_PAGE = 60_000
# Statements a page may send, whatever the number of its rows; the menu of a head of section counts what waits with eight of them.
MOST = {"list": 12, "replies": 12, "overdue": 11, "results": 22, "placement": 14, "booth link": 12, "own link": 12}


@pytest.fixture
def pages(world: scoped_session) -> dict[str, str]:
    fair = world.scalars(sa.select(Fair).order_by(Fair.starts_on)).first()
    seen = sa.func.count(FairVisit.id)
    booth_id = world.scalars(
        sa.select(FairBooth.id).join(FairVisit, FairVisit.booth_id == FairBooth.id).group_by(FairBooth.id).order_by(seen.desc())
    ).first()
    registration_id = world.scalars(
        sa.select(FairVisit.registration_id).group_by(FairVisit.registration_id).order_by(seen.desc())
    ).first()
    booth = signed_links.issue_link(asking.EMPLOYER_LINK, "fair_booth", booth_id, phone="+6281200001111")
    own = signed_links.issue_link(own_words.LINK, "fair_registration", registration_id, phone="+6281200001111")
    return {
        "list": "/penempatan",
        "replies": "/penempatan/balasan",
        "overdue": "/penempatan/belum-melapor",
        "results": f"/job-fair/{fair.id}/hasil",
        "placement": f"/penempatan/{world.scalars(sa.select(Placement.id)).first()}",
        "booth link": f"/kabar/{booth}",
        "own link": f"/kabar-stan/{own}",
    }


def test_pages_after_a_fair_keep_to_their_statements_and_bytes(
    world_client: Callable[[str], CarefulClient], pages: dict[str, str], statements: Callable[[], list[str]]
) -> None:
    client, spent, heavy = world_client("kabid"), dict[str, int](), dict[str, int]()
    for name, address in pages.items():
        before = len(statements())
        page = client.get(address)
        assert page.status_code == 200, name
        spent[name] = len(statements()) - before
        if (size := len(gzip.compress(page.data))) > FIRST_PAGE:
            heavy[name] = size
    assert {name: count for name, count in spent.items() if count > MOST[name]} == {}
    assert heavy == {}
