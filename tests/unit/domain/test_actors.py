"""Who acts."""

from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.enums import Role


def test_system_and_visitor_have_no_scope() -> None:
    for actor, role in ((Actor.system(), Role.SYSTEM), (Actor.visitor(), Role.VISITOR)):
        assert actor == Actor(role=role)
        assert not actor.is_staff


def test_has_role_is_true_for_one_of_several() -> None:
    actor = Actor(role=Role.COUNTER)
    assert actor.has_role(Role.ADMIN, Role.COUNTER)
    assert not actor.has_role(Role.ADMIN)


def test_only_the_office_itself_is_staff() -> None:
    assert {role for role in Role if Actor(role=role).is_staff} == OFFICE_STAFF
    assert Role.ADMIN not in OFFICE_STAFF
