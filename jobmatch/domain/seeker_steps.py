"""The steps of a registration: one short page each, kept as soon as it is sent, in any order, none needed for the next."""

from collections.abc import Collection

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_


class ProfilePart(Labelled):
    """What a seeking profile is made of; the value stands in the address of its page."""

    EDUCATION = "pendidikan", N_("Pendidikan")
    SKILLS = "keterampilan", N_("Yang Anda bisa")
    EXPERIENCE = "pengalaman", N_("Pengalaman")
    WISHES = "keinginan", N_("Kerja yang dicari")


STEPS = tuple(ProfilePart)
ABOUT_YOURSELF = N_("Diri Anda")


def first_open(done: Collection[str]) -> ProfilePart | None:
    """Return the first part that was neither filled in nor passed over yet; None when all were."""
    return next((part for part in STEPS if part.value not in done), None)


def following(part: ProfilePart) -> ProfilePart | None:
    """Return the part that comes after this one."""
    place = STEPS.index(part) + 1
    return STEPS[place] if place < len(STEPS) else None


def open_count(done: Collection[str]) -> int:
    """Return how many parts are still open."""
    return sum(part.value not in done for part in STEPS)
