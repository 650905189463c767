"""What the page of one village month shows: the list, where it stands, what was found, and what the reader may do."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import url_for
from flask_babel import gettext

from blueprints.registry.forms import CommentFindingForm, ReopenMonthForm, ReturnMonthForm
from blueprints.registry.replies import HOW_NEEDED
from blueprints.registry.roles import CHECKERS, PAPER, PLANNERS
from blueprints.registry.row_faces import Choice, RowFace, kinds_of_other, row_faces, ways_to_know
from jobmatch import clock
from jobmatch.access import current_actor
from jobmatch.documents.reference_tables import registry_check_table
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import MonthState, Role
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.jump_rule import expected_range
from jobmatch.domain.merging import Merged
from jobmatch.domain.month_facts import History
from jobmatch.domain.month_figures import MonthFigures, month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_checks import MESSAGES, shown_findings
from jobmatch.domain.registry_rules import EDITABLE, LOCK_REASONS
from jobmatch.domain.texts import N_
from jobmatch.queries import month_entries, month_papers, registry, review
from jobmatch.queries.month_history import village_history
from jobmatch.queries.month_rows import MonthRow
from jobmatch.queries.placed_people import PlacedPerson, list_placed
from jobmatch.services.month_findings import check_whole_month
from jobmatch.services.village_months import OTHER_NEEDS_KIND

SCRIPT_WORDS = {
    "saved": N_("Semua tersimpan"),
    "saving": N_("Menyimpan …"),
    "refused": N_("%(n)s perlu dilengkapi"),
    "unsaved": N_("%(n)s belum tersimpan, dicoba lagi saat ada jaringan"),
    "done": N_("%(done)s dari %(total)s dijawab"),
    "count": N_("%(done)s dari %(total)s"),
    "how_needed": HOW_NEEDED,
    "kind_needed": OTHER_NEEDS_KIND,
    "sign_in": N_("Masuk dulu agar yang tercatat di HP ini terkirim"),
    "differs": N_("HP lain memberi jawaban berbeda untuk orang ini."),
    "noted": N_("tercatat di HP ini, dikirim saat ada jaringan"),
    "person_new": N_("orang baru"),
    "person_known": N_("orang desa ini"),
    "look": N_("Periksa"),
    "drop": N_("Buang catatan"),
    "worked_needed": N_("Pilih ya atau tidak: minggu lalu bekerja, walau hanya satu jam?"),
    "away_needed": N_("Pilih ya atau tidak: punya pekerjaan, tetapi minggu lalu libur, sakit, atau cuti?"),
    "same_person": N_("Nama dan tahun lahir ini sudah tercatat di desa ini. Apakah orangnya lain?"),
    "rest": N_("Sisanya (%(n)s orang): belum ditanya"),
}


def say(finding: Finding) -> str:
    """Return a finding's sentence in the reader's language."""
    return str(gettext(finding.message, **finding.params))


@dataclass
class MonthPage:
    """Everything the template asks for; what only some readers see is read only for them."""

    actor: Actor
    month: registry.MonthHead
    rows: list[MonthRow]

    @property
    def is_village(self) -> bool:
        return self.actor.role is Role.VILLAGE_OFFICER

    @property
    def is_open(self) -> bool:
        return self.month.is_latest and self.month.state in EDITABLE

    @property
    def can_enter(self) -> bool:
        from_paper = self.actor.role in PAPER and self.month.entered_from == "paper"
        return self.is_open and (self.is_village or from_paper)

    @property
    def can_start_paper(self) -> bool:
        return self.is_open and self.actor.role in PAPER and not self.can_enter

    @property
    def can_check(self) -> bool:
        waits = self.month.state is MonthState.SUBMITTED
        above = self.month.state is MonthState.ACCEPTED_DISTRICT and self.actor.role in PLANNERS
        return self.actor.role in CHECKERS and self.month.is_latest and (waits or above)

    @property
    def can_reopen(self) -> bool:
        closed = self.month.state in (MonthState.ACCEPTED_OFFICE, MonthState.LOCKED)
        return closed and self.month.is_latest and self.actor.role in PLANNERS

    @property
    def lock_reason(self) -> str | None:
        return LOCK_REASONS.get(self.month.state) if self.is_village else None

    @property
    def answered(self) -> int:
        return sum(row.is_answered for row in self.rows)

    @cached_property
    def period(self) -> Month:
        return Month.of(self.month.month)

    @cached_property
    def figures(self) -> MonthFigures:
        counted = [row.counted(self.period.year) for row in self.rows]
        return month_figures(counted, self.period, min(clock.today(), self.period.last_day))

    @cached_property
    def history(self) -> History:
        return village_history(self.month.village_code, self.period)

    @cached_property
    def warnings(self) -> tuple[list[Finding], int]:
        """What is worth a second look before sending; what is still unanswered is not among it."""
        of_month = check_whole_month(self.rows, self.period, self.history, self.month.nil_statement)
        return shown_findings([finding for finding in of_month if finding.priority is not Priority.BLOCKS])

    @cached_property
    def findings(self) -> list[review.StoredFinding]:
        return review.list_findings(self.month.id)

    @cached_property
    def changes(self) -> list[review.ChangedRow]:
        return review.list_changes(self.month.answers_before, self.rows)

    @cached_property
    def papers(self) -> list[UUID]:
        return month_papers.list_papers(self.month.id)

    @cached_property
    def versions(self) -> list[registry.MonthHead]:
        """Every version of this month, the newest first; none while there is only one."""
        if self.month.is_latest and self.month.version == 1:
            return []
        return registry.list_versions(self.actor, self.month.village_code, self.month.month)

    def may_comment(self, finding: review.StoredFinding) -> bool:
        """Say whether the reader may write about a finding; one that is followed up stays open to those who check."""
        return self.is_village or self.can_check or (finding.needs_follow_up and self.actor.role in CHECKERS)

    @cached_property
    def placed(self) -> list[PlacedPerson]:
        """Who began to work through the office since the list before this one."""
        return list_placed(self.month.village_code, self.period)

    @property
    def form_data(self) -> dict[str, Any]:
        how = self.month.default_how_known
        return {"asal": how.value if how else None, "nil_statement": self.month.nil_statement}

    @property
    def forms(self) -> Mapping[str, Any]:
        return {"return": ReturnMonthForm(), "reopen": ReopenMonthForm(), "comment": CommentFindingForm()}

    @cached_property
    def standing(self) -> dict[UUID, Merged[month_entries.Answer]]:
        """Which answers of devices stand for each row; the next answer names them."""
        return month_entries.standing_by_row(self.month.id)

    @property
    def differences(self) -> int:
        return sum(merged.is_conflict for merged in self.standing.values())

    @property
    def keeper(self) -> str:
        """Under which name this phone keeps what it may show without a network; only a village officer's does."""
        return str(self.actor.user_id) if self.is_village else ""

    def faces(self, typed: Mapping[UUID, Mapping[str, str]], errors: Mapping[UUID, str]) -> Iterator[RowFace]:
        """The rows as they are printed, what was typed before what is stored."""
        return row_faces(self.rows, self.period, typed, errors, self.standing)

    @cached_property
    def kinds_of_other(self) -> list[Choice]:
        return kinds_of_other()

    @cached_property
    def ways_to_know(self) -> list[Choice]:
        return ways_to_know()

    @property
    def rows_url(self) -> str:
        """The address above the rows: a row's own is this with its id."""
        return url_for("registry.show_month", month_id=self.month.id) + "/orang/"

    @property
    def checks(self) -> str:
        """The table of rules with its sentences, for the browser."""
        expected = expected_range(self.history.own, self.history.similar, self.history.similar_now)
        facts = {"months_without_new": self.history.months_without_new, "year": self.period.year}
        if expected:
            facts |= {"last_unemployed": expected.last, "expected_low": expected.low, "expected_high": expected.high}
        rules = json.loads(registry_check_table())["rules"]
        return json.dumps({"rules": rules, "sentences": {code: gettext(text) for code, text in MESSAGES.items()}, "facts": facts})

    @property
    def words(self) -> str:
        """What the script says, with places that it fills."""
        return json.dumps({name: gettext(text) for name, text in SCRIPT_WORDS.items()})


def month_page(month_id: UUID) -> MonthPage:
    """Read what the page shows."""
    actor = current_actor()
    return MonthPage(actor, registry.get_month(actor, month_id), registry.list_rows(actor, month_id))
