"""Made-up proposals of help: some waiting for a pack, some sent long ago and answered, returned, or met with silence."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.domain.actors import Actor
from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.consent_rules import Channel
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.family_opportunities import find_opportunities
from jobmatch.domain.periods import Month
from jobmatch.domain.poverty import FamilyKind
from jobmatch.domain.referral_rules import Answer, AnswerKind, AnswerWay, RefuseReason
from jobmatch.extensions.db import db
from jobmatch.models import Family, Referral
from jobmatch.queries import families
from jobmatch.queries import referrals as reads
from jobmatch.services import referral_packs, referrals

OFFICE = "Dinas Tenaga Kerja dan Transmigrasi Kabupaten Rejang Lebong"
HOMES = 34
WHY = {
    AidKind.PKH: "Ada anak kecil dan orang lanjut usia; belum tercatat di PKH.",
    AidKind.FOOD: "Belum tercatat menerima bantuan pangan.",
    AidKind.HOUSE: "Lantai rumah masih tanah.",
    AidKind.PUPIL_AID: "Ada anak usia sekolah; belum punya kartu.",
}
ANSWERS = (
    Answer(AnswerKind.ACCEPT),
    Answer(AnswerKind.REFUSE, RefuseReason.NO_BUDGET, "Diusulkan lagi tahun depan."),
    Answer(AnswerKind.RETURN, note="Alamatnya kurang jelas, mohon patokannya."),
    Answer(AnswerKind.DELIVER, result="Disalurkan lewat kantor desa."),
    None,
)


def propose_some_help(staff: dict[str, Actor], calendar: Calendar) -> None:
    """Propose help to a few dozen families over the last two months, send packs, and let agencies answer or not."""
    officer, draw = staff["penempatan"], Draw("help")
    homes = list(db.session.scalars(_poor_homes()))
    earlier = calendar.now - timedelta(days=50)
    with clock.pretend(earlier):
        for home in homes[: HOMES * 2 // 3]:
            _propose_for(officer, home, draw)
    with clock.pretend(earlier + timedelta(days=2)):
        for agency in Agency:
            if reads.list_to_send(agency):
                referral_packs.issue_pack(officer, OFFICE, agency, Month.of(clock.today()))
    with clock.pretend(earlier + timedelta(days=16)):
        _answer_some(staff["dinsos"], officer)
    with clock.pretend(calendar.now - timedelta(days=3)):
        for home in homes[HOMES * 2 // 3 :]:
            _propose_for(officer, home, draw)
        referral_packs.issue_pack(officer, OFFICE, Agency.SOCIAL, Month.of(clock.today()))
    with clock.pretend(calendar.now):
        for home in homes[:6]:
            _propose_for(officer, home, draw)
        referrals.note_silence(Actor.system(), clock.today())


def _poor_homes() -> sa.Select[UUID]:
    poor = (Family.kind == FamilyKind.HOUSEHOLD, Family.decile <= 4)
    return sa.select(Family.id).where(*poor).order_by(Family.village_code, Family.id).limit(HOMES)


def _propose_for(officer: Actor, family_id: UUID, draw: Draw) -> None:
    page = families.get_family(officer, family_id)
    grown = [member for member in page.members if (member.age or 0) >= 18]
    found = find_opportunities(page.members, page.household, page.threshold)
    for each in found[:3]:
        person = each.person if each.person and each.person in grown else None
        if not grown or (each.person and person is None):
            continue
        proposal = referrals.Proposal(
            kind=each.kind,
            agency=each.kind.agency,
            why=WHY.get(each.kind, "Keluarga ini mau dan siap ikut."),
            agreed_by=(person or grown[0]).id,
            channel=draw.choice((Channel.COUNTER, Channel.VILLAGE)),
            person_id=person.id if person else None,
            with_work=person is not None and draw.chance(0.5),
        )
        try:
            referrals.propose(officer, family_id, proposal)
        except RuleBroken:
            continue  # another household of the same people was proposed for it already


def _answer_some(agency: Actor, officer: Actor) -> None:
    r = Referral
    sent = db.session.execute(sa.select(r.id, r.agency).where(r.sent_on.is_not(None)).order_by(r.code)).all()
    for number, (referral_id, lead) in enumerate(sent):
        given = ANSWERS[number % len(ANSWERS)]
        if given is None:
            continue
        if given.kind is AnswerKind.DELIVER:
            given = Answer(given.kind, delivered_on=clock.today() - timedelta(days=3), result=given.result)
        if lead.value == agency.agency:
            referrals.answer(agency, referral_id, given, AnswerWay.SCREEN)
        else:
            letter = f"460/{100 + number}/{lead.value.upper()}/2026"
            filled = Answer(given.kind, given.reason, given.note, given.delivered_on, given.result, letter)
            referrals.answer(officer, referral_id, filled, AnswerWay.LETTER)
