"""Every kind of background job has words."""

from jobmatch.domain.job_kinds import RANK_ALL, TITLES, title_of


def test_a_known_kind_has_words_and_an_unknown_one_is_named_by_itself():
    assert title_of(RANK_ALL) == TITLES[RANK_ALL]
    assert title_of("something_new") == "something_new"
