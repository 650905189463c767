"""The steps of a registration: any order, none needed for the next."""

from jobmatch.domain.seeker_steps import STEPS, ProfilePart, first_open, following, open_count


def test_first_open_part_is_found_in_whatever_order_they_were_done() -> None:
    assert first_open([]) is ProfilePart.EDUCATION
    assert first_open(["pendidikan", "pengalaman"]) is ProfilePart.SKILLS
    assert first_open([part.value for part in STEPS]) is None


def test_each_part_is_followed_by_the_next_and_the_last_by_none() -> None:
    assert following(ProfilePart.EDUCATION) is ProfilePart.SKILLS
    assert following(ProfilePart.WISHES) is None


def test_open_parts_are_counted() -> None:
    assert open_count(["keinginan"]) == len(STEPS) - 1
