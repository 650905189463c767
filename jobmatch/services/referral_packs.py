"""The monthly pack to an agency, frozen as it was sent, and the agency's workbook brought back: tried first, all or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.marks import Mark
from jobmatch.documents.referral_papers import ConsentSlip, ReferralLetter, letter_pdf, slip_pdf
from jobmatch.documents.referral_sheet import PRIVACY, Reply, SheetLine, write_sheet
from jobmatch.documents.table_file import CellProblem
from jobmatch.domain.actors import Actor
from jobmatch.domain.aid_kinds import Agency
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.periods import MONTH_NAMES, Month
from jobmatch.domain.referral_rules import MOST_FAMILIES, AnswerWay, ReferralState, due_after
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Referral, ReferralPack
from jobmatch.queries import referrals as reads
from jobmatch.queries.referrals import ReferralRow
from jobmatch.services import audit, referrals, site_facts

NOTHING = N_("Belum ada usulan untuk dinas ini.")
NOT_KNOWN = N_("Kode ini tidak ada di paket untuk dinas ini. Salin dari berkas yang dikirim.")


@dataclass
class RepliesOutcome:
    """What a reply did, or would do."""

    changed: int = 0
    same: int = 0
    problems: list[CellProblem] = field(default_factory=list)


class _Undo(Exception):
    pass


def issue_pack(actor: Actor, office: str, agency: Agency, month: Month, *, beyond: bool = False) -> UUID:
    """Send an agency what was proposed to it: at most twenty families, the oldest proposals first, unless more is asked for.

    Raises:
        RuleBroken: nothing was proposed to it.
    """
    if actor.role not in referrals.PROPOSERS:
        raise NotAllowed
    with transaction():
        one_at_a_time("referral-pack", agency.value)
        rows = _first_families(reads.list_to_send(agency), None if beyond else MOST_FAMILIES)
        if not rows:
            raise RuleBroken(NOTHING)
        pack = _make_pack(actor, office, agency, month, rows)
        for referral in db.session.scalars(sa.select(Referral).where(Referral.id.in_([row.id for row in rows]))):
            referral.state, referral.pack_id = ReferralState.WAITING, pack.id
            referral.sent_on, referral.due_on = clock.today(), pack.due_on
            referrals.note_event(actor, referral.id, "sent", {"pack": pack.number})
        audit.record(actor, "send_help_pack", "referral_pack", pack.id, fields=["full_name"])
        return pack.id


def import_replies(actor: Actor, rows: Sequence[Reply], letter_number: str, *, write: bool) -> RepliesOutcome:
    """Keep a workbook's answers, all of them or none; without ``write`` everything is tried and taken back."""
    if actor.role not in (*referrals.PROPOSERS, Role.SECTOR_OFFICER):
        raise NotAllowed
    outcome = RepliesOutcome()
    try:
        with transaction():
            known = reads.list_by_codes([row.code for row in rows])
            for row in rows:
                _keep_reply(actor, row, known, letter_number, outcome)
            if not write or outcome.problems:
                raise _Undo
            audit.record(actor, "import_replies", "referral_pack", "-")
    except _Undo:
        db.session.expire_all()
    return outcome


def consent_slip(actor: Actor, referral_id: UUID, office: str) -> bytes:
    """Return the slip on which a person agrees, with the box about her work apart from the rest."""
    if actor.role not in referrals.PROPOSERS:
        raise NotAllowed
    row = reads.get_referral(actor, referral_id)
    name = row.person_name or row.family_name
    kind, agency = str(row.kind.label), str(row.agency.label)
    slip = ConsentSlip(
        office=office,
        title="Persetujuan rujukan bantuan",
        code=row.code,
        name=name,
        body=(
            f"Keluarga {row.family_name} diusulkan ke {agency} untuk: {kind}.",
            "Yang dikirim: nama kepala keluarga, alamat, jumlah orang, nama yang akan menerima, dan alasan usulan. "
            "NIK, nomor KK, dan desil tidak dikirim.",
            "Kabar pekerjaan, lamaran, dan penempatan TIDAK dikirim ke dinas bantuan, kecuali kotak kedua dicentang.",
            "Menolak tidak mengurangi layanan apa pun. Persetujuan boleh dicabut kapan saja di kantor atau lewat desa.",
        ),
        boxes=(
            f"Saya setuju keluarga saya diusulkan ke {agency}.",
            f"Saya, {name}, setuju kabar pekerjaan saya (bekerja atau belum, dan tanggalnya) ikut dalam rujukan ini.",
        ),
    )
    audit.record_act(actor, "print_slip", "referral", referral_id)
    return slip_pdf(slip, Mark(site_facts.holds_demo()))


def _first_families(rows: Sequence[ReferralRow], most: int | None) -> list[ReferralRow]:
    taken: list[UUID] = []
    for row in rows:
        if row.family_id not in taken and (most is None or len(taken) < most):
            taken.append(row.family_id)
    return [row for row in rows if row.family_id in taken]


def _make_pack(actor: Actor, office: str, agency: Agency, month: Month, rows: Sequence[ReferralRow]) -> ReferralPack:
    p = ReferralPack
    last = sa.select(sa.func.max(p.issue)).where(p.agency == agency, p.month == month.first_day)
    issue = (db.session.scalar(last) or 0) + 1
    number = f"RUJUKAN/{agency.value.upper()}/{month}/{issue}"
    due_on = due_after(ReferralState.WAITING, clock.today()) or clock.today()
    lines, mark = [line_of(row) for row in rows], Mark(site_facts.holds_demo())
    families = len({row.family_id for row in rows})
    letter = _letter(office, agency, number, (families, len(rows)), _words(due_on))
    pack = p(
        agency=agency,
        month=month.first_day,
        issue=issue,
        number=number,
        family_count=families,
        due_on=due_on,
        letter=letter_pdf(letter, lines, mark),
        sheet=write_sheet(f"Rujukan {number}", lines, mark),
        issued_at=clock.now(),
        issued_by=actor.user_id,
    )
    db.session.add(pack)
    db.session.flush()
    return pack


def line_of(row: ReferralRow) -> SheetLine:
    """Return what an agency reads of a proposal on paper: news of work only where the person agreed."""
    work = f"{row.work.status.label} ({row.work.on:%d-%m-%Y})" if row.work else ""
    address = ", ".join(part for part in (row.address, row.village, row.district) if part)
    return SheetLine(
        row.code, row.family_name, address, row.head_count, str(row.kind.label), row.person_name or "", row.why, work
    )


def _letter(office: str, agency: Agency, number: str, counts: tuple[int, int], due: str) -> ReferralLetter:
    families, proposals = counts
    return ReferralLetter(
        office=office,
        number=number,
        subject="Usulan bantuan bagi keluarga",
        place_and_day=f"Curup, {_words(clock.today())}",
        agency=str(agency.label),
        body=(
            f"Bersama ini kami usulkan {proposals} bantuan bagi {families} keluarga, seperti daftar di bawah. Alamat dan alasan "
            "selengkapnya ada di berkas Excel yang menyertai surat ini.",
            f"Mohon jawaban paling lambat {due}: isi kolom kuning berkas itu lalu kirim kembali, jawab di halaman dinas "
            "Saudara, atau balas dengan surat. Yang belum dijawab sampai tanggal itu dibawa ke rapat tim penanggulangan "
            "kemiskinan.",
        ),
        position="Kepala Dinas,",
        signer="( .................................... )",
        privacy=PRIVACY,
    )


def _words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _keep_reply(
    actor: Actor, row: Reply, known: dict[str, tuple[UUID, Agency, ReferralState]], letter: str, outcome: RepliesOutcome
) -> None:
    found = known.get(row.code)
    if found is None or (actor.role is Role.SECTOR_OFFICER and found[1].value != actor.agency):
        outcome.problems.append(CellProblem(row.row, "Kode", row.code, NOT_KNOWN))
        return
    given = replace(row.answer, letter_number=letter)
    try:
        is_new = referrals.answer(actor, found[0], given, AnswerWay.SHEET)
    except RuleBroken as broken:
        outcome.problems.append(CellProblem(row.row, "Jawaban", str(given.kind.label), broken.message, broken.facts))
        return
    outcome.changed += int(is_new)
    outcome.same += int(not is_new)
