"""AK-1 cards: issued after papers were seen, numbered without gap or race, voided when spoilt, revoked with a reason."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain import ak1_rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_answers import RevokeReason
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import Ak1Block, Ak1Card, Ak1Series, Person, Seeker
from jobmatch.queries.ak1_settings import find_settings
from jobmatch.services import audit, ledger
from jobmatch.services.seekers import DESK

ISSUERS = (*DESK, Role.SYSTEM)
REVOKERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 12
LARGEST_BLOCK = 200
AREA = "1702"  # Kabupaten Rejang Lebong
NOT_SEEN = N_("Dokumennya belum diperiksa. Cocokkan KTP dan ijazah dulu, lalu terbitkan kartunya.")
HAS_CARD = N_("Orang ini masih punya kartu yang berlaku: %(number)s. Batalkan cetakan yang rusak, atau cetak ulang kartu itu.")
NOT_RESERVED = N_("Nomor %(number)s tidak ada di blok yang disisihkan, atau sudah dipakai.")
BAD_BLOCK = N_("Sisihkan 1 sampai %(most)s nomor.")
NEEDS_REASON = N_("Tulis alasannya, misalnya: tinta macet.")


@dataclass(frozen=True, slots=True)
class Reserved:
    """A number written by hand from a block, with the day on the paper."""

    number: int
    issued_on: date


def issue_card(actor: Actor, person_id: UUID, reserved: Reserved | None = None) -> UUID:
    """Issue a card with the next number of the year, and book the person into the stock, or as renewed if she stands in it.

    Raises:
        NotAllowed, NotFound: not this actor's to issue. RuleBroken: papers not seen, a card is still valid, or a number
        that was never set aside.
    """
    _require(actor, ISSUERS)
    with transaction():
        one_at_a_time("ak1_person", person_id)
        _check_person(person_id)
        day = reserved.issued_on if reserved else clock.today()
        number = _take_reserved(reserved) if reserved else _take_numbers(day.year, 1)
        card = Ak1Card(
            person_id=person_id,
            series_year=day.year,
            series_number=number,
            number=_printed(number, day),
            code=new_code(),
            issued_on=day,
            valid_until=ak1_rules.valid_until(day),
            report_due_on=ak1_rules.report_due_dates(day)[0],
            issued_by=actor.user_id,
        )
        db.session.add(card)
        db.session.flush()
        audit.record(actor, "issue_card", "ak1_card", card.id)
        source = ledger.Source("ak1_card", str(card.id))
        if not ledger.is_in_stock(person_id):
            ledger.book_registered(actor, person_id, day, source)
        elif _has_run_out(person_id, day):
            ledger.book_renewed(actor, person_id, day, source)
        return card.id


def void_card(actor: Actor, card_id: UUID, reason: str) -> UUID | None:
    """Void a spoilt print; its number stays in the series. Return the person, who can get a new card at once."""
    _require(actor, ISSUERS)
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    with transaction():
        card = _get(card_id)
        if card.voided_at is None:
            card.voided_at, card.void_reason = clock.now(), reason.strip()[:120]
            audit.record(actor, "void_card", "ak1_card", card_id, fields=["voided_at"])
        return card.person_id


def revoke_card(actor: Actor, card_id: UUID, reason: RevokeReason) -> None:
    """End a card before its day; whoever opens its code reads so at once."""
    _require(actor, REVOKERS)
    with transaction():
        card = _get(card_id)
        if card.revoked_on is None:
            card.revoked_on, card.revoke_reason = clock.today(), reason.value
            audit.record(actor, "revoke_card", "ak1_card", card_id, fields=["revoked_on"])


def reserve_block(actor: Actor, count: int, note: str) -> UUID:
    """Set numbers aside for cards written by hand while power or network fails."""
    _require(actor, ISSUERS)
    if not 1 <= count <= LARGEST_BLOCK:
        raise RuleBroken(BAD_BLOCK, field="count", most=LARGEST_BLOCK)
    with transaction():
        year = clock.today().year
        last = _take_numbers(year, count)
        block = Ak1Block(
            series_year=year,
            first_number=last - count + 1,
            last_number=last,
            note=note.strip()[:120],
            reserved_at=clock.now(),
            reserved_by=actor.user_id,
        )
        db.session.add(block)
        db.session.flush()
        audit.record(actor, "reserve_block", "ak1_block", block.id)
        return block.id


def close_block(actor: Actor, block_id: UUID) -> int:
    """Void the numbers of a block that were not used, so that the series has no gap; return how many."""
    _require(actor, ISSUERS)
    with transaction():
        block = db.session.get(Ak1Block, block_id)
        if block is None:
            raise NotFound
        one_at_a_time("ak1_block", block.id)
        if block.closed_at is not None:
            return 0
        unused = list_unused(block)
        day = clock.local(block.reserved_at).date()
        db.session.add_all(_unused_card(block.series_year, number, day) for number in unused)
        block.closed_at = clock.now()
        audit.record(actor, "close_block", "ak1_block", block_id, fields=["closed_at"])
        return len(unused)


def list_unused(block: Ak1Block) -> list[int]:
    """Return the numbers of a block that no card bears."""
    span = range(block.first_number, block.last_number + 1)
    used = sa.select(Ak1Card.series_number).where(
        Ak1Card.series_year == block.series_year, Ak1Card.series_number.between(span.start, span.stop - 1)
    )
    taken = set(db.session.scalars(used))
    return [number for number in span if number not in taken]


def new_code() -> str:
    """Return the random word that a card's QR opens (60 bits); nothing about the person can be read from it."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def _printed(number: int, day: date) -> str:
    return ak1_rules.card_number(find_settings().number_pattern, number, day, AREA)


def _unused_card(year: int, number: int, day: date) -> Ak1Card:
    return Ak1Card(
        series_year=year,
        series_number=number,
        number=_printed(number, day),
        code=new_code(),
        issued_on=day,
        valid_until=day,
        report_due_on=day,
        voided_at=clock.now(),
        void_reason="-",
    )


def _take_numbers(year: int, count: int) -> int:
    """Take the next numbers of a year and return the last of them; undone with the transaction, so that none is lost."""
    mine = Ak1Series.year == year
    taken = sa.update(Ak1Series).where(mine).values(last_number=Ak1Series.last_number + count)
    if count_changed(taken.execution_options(synchronize_session=False)) == 0:
        one_at_a_time("ak1_series", year)
        if count_changed(taken.execution_options(synchronize_session=False)) == 0:
            db.session.execute(sa.insert(Ak1Series).values(year=year, last_number=count))
    return db.session.scalar(sa.select(Ak1Series.last_number).where(mine)) or count


def _take_reserved(reserved: Reserved) -> int:
    year = reserved.issued_on.year
    block = db.session.scalar(
        sa.select(Ak1Block).where(
            Ak1Block.series_year == year,
            Ak1Block.first_number <= reserved.number,
            Ak1Block.last_number >= reserved.number,
            Ak1Block.closed_at.is_(None),
        )
    )
    if block is None:
        raise RuleBroken(NOT_RESERVED, field="number", number=reserved.number)
    one_at_a_time("ak1_block", block.id)
    if reserved.number not in list_unused(block):
        raise RuleBroken(NOT_RESERVED, field="number", number=reserved.number)
    return reserved.number


def _check_person(person_id: UUID) -> None:
    person, seeker = db.session.get(Person, person_id), db.session.get(Seeker, person_id)
    if person is None or seeker is None or person.merged_into_id is not None:
        raise NotFound
    if seeker.verified_at is None or (person.nik and person.nik_state is NikState.PENDING):
        raise RuleBroken(NOT_SEEN)
    valid = sa.select(Ak1Card.number).where(
        Ak1Card.person_id == person_id,
        Ak1Card.voided_at.is_(None),
        Ak1Card.revoked_on.is_(None),
        Ak1Card.valid_until >= clock.today(),
    )
    number = db.session.scalar(valid.limit(1))
    if number is not None:
        raise RuleBroken(HAS_CARD, number=number)


def _has_run_out(person_id: UUID, day: date) -> bool:
    """Tell a renewal from a print made again: a card of hers came to its last day."""
    ran_out = sa.and_(Ak1Card.voided_at.is_(None), Ak1Card.revoked_on.is_(None), Ak1Card.valid_until < day)
    return bool(db.session.scalar(sa.select(sa.exists().where(Ak1Card.person_id == person_id, ran_out))))


def _get(card_id: UUID) -> Ak1Card:
    card = db.session.get(Ak1Card, card_id)
    if card is None:
        raise NotFound
    return card


def _require(actor: Actor, allowed: tuple[Role, ...]) -> None:
    if actor.role not in allowed:
        raise NotAllowed
