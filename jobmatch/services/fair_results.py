"""Issues a fair's results so that their bytes never change, publishes them when the office decides, enters past fairs."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.fair_paper import FairPaper, PaperTable, write_pdf, write_workbook
from jobmatch.documents.marks import Mark
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import FairState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.fair_results import COLUMNS, Group, kind_due
from jobmatch.domain.group_words import value_label
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Fair, FairResult, PastFair
from jobmatch.queries.scorecard import Before, Scorecard, find_before, get_scorecard
from jobmatch.services import audit, site_facts

SIGNERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
ENTERERS = (Role.PLACEMENT, Role.SECTION_HEAD)
TOO_EARLY = N_("Hasil sementara bisa diterbitkan mulai hari ke-7 sesudah Job Fair, hasil akhir mulai hari ke-60.")
NEEDS_SOURCE = N_("Tulis dari mana angkanya, misalnya judul berita atau nomor laporan.")
NOTHING_KNOWN = N_("Isi paling sedikit satu angka dari sumbernya.")
IN_FUTURE = N_("Job Fair ini belum berlangsung. Rencanakan lewat halaman Job Fair.")
TOGETHER = "Tiga angka ini selalu dibaca bersama: dilaporkan pemberi kerja, terkonfirmasi dua pihak, jawaban belum sama."
SILENT = "Perusahaan yang belum melapor tidak dihitung nol."
STAY_HEADS = ("Hari", "Masih bekerja", "Sudah berhenti", "Jawaban belum sama", "Belum ada kabar")
Rows = tuple[tuple[str | int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class PastFigures:
    """What a source says of a fair from before; None is "the source does not say"."""

    name: str
    place: str
    on: date
    source: str
    companies: int | None = None
    posts: int | None = None
    came: int | None = None
    applied: int | None = None
    hired: int | None = None
    note: str | None = None

    def is_empty(self) -> bool:
        """Say whether there is no figure at all."""
        return {self.companies, self.posts, self.came, self.applied, self.hired} == {None}


def issue_result(actor: Actor, office: str, fair_id: UUID) -> UUID:
    """Issue the results of a fair as they stand: the interim from day 7, the final from day 60.

    Raises:
        RuleBroken: it is too early.
    """
    if actor.role not in SIGNERS:
        raise NotAllowed
    with transaction():
        one_at_a_time("fair_result", fair_id)
        fair = db.session.get(Fair, fair_id)
        if fair is None:
            raise NotFound
        kind = kind_due(fair.ends_on, clock.today())
        if kind is None:
            raise RuleBroken(TOO_EARLY)
        card, mark = get_scorecard(fair_id, clock.today()), Mark(site_facts.holds_demo())
        known = sa.select(sa.func.count()).where(FairResult.fair_id == fair_id, FairResult.kind == kind)
        issue = (db.session.scalar(known) or 0) + 1
        before = find_before(fair_id, clock.today())
        paper = paper_of(office, fair, f"{kind.label}, terbitan {issue}", card, before)
        pdf, workbook = write_pdf(paper, mark), write_workbook(paper, mark)
        row = FairResult(fair_id=fair_id, kind=kind, issue=issue, content=card.content(), pdf=pdf, workbook=workbook)
        row.sha256, row.issued_at, row.issued_by = hashlib.sha256(pdf).hexdigest(), clock.now(), actor.user_id
        db.session.add(row)
        db.session.flush()
        audit.record(actor, "issue_fair_result", "fair_result", row.id)
        return row.id


def publish_result(actor: Actor, result_id: UUID, *, is_public: bool) -> UUID:
    """Show an issue to the public, or take it down again; returns its fair."""
    if actor.role not in SIGNERS:
        raise NotAllowed
    with transaction():
        row = db.session.get(FairResult, result_id)
        if row is None:
            raise NotFound
        row.published_at, row.published_by = (clock.now(), actor.user_id) if is_public else (None, None)
        audit.record(actor, "publish_fair_result", "fair_result", result_id, fields=["published_at"])
        return row.fair_id


def enter_past_fair(actor: Actor, figures: PastFigures) -> UUID:
    """Enter a fair from before this system with its source; what the source does not say stays unknown."""
    if actor.role not in ENTERERS:
        raise NotAllowed
    if not figures.source.strip():
        raise RuleBroken(NEEDS_SOURCE, field="source")
    if figures.is_empty():
        raise RuleBroken(NOTHING_KNOWN, field="came")
    if figures.on >= clock.today():
        raise RuleBroken(IN_FUTURE, field="on")
    with transaction():
        one_at_a_time("past_fair", figures.on)
        same = sa.select(Fair.id).where(Fair.starts_on == figures.on, Fair.name == figures.name.strip())
        if (known := db.session.scalar(same)) is not None:
            return known
        fair = Fair(name=figures.name.strip(), place=figures.place.strip(), starts_on=figures.on, ends_on=figures.on)
        fair.state, fair.created_at = FairState.CLOSED, clock.now()
        db.session.add(fair)
        db.session.flush()
        counts = {name: getattr(figures, name) for name in ("companies", "posts", "came", "applied", "hired")}
        past = PastFair(fair_id=fair.id, source=figures.source.strip(), note=figures.note or None, **counts)
        past.entered_at, past.entered_by = clock.now(), actor.user_id
        db.session.add(past)
        audit.record(actor, "enter_past_fair", "fair", fair.id)
        return fair.id


def paper_of(office: str, fair: Fair, subtitle: str, card: Scorecard, before: Before | None = None) -> FairPaper:
    """Return the paper of a scorecard; interim and final share one layout."""
    told = f"{card.hired.booths_reported} dari {card.hired.booths} perusahaan sudah melapor"
    tables = (
        PaperTable(f"Diterima bekerja: {told}", ("Angka", "Jumlah"), _hires(card)),
        _funnel(fair, card, before),
        PaperTable("Masih bekerja, per penempatan yang harinya sudah tiba", STAY_HEADS, _stays(card)),
        PaperTable("Kunjungan, bukan orang", ("Kejadian", "Jumlah"), _visits(card)),
    )
    heads = ("Kelompok", *(label for _, label in COLUMNS))
    groups = [
        PaperTable(f"Menurut {group.label.lower()} (orang; lamaran dihitung tersendiri)", heads, _rows(group, card))
        for group in Group
        if card.groups.get(group.value)
    ]
    day = clock.today()
    title = f"Hasil {fair.name}, {fair.starts_on:%d-%m-%Y}"
    notes = (TOGETHER, SILENT, *((f"Angka {before.name} menurut {before.source}.",) if before and before.source else ()))
    foot = f"Dihitung dari buku kejadian pada {day:%d-%m-%Y}."
    return FairPaper(office, title, f"{subtitle}. {told}.", (*tables, *groups), notes, foot, "belum ada kabar")


def _hires(card: Scorecard) -> Rows:
    words = ("Dilaporkan pemberi kerja", "Terkonfirmasi dua pihak", "Jawaban belum sama")
    return tuple(zip(words, card.hires, strict=True))


def _visits(card: Scorecard) -> Rows:
    return (("Kunjungan ke stan", card.hired.visits), ("Wawancara", card.hired.interviews))


def _funnel(fair: Fair, card: Scorecard, before: Before | None) -> PaperTable:
    title = "Orang, dari mendaftar sampai masih bekerja"
    rows = [(step.label, count) for step, count in card.shown_steps()]
    if before is None:
        return PaperTable(title, ("Tahap", "Orang"), tuple(rows))
    known = [before.steps.get(step.value) for step, _ in card.shown_steps()]
    beside = tuple((*row, count) for row, count in zip(rows, known, strict=True))
    return PaperTable(title, ("Tahap", fair.name, f"Sebelumnya: {before.name}"), beside)


def _stays(card: Scorecard) -> Rows:
    order = ("still", "left", "differ", "unknown")
    known: Rows = tuple((f"Hari ke-{day}", *(counts[stay] for stay in order)) for day, counts in card.heard_days)
    return known or (("Belum ada yang sampai hari ke-30", *("–",) * len(order)),)


def _rows(group: Group, card: Scorecard) -> Rows:
    shown = sorted((value_label(group, value), row) for value, row in card.groups[group.value].items())
    return tuple((label, *(None if key in card.unknown_steps else row[key] for key, _ in COLUMNS)) for label, row in shown)
