"""What the page of one village month shows: the list, where it stands, what was found, and what the reader may do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask_babel import gettext

from blueprints.registry.forms import CommentFindingForm, ReopenMonthForm, ReturnMonthForm
from blueprints.registry.roles import CHECKERS, PAPER, PLANNERS
from jobmatch import clock
from jobmatch.access import current_actor
from jobmatch.documents.reference_tables import registry_check_table
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, MonthState, OtherAnswer, Role, RowAnswer
from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.jump_rule import expected_range
from jobmatch.domain.month_facts import History
from jobmatch.domain.month_figures import MonthFigures, month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_checks import MESSAGES, shown_findings
from jobmatch.domain.registry_rules import EDITABLE, LOCK_REASONS
from jobmatch.domain.texts import N_
from jobmatch.queries import month_papers, registry, review
from jobmatch.queries.month_history import village_history
from jobmatch.queries.month_rows import MonthRow
from jobmatch.services.month_findings import check_month

STILL_WORDS = {LabourStatus.UNDEREMPLOYED: N_("Masih kurang kerja"), LabourStatus.NOT_IN_FORCE: N_("Masih di rumah")}
SCRIPT_WORDS = {
    "saved": N_("Semua tersimpan"),
    "saving": N_("Menyimpan …"),
    "refused": N_("%(n)s perlu dilengkapi"),
    "unsaved": N_("%(n)s belum tersimpan, dicoba lagi saat ada jaringan"),
    "done": N_("%(done)s dari %(total)s dijawab"),
    "count": N_("%(done)s dari %(total)s"),
    "rest": N_("Sisanya (%(n)s orang): belum ditanya"),
}
WORKING_WORDS = {LabourStatus.UNDEREMPLOYED: N_("Sudah cukup kerja")}


def say(finding: Finding) -> str:
    """Return a finding's sentence in the reader's language."""
    return str(gettext(finding.message, **finding.params))


@dataclass
class MonthPage:
    """Everything the template asks for; what only some readers see is read only for them."""

    actor: Actor
    month: registry.MonthHead
    rows: list[MonthRow]

    kinds_of_other = OtherAnswer.choices()
    ways_to_know = ((HowKnown.MET.value, HowKnown.MET.label), (HowKnown.TOLD.value, HowKnown.TOLD.label))

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
        found = check_month(self.rows, self.period, self.history, self.month.nil_statement)
        of_month = [item.finding for item in found if item.person_id is None]
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

    @property
    def form_data(self) -> dict[str, Any]:
        how = self.month.default_how_known
        return {"asal": how.value if how else None, "nil_statement": self.month.nil_statement}

    @property
    def forms(self) -> Mapping[str, Any]:
        return {"return": ReturnMonthForm(), "reopen": ReopenMonthForm(), "comment": CommentFindingForm()}

    def answers_for(self, row: MonthRow) -> list[tuple[str, str, str]]:
        """The three big answers, in words that fit what was last known of the person."""
        status = row.last_status
        still = STILL_WORDS.get(status) if status else None
        working = WORKING_WORDS.get(status) if status else None
        return [
            (RowAnswer.STILL_NOT_WORKING.value, gettext(still or RowAnswer.STILL_NOT_WORKING.label), "warn"),
            (RowAnswer.NOW_WORKING.value, gettext(working or RowAnswer.NOW_WORKING.label), "ok"),
            (RowAnswer.OTHER.value, gettext(RowAnswer.OTHER.label), "plain"),
        ]

    def facts_of(self, row: MonthRow) -> str:
        """What the checks in the browser know of a row beyond its answer."""
        counted = row.counted(self.period.year)
        asked = row.last_known_on
        facts = {
            "is_new": row.is_new,
            "is_due": row.is_due,
            "age": counted.age,
            "known": row.last_status.value if row.last_status else None,
            "died_reported": row.died_on is not None,
            "months_since_asked": (self.period.year - asked.year) * 12 + self.period.month - asked.month if asked else None,
        }
        return json.dumps({key: value for key, value in facts.items() if value not in (None, False)})

    @property
    def checks(self) -> str:
        """The table of rules with its sentences, for the browser."""
        expected = expected_range(self.history.own, self.history.similar, self.history.similar_now)
        facts = {"months_without_new": self.history.months_without_new}
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
