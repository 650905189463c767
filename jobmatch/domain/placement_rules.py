"""What confirms a placement, and what follows: one table from source × evidence to registry, ledger, post and figures.

The rule is the office's own ("two of these confirm"): after the fair of 16 May 2024 no company had reported within five
days and the later "about 50" had no basis, so one voice alone never becomes a placement. Whether work found without
the office is booked as *ditempatkan* or *dihapuskan* is not settled by any source we read: the office decides (setting).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from jobmatch.domain.enums import Labelled, LedgerKind, PlacementKind, PlacementSource
from jobmatch.domain.texts import N_

LONGEST_AGO, LONGEST_AHEAD = timedelta(days=3 * 365), timedelta(days=365)


class Evidence(Labelled):
    """Who or what speaks for (or against) a hire."""

    EMPLOYER = "employer", N_("Kabar pemberi kerja")
    SEEKER = "seeker", N_("Kabar pencari kerja")
    OFFICE_CALL = "office_call", N_("Telepon kantor, tercatat")
    VILLAGE = "village", N_("Laporan desa")
    CONTRACT = "contract", N_("Kontrak dilihat petugas")


class Picture(Labelled):
    """What all evidence together amounts to."""

    NOTHING = "nothing", N_("Belum ada kabar")
    EMPLOYER_ONLY = "employer_only", N_("Baru kabar pemberi kerja")
    SEEKER_ONLY = "seeker_only", N_("Baru kabar pencari kerja")
    CALL_ONLY = "call_only", N_("Baru telepon kantor")
    VILLAGE_ONLY = "village_only", N_("Baru laporan desa")
    CONTRACT_ONLY = "contract_only", N_("Baru kontrak yang dilihat")
    SEEKER_AND_VILLAGE = "seeker_and_village", N_("Kabar pencari kerja dan desa")
    TWO_AGREE = "two_agree", N_("Dua sumber sama")
    ONE_DENIES = "one_denies", N_("Satu pihak bilang tidak")
    TWO_DENY = "two_deny", N_("Dua sumber bilang tidak")
    DIFFER = "differ", N_("Jawaban belum sama")


class Reach(Labelled):
    """Whether the office can ask the employer as a second side."""

    CAN_BE_ASKED = "can_be_asked", N_("Pemberi kerja bisa ditanya")
    CANNOT_BE_ASKED = "cannot_be_asked", N_("Di luar negeri atau informal")


class RegistryEffect(Labelled):
    """What the registry says of the person's work because of this placement."""

    UNCHANGED = "unchanged", N_("Tidak berubah")
    WORKING_BY_OWN_WORD = "working_by_own_word", N_("Bekerja (menurut sendiri)")
    WORKING_BY_VILLAGE = "working_by_village", N_("Bekerja (laporan desa)")
    WORKING_BY_PLACEMENT = "working_by_placement", N_("Bekerja (dari penempatan)")


class LedgerEffect(Labelled):
    """What the IPK ledger books."""

    NOTHING = "nothing", N_("Tidak dibukukan")
    PLACED = "placed", N_("Ditempatkan")
    OWN_WORK = "own_work", N_("Bekerja tanpa perantara, dibukukan menurut pengaturan kantor")


class PublishedAs(Labelled):
    """Which of the three figures counts it; the three are always shown together."""

    NOTHING = "nothing", N_("Tidak diumumkan")
    REPORTED_BY_EMPLOYER = "reported_by_employer", N_("Dilaporkan pemberi kerja")
    CONFIRMED = "confirmed", N_("Terkonfirmasi")
    OWN_WORK = "own_work", N_("Bekerja, dapat sendiri")
    DIFFERING = "differing", N_("Jawaban belum sama")


@dataclass(frozen=True)
class Consequence:
    """One cell of the table. `event` is the step of the placement's states; None leaves the state as it is."""

    registry: RegistryEffect
    ledger: LedgerEffect
    fills_post: bool
    published: PublishedAs
    event: str | None


_WAITS = Consequence(RegistryEffect.UNCHANGED, LedgerEffect.NOTHING, False, PublishedAs.NOTHING, "one_side")
_BY_EMPLOYER = Consequence(RegistryEffect.UNCHANGED, LedgerEffect.NOTHING, False, PublishedAs.REPORTED_BY_EMPLOYER, "one_side")
_BY_SEEKER = Consequence(RegistryEffect.WORKING_BY_OWN_WORD, LedgerEffect.NOTHING, False, PublishedAs.NOTHING, "one_side")
_BY_VILLAGE = Consequence(RegistryEffect.WORKING_BY_VILLAGE, LedgerEffect.NOTHING, False, PublishedAs.NOTHING, "one_side")
_PLACED = Consequence(RegistryEffect.WORKING_BY_PLACEMENT, LedgerEffect.PLACED, True, PublishedAs.CONFIRMED, "confirm")
_OWN_WORK = Consequence(RegistryEffect.WORKING_BY_PLACEMENT, LedgerEffect.OWN_WORK, False, PublishedAs.OWN_WORK, "confirm")

# What is the same whatever the source; the confirming pictures are added below.
_COMMON: Mapping[Picture, Consequence] = {
    Picture.NOTHING: Consequence(RegistryEffect.UNCHANGED, LedgerEffect.NOTHING, False, PublishedAs.NOTHING, None),
    Picture.EMPLOYER_ONLY: _BY_EMPLOYER,
    Picture.SEEKER_ONLY: _BY_SEEKER,
    Picture.CALL_ONLY: _WAITS,
    Picture.VILLAGE_ONLY: _BY_VILLAGE,
    Picture.CONTRACT_ONLY: _WAITS,
    Picture.ONE_DENIES: _WAITS,
    Picture.TWO_DENY: Consequence(RegistryEffect.UNCHANGED, LedgerEffect.NOTHING, False, PublishedAs.NOTHING, "withdraw"),
    Picture.DIFFER: Consequence(RegistryEffect.UNCHANGED, LedgerEffect.NOTHING, False, PublishedAs.DIFFERING, "dispute"),
}
_THROUGH_THE_OFFICE = {**_COMMON, Picture.SEEKER_AND_VILLAGE: _PLACED, Picture.TWO_AGREE: _PLACED}
# Nobody to ask on the other side: the contract she showed an officer stands for it.
_WITH_OFFICERS_PROOF = {**_THROUGH_THE_OFFICE, Picture.CONTRACT_ONLY: _PLACED}
# Found alone: what the village says it has from her, so these two are one voice; an officer's proof makes the second.
_FOUND_ALONE = {
    **_COMMON,
    Picture.SEEKER_AND_VILLAGE: _BY_VILLAGE,
    Picture.TWO_AGREE: _OWN_WORK,
    Picture.CONTRACT_ONLY: _OWN_WORK,
}

_BY_WAY: Mapping[tuple[bool, Reach], Mapping[Picture, Consequence]] = {
    (False, Reach.CAN_BE_ASKED): _THROUGH_THE_OFFICE,
    (False, Reach.CANNOT_BE_ASKED): _WITH_OFFICERS_PROOF,
    (True, Reach.CAN_BE_ASKED): _FOUND_ALONE,
    (True, Reach.CANNOT_BE_ASKED): _FOUND_ALONE,
}

TABLE: Mapping[tuple[PlacementSource, Reach, Picture], Consequence] = {
    (source, reach, picture): _BY_WAY[source is PlacementSource.OWN, reach][picture]
    for source, reach, picture in product(PlacementSource, Reach, Picture)
}

_ALONE = {
    Evidence.EMPLOYER: Picture.EMPLOYER_ONLY,
    Evidence.SEEKER: Picture.SEEKER_ONLY,
    Evidence.OFFICE_CALL: Picture.CALL_ONLY,
    Evidence.VILLAGE: Picture.VILLAGE_ONLY,
    Evidence.CONTRACT: Picture.CONTRACT_ONLY,
}


def read_evidence(answers: Iterable[tuple[Evidence, bool | None]]) -> Picture:
    """Say what the evidence amounts to; the order does not matter, and None is "no answer yet", never "no"."""
    known = {(evidence, says) for evidence, says in answers if says is not None}
    yes = {evidence for evidence, says in known if says}
    no = {evidence for evidence, says in known if not says}
    if yes and no:
        return Picture.DIFFER
    if no:
        return Picture.ONE_DENIES if len(no) == 1 else Picture.TWO_DENY
    return _agreeing_picture(yes)


def _agreeing_picture(yes: set[Evidence]) -> Picture:
    if not yes:
        return Picture.NOTHING
    if len(yes) == 1:
        return _ALONE[next(iter(yes))]
    return Picture.SEEKER_AND_VILLAGE if yes == {Evidence.SEEKER, Evidence.VILLAGE} else Picture.TWO_AGREE


def reach_of(kind: PlacementKind, *, has_employer: bool) -> Reach:
    """Say whether the other side can be asked: not abroad, and not where no employer is known to us."""
    return Reach.CAN_BE_ASKED if has_employer and kind is not PlacementKind.ABROAD else Reach.CANNOT_BE_ASKED


def consequence(
    source: PlacementSource, answers: Iterable[tuple[Evidence, bool | None]], reach: Reach = Reach.CAN_BE_ASKED
) -> Consequence:
    """Look up what a placement leads to, given all that is known of it."""
    return TABLE[source, reach, read_evidence(answers)]


def is_plausible_start(start: date, today: date) -> bool:
    """Tell whether a start of work can be meant so: a slip of the year must not book somebody into another year's tables."""
    return today - LONGEST_AGO <= start <= today + LONGEST_AHEAD


def ledger_kinds(effect: LedgerEffect, *, is_in_stock: bool, own_work_as: LedgerKind) -> tuple[LedgerKind, ...]:
    """Return what to book for the person, in order.

    Invariant L7: a hire without a card is first registered, then placed, in the same month. Work found alone is booked
    as the office set it, and only for somebody who is in the stock.
    """
    if effect is LedgerEffect.NOTHING:
        return ()
    if effect is LedgerEffect.OWN_WORK:
        return (own_work_as,) if is_in_stock else ()
    return (LedgerKind.PLACED,) if is_in_stock else (LedgerKind.REGISTERED, LedgerKind.PLACED)
