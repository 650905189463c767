"""Builds the whole made-up world, each part once; a second run adds nothing."""

from collections.abc import Callable

from jobmatch import clock
from jobmatch.demo.accounts import create_demo_accounts
from jobmatch.demo.people import create_demo_people
from jobmatch.domain.actors import Actor
from jobmatch.services.places import load_places
from jobmatch.services.site_facts import find_fact, set_fact
from jobmatch.services.village_months import open_month

SEED = 1702
Progress = Callable[[str, int, int], None]


def build_world(people: int, progress: Progress) -> None:
    """Fill an empty, migrated database. ``progress`` takes (what, done, of how many)."""
    if find_fact("demo") is not None:
        return
    progress("wilayah", 0, 1)
    load_places()
    progress("wilayah", 1, 1)
    create_demo_accounts()
    create_demo_people(people, SEED, lambda done, total: progress("orang contoh", done, total))
    open_month(Actor.system(), clock.today())
    set_fact("demo", {"people": people, "seed": SEED})
