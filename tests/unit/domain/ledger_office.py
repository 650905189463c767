"""A small office for tests: books what an office would book, by the rules, and closes its months."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.ledger_rules import (
    Classes,
    Entry,
    Population,
    booking_month,
    flows_by,
    reclassifying_kinds,
    reversing_entry,
)
from jobmatch.domain.periods import Month

PEOPLE = [f"p{number}" for number in range(12)]
VACANCIES = ["v1", "v2", "v3"]
STEPS = ("register", "place", "remove", "reclassify", "renew", "undo_last", "post", "fill", "withdraw", "late", "close")


class LedgerOffice:
    """Keeps people and posts beside the ledger, so that a test can compare the two."""

    def __init__(self):
        self.first = self.month = Month(2026, 1)
        self.now = datetime(2026, 1, 1, 8, tzinfo=UTC)
        self.entries: list[Entry] = []
        self.in_stock: dict[str, Classes] = {}
        self.posts: dict[str, int] = dict.fromkeys(VACANCIES, 0)
        self.closed_at: dict[Month, datetime] = {}
        self.issued = {}
        self.undoable: Entry | None = None

    def possible_steps(self):
        possible = {
            "register": len(self.in_stock) < len(PEOPLE),
            "place": bool(self.in_stock),
            "remove": bool(self.in_stock),
            "reclassify": bool(self.in_stock),
            "renew": bool(self.in_stock),
            "undo_last": self.undoable is not None,
            "fill": any(self.posts.values()),
            "withdraw": any(self.posts.values()),
            "late": bool(self.in_stock),
        }
        return [step for step in STEPS if possible.get(step, True)]

    def step(self, name, random):
        self.now += timedelta(hours=1)
        person = random.choice(sorted(self.in_stock) or PEOPLE)
        if name in ("post", "fill", "withdraw"):
            self.move_posts(name, random)
        elif name == "register":
            self.register(random.choice([p for p in PEOPLE if p not in self.in_stock]), random.choice("LP"))
        elif name == "late":
            self.place(person, true_on=self.first.first_day)
        elif name == "close":
            self.close_month()
        elif name == "undo_last":
            self.undo_last()
        else:
            getattr(self, name)(person)

    def book(self, kind, subject, classes, quantity=1, true_on=None):
        true_on = true_on or self.month.first_day
        month = booking_month(true_on, self.month.previous)
        number = f"e{len(self.entries)}"
        entry = Entry(number, kind, month, true_on, subject, quantity, classes, recorded_at=self.now, recorded_by="clerk")
        self.entries.append(entry)
        self.undoable = None
        return entry

    def register(self, person, sex="P"):
        classes = Classes(sex=sex, age_group="20-29", education="sma")
        self.book(LedgerKind.REGISTERED, person, classes)
        self.in_stock[person] = classes

    def place(self, person, true_on=None):
        self.undoable = self.book(LedgerKind.PLACED, person, self.in_stock.pop(person), true_on=true_on)

    def remove(self, person):
        self.undoable = self.book(LedgerKind.REMOVED, person, self.in_stock.pop(person))

    def renew(self, person):
        self.book(LedgerKind.RENEWED, person, self.in_stock[person])

    def reclassify(self, person):
        old = self.in_stock[person]
        new = replace(old, education="smk" if old.education == "sma" else "sma")
        for kind, classes in reclassifying_kinds(old, new):
            self.book(kind, person, classes)
        self.in_stock[person] = new

    def undo_last(self):
        facts = {"new_id": f"e{len(self.entries)}", "today": self.month.first_day, "reason": "salah", "by": "clerk"}
        back = reversing_entry(self.undoable, last_closed=self.month.previous, **facts)
        self.entries.append(replace(back, recorded_at=self.now))
        self.in_stock[self.undoable.subject] = self.undoable.classes
        self.undoable = None

    def move_posts(self, name, random):
        kinds = {"post": LedgerKind.POST_REGISTERED, "fill": LedgerKind.POST_FILLED, "withdraw": LedgerKind.POST_REMOVED}
        wanted = [vacancy for vacancy in VACANCIES if name == "post" or self.posts[vacancy]]
        vacancy = random.choice(wanted)
        quantity = random.randint(1, 10 if name == "post" else self.posts[vacancy])
        self.book(kinds[name], vacancy, Classes(sex="L", kbli="A"), quantity)
        self.posts[vacancy] += quantity if name == "post" else -quantity

    def close_month(self):
        for population in Population:
            flows = flows_by(self.entries, (self.month,), population, lambda classes: classes)
            self.issued[self.month, population] = flows
        self.closed_at[self.month] = self.now
        self.now += timedelta(hours=1)
        self.month = self.month.following
