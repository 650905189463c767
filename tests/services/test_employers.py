"""Registering, verifying, and who acts for an employer."""

from uuid import UUID

import pytest

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import EmployerKind, MemberRole, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.offers import EmployerDetails
from jobmatch.extensions.db import db
from jobmatch.models import Employer
from jobmatch.queries.accounts import find_signed_in
from jobmatch.services import accounts, employers, sessions
from tests.factories.offers import employer_actor, seeker_actor, staff

pytestmark = pytest.mark.usefixtures("db_session")


def test_registered_employer_is_unverified_and_has_its_row_of_iii_8():
    employer_id = employers.register_employer(
        Actor.visitor(), EmployerDetails(name="Koperasi Kopi Sindang", kind=EmployerKind.COOPERATIVE)
    )
    row = db.session.get_one(Employer, employer_id)
    assert (row.verified_at, row.receiver, row.name_key) == (None, "cooperative", "kopi sindang")


def test_verifying_twice_keeps_the_first_officer():
    employer_id = employers.register_employer(Actor.visitor(), EmployerDetails(name="Kopi"))
    first = staff()
    employers.verify_employer(first, employer_id)
    employers.verify_employer(staff(), employer_id)
    assert db.session.get_one(Employer, employer_id).verified_by == first.user_id


def test_employer_does_not_verify_itself():
    owner = employer_actor()
    with pytest.raises(NotAllowed):
        employers.verify_employer(owner, owner.employer_id)


def test_removed_member_is_out_at_the_next_request():
    owner = employer_actor()
    account_id = accounts.create_account(Actor.system(), Role.EMPLOYER, "Adik pemilik")
    employers.add_member(owner, owner.employer_id, account_id, MemberRole.RECRUITER)
    session_id = UUID(sessions.open_session(account_id))
    assert find_signed_in(session_id).actor.employer_id == owner.employer_id
    employers.remove_member(owner, owner.employer_id, account_id)
    assert find_signed_in(session_id).actor.employer_id is None


def test_last_owner_stays():
    owner = employer_actor()
    with pytest.raises(RuleBroken):
        employers.remove_member(owner, owner.employer_id, owner.user_id)


def test_recruiter_does_not_manage_members_and_strangers_find_nothing():
    owner = employer_actor()
    account_id = accounts.create_account(Actor.system(), Role.EMPLOYER, "Perekrut")
    employers.add_member(owner, owner.employer_id, account_id, MemberRole.RECRUITER)
    recruiter = Actor(role=Role.EMPLOYER, user_id=account_id, employer_id=owner.employer_id)
    with pytest.raises(NotAllowed):
        employers.remove_member(recruiter, owner.employer_id, owner.user_id)
    with pytest.raises(NotFound):
        employers.add_member(employer_actor("Lain"), owner.employer_id, account_id)


def test_seeker_account_cannot_act_for_an_employer():
    owner = employer_actor()
    with pytest.raises(NotFound):
        employers.add_member(owner, owner.employer_id, seeker_actor().user_id)
