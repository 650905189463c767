"""The invariants L1 to L10 of the IPK ledger as checks: each returns what violates it, with the rows, and repairs nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Entry, Flow, Population
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_

Key = TypeVar("Key", bound=Hashable)
RECLASSIFIED = frozenset(kind for kind in LedgerKind if "reclassified" in kind.value)


@dataclass(frozen=True)
class Violation:
    """One violated invariant: which, where, in a sentence with %(name)s places, and the bookings behind it."""

    rule: str
    place: str
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    entries: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the Indonesian sentence with its places filled."""
        return self.message % self.params


def check_balance(flows: Mapping[Key, Flow]) -> list[Violation]:
    """L1: opening + registered − placed − removed (+ reclassified) = closing in every cell, and nothing is negative."""
    return [violation for key, flow in flows.items() for violation in _balance_of(str(key), flow)]


def _balance_of(place: str, flow: Flow) -> Iterator[Violation]:
    if flow.difference:
        message = N_("Sisa akhir %(closing)d tidak sama dengan hitungan %(expected)d.")
        expected = flow.closing - flow.difference
        yield Violation("L1", place, message, {"closing": flow.closing, "expected": expected})
    if min(flow.opening, flow.closing) < 0:
        message = N_("Sisa menjadi negatif (awal %(opening)d, akhir %(closing)d): ada yang keluar tanpa pernah masuk.")
        yield Violation("L1", place, message, {"opening": flow.opening, "closing": flow.closing})


def check_carry_over(issued_closing: Mapping[Key, int], flows: Mapping[Key, Flow]) -> list[Violation]:
    """L2: the opening of a month is the closing that was printed and closed for the month before."""
    message = N_("Sisa awal %(opening)d berbeda dari sisa akhir bulan lalu yang sudah diterbitkan (%(closing)d).")
    found = []
    for key in sorted(issued_closing.keys() | flows.keys(), key=str):
        closing, opening = issued_closing.get(key, 0), flows.get(key, Flow()).opening
        if closing != opening:
            found.append(Violation("L2", str(key), message, {"opening": opening, "closing": closing}))
    return found


def check_parts(place: str, whole: int, parts: Mapping[str, int]) -> list[Violation]:
    """L3: men and women (or the age groups) add up to the total."""
    added = sum(parts.values())
    if added == whole:
        return []
    message = N_("Jumlah bagian %(added)d tidak sama dengan jumlah seluruhnya %(whole)d.")
    return [Violation("L3", place, message, {"added": added, "whole": whole})]


def check_classes(entries: Iterable[Entry]) -> list[Violation]:
    """L3: no person is booked without sex or age group; an unknown education has a row of its own and drops nobody.

    What was taken back counts for nobody any more.
    """
    message = N_("Catatan tanpa %(missing)s: tidak masuk golongan mana pun.")
    rows = list(entries)
    taken_back = {entry.reverses for entry in rows}
    found = []
    for entry in rows:
        if POPULATION[entry.kind] is Population.SEEKERS and entry.reverses is None and entry.id not in taken_back:
            missing = [name for name in ("sex", "age_group") if getattr(entry.classes, name) is None]
            if missing:
                found.append(Violation("L3", entry.id, message, {"missing": ", ".join(missing)}, (entry.id,)))
    return found


def check_tables_agree(totals: Mapping[str, Flow]) -> list[Violation]:
    """L4: the totals of all tables about the same stock and period are the same (III/1 = III/2 = III/3 = III/7, …)."""
    if len(set(totals.values())) <= 1:
        return []
    usual, _ = Counter(totals.values()).most_common(1)[0]
    message = N_("Jumlah tabel ini tidak sama dengan tabel lain untuk masa yang sama.")
    return [Violation("L4", name, message) for name, flow in totals.items() if flow != usual]


def check_placement_table(by_education: int, by_receiver: int, placed: int) -> list[Violation]:
    """L5: table III/8 part I = part II = row 3 of III/1."""
    if by_education == by_receiver == placed:
        return []
    message = N_("III/8 bagian I %(first)d, bagian II %(second)d, III/1 baris 3 %(placed)d: harus sama.")
    return [Violation("L5", "III/8", message, {"first": by_education, "second": by_receiver, "placed": placed})]


def check_single_stock(entries: Iterable[Entry]) -> list[Violation]:
    """L6 (and with it L7): a person is in stock at most once and leaves only from it; after leaving she may come again.

    Bookings are taken by month and, within a month, in the order given. Between the two halves of a reclassification
    (they net to zero) and among the entries of a correction nothing is judged before the next plain booking or the
    end. *Tanpa nama* is a number and checked by L1.
    """
    message = N_("Orang ini tercatat %(stock)d kali dalam sisa setelah “%(kind)s”. Seharusnya 0 atau 1.")
    found = []
    for subject, rows in _by_subject(entries, Population.SEEKERS).items():
        stock = 0
        for entry in rows:
            stock += STOCK_EFFECT[entry.kind] * entry.quantity
            is_between = entry is not rows[-1] and (entry.kind in RECLASSIFIED or entry.reverses is not None)
            if stock not in (0, 1) and not is_between:
                found.append(Violation("L6", subject, message, {"stock": stock, "kind": entry.kind.label}, (entry.id,)))
    return found


def check_walk_ins(entries: Iterable[Entry]) -> list[Violation]:
    """L7: who is hired without a card is registered and placed for the same reason in the same month; the stock stays."""
    message = N_("Orang ini didaftarkan dan ditempatkan sekaligus, tetapi di bulan yang berbeda.")
    months: dict[str, dict[LedgerKind, Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.source is not None and entry.reverses is None and entry.kind in (LedgerKind.REGISTERED, LedgerKind.PLACED):
            months[entry.source][entry.kind] = entry
    pairs = [tuple(both.values()) for both in months.values() if len(both) == 2]
    return [
        Violation("L7", first.subject or "", message, {}, (first.id, second.id))
        for first, second in pairs
        if first.month != second.month
    ]


def check_posts(entries: Iterable[Entry]) -> list[Violation]:
    """L8: no vacancy has more posts filled and withdrawn than it ever had."""
    message = N_("Lowongan ini kelebihan %(count)d posisi terisi atau ditarik.")
    found = []
    for subject, rows in _by_subject(entries, Population.POSTS).items():
        stock = 0
        for entry in rows:
            stock += STOCK_EFFECT[entry.kind] * entry.quantity
            if stock < 0 and (entry is rows[-1] or entry.kind not in RECLASSIFIED):
                found.append(Violation("L8", subject, message, {"count": -stock}, (entry.id,)))
    return found


def _by_subject(entries: Iterable[Entry], population: Population) -> dict[str, list[Entry]]:
    rows: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: entry.month):
        if entry.subject is not None and POPULATION[entry.kind] is population:
            rows[entry.subject].append(entry)
    return rows


def check_closed_months(entries: Iterable[Entry], closed_at: Mapping[Month, datetime]) -> list[Violation]:
    """L9: nothing was booked into a month after it was closed."""
    message = N_("Dicatat setelah bulan %(month)s ditutup. Harus masuk bulan yang masih terbuka.")
    return [
        Violation("L9", str(entry.month), message, {"month": str(entry.month)}, (entry.id,))
        for entry in entries
        if entry.recorded_at is not None and entry.month in closed_at and entry.recorded_at > closed_at[entry.month]
    ]


def check_reversals(entries: Iterable[Entry]) -> list[Violation]:
    """L9: a correction mirrors one earlier booking, once, and says why and by whom."""
    rows = list(entries)
    by_id = {entry.id: entry for entry in rows}
    times = Counter(entry.reverses for entry in rows if entry.reverses is not None)
    found = []
    for entry in rows:
        message = _fault_of_reversal(entry, by_id, times)
        if message is not None:
            found.append(Violation("L9", entry.id, message, {}, (entry.id,)))
    return found


def _fault_of_reversal(entry: Entry, by_id: Mapping[str, Entry], times: Mapping[str, int]) -> str | None:
    if entry.reverses is None:
        return N_("Jumlah negatif tanpa menunjuk catatan yang dibetulkan.") if entry.quantity < 0 else None
    original = by_id.get(entry.reverses)
    if original is None or not _mirrors(entry, original):
        return N_("Pembetulan tidak cocok dengan catatan yang dibetulkan.")
    if times[entry.reverses] > 1:
        return N_("Catatan yang sama dibetulkan lebih dari sekali.")
    return None if entry.reason and entry.recorded_by else N_("Pembetulan tanpa alasan atau tanpa nama petugas.")


def _mirrors(entry: Entry, original: Entry) -> bool:
    told = (entry.kind, entry.subject, entry.classes, -entry.quantity)
    return told == (original.kind, original.subject, original.classes, original.quantity) and entry.month >= original.month


def check_reclassifications(entries: Iterable[Entry]) -> list[Violation]:
    """Moving between cells, or from a double record to the one that is kept, nets to zero in each month."""
    net: Counter[tuple[str, Month]] = Counter()
    rows: dict[tuple[str, Month], list[str]] = defaultdict(list)
    moves = {entry.id: entry for entry in entries if entry.kind in RECLASSIFIED}
    for entry in moves.values():
        original = moves.get(entry.reverses or "", entry)
        key = (original.source or original.subject or "", entry.month)
        net[key] += STOCK_EFFECT[entry.kind] * entry.quantity
        rows[key].append(entry.id)
    message = N_("Pindah golongan tidak kembali ke nol (selisih %(net)d).")
    return [Violation("L1", key[0], message, {"net": count}, tuple(rows[key])) for key, count in net.items() if count]


def check_reissue(issued: Mapping[Key, Flow], recomputed: Mapping[Key, Flow]) -> list[Violation]:
    """L10: the same bookings give the same table today as when it was issued."""
    message = N_("Angka ini dulu diterbitkan lain.")
    return [
        Violation("L10", str(key), message)
        for key in sorted(issued.keys() | recomputed.keys(), key=str)
        if issued.get(key, Flow()) != recomputed.get(key, Flow())
    ]


EntryCheck = Callable[[Iterable[Entry]], list[Violation]]
ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    check_classes,
    check_single_stock,
    check_walk_ins,
    check_posts,
    check_reversals,
    check_reclassifications,
)


def check_entries(entries: Iterable[Entry]) -> list[Violation]:
    """Run every check that needs only the bookings themselves."""
    rows = list(entries)
    return [violation for check in ENTRY_CHECKS for violation in check(rows)]
