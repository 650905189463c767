"""What waits is counted alone or together: the same numbers, and together one statement."""

from collections.abc import Callable

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries import applications, complaints, vacancies
from jobmatch.queries.counting import count_all
from tests.factories.offers import employer_actor, staff, waiting_vacancy


def test_counts_asked_together_are_those_asked_alone(db_session, statements: Callable[[], list[str]]) -> None:
    owner, officer = employer_actor(), staff()
    waiting_vacancy(owner)
    waiting_vacancy(owner, title="Tukang kebun")
    asked = (applications.count_own_invitations, vacancies.count_waiting, complaints.count_open)
    alone = [count(officer) for count in asked]
    before = len(statements())
    assert count_all(asked, officer) == alone == [0, 2, 0]
    assert len(statements()) - before == 1


def test_nothing_is_asked_where_nothing_can_wait(db_session, statements: Callable[[], list[str]]) -> None:
    before = len(statements())
    assert count_all((applications.count_own_invitations, applications.count_waiting), Actor(Role.VISITOR)) == [0, 0]
    assert len(statements()) == before
