"""What the office's computer does by itself at its hour, once a day or once an hour, each as a job that may be repeated."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from jobmatch import clock
from jobmatch.documents.public_holidays import public_holidays
from jobmatch.domain.actors import Actor
from jobmatch.domain.job_kinds import (
    ANSWER_DAY,
    ASK_AFTER_FAIRS,
    ASK_EMPLOYERS,
    CARD_DAY,
    CHAIN_AUDIT,
    CHECK_AUDIT,
    FIND_DOUBLES,
    LOOK_AHEAD,
    MOVE_ON,
    OFFER_PLACES,
    RANK_ALL,
    REFERRAL_DAY,
    REFRESH_BPS,
    SUM_TRAINING,
    TIDY_JOBS,
)
from jobmatch.extensions.bps_api import bps_api
from jobmatch.services import (
    ak1_reports,
    answer_days,
    asking,
    attempts,
    audit_chain,
    bps_figures,
    dukcapil_packs,
    employer_reports,
    errands,
    fair_offers,
    follow_ups,
    jobs,
    month_reviews,
    recommendations,
    referrals,
    sent_codes,
)

DAILY = (
    (RANK_ALL, 1),
    (CHECK_AUDIT, 2),
    (TIDY_JOBS, 3),
    (FIND_DOUBLES, 4),
    (MOVE_ON, 4),
    (ANSWER_DAY, 5),
    (CARD_DAY, 6),
    (REFERRAL_DAY, 6),
    (SUM_TRAINING, 7),
    (LOOK_AHEAD, 7),
    (ASK_EMPLOYERS, 8),
    (ASK_AFTER_FAIRS, 19),
)
"""Kind and hour (WIB) from which it is due; one that was missed is made up later the same day. Fairs end before 19.00."""
KEEP_DONE = timedelta(days=30)


class AuditChainBroken(Exception):
    """A row of the audit trail was changed or is missing: a person must look."""


def plan_due(moment: datetime, base_url: str, state_dir: Path) -> None:
    """Queue what is due at a moment; the same hour or day again queues nothing."""
    local = clock.local(moment)
    facts = {"base_url": base_url, "state_dir": str(state_dir)}
    jobs.enqueue(Actor.system(), CHAIN_AUDIT, f"{CHAIN_AUDIT}:{local:%Y-%m-%dT%H}", {})
    jobs.enqueue(Actor.system(), OFFER_PLACES, f"{OFFER_PLACES}:{local:%Y-%m-%dT%H}", facts)
    if bps_api.is_open:
        jobs.enqueue(Actor.system(), REFRESH_BPS, f"{REFRESH_BPS}:{local:%Y-%m}", {})
    for kind, hour in DAILY:
        if local.hour >= hour:
            jobs.enqueue(Actor.system(), kind, f"{kind}:{local:%Y-%m-%d}", facts)


def offer_places(job: jobs.Running) -> dict[str, Any]:
    """Let offers at fairs lapse and offer what is free to the waiting lines."""
    return {"offered": fair_offers.offer_places(job.actor, job.payload["base_url"])}


def refresh_bps(job: jobs.Running) -> dict[str, Any]:
    """Ask BPS for the series that have a variable, once a month and whenever somebody asks for it."""
    outcome = bps_figures.refresh(job.actor, write=True)
    return {"added": outcome.added, "revised": outcome.revised, "known": outcome.known, "unread": len(outcome.problems)}


def rank_all(job: jobs.Running) -> dict[str, Any]:
    """Rank everybody for every open vacancy."""
    return {"vacancies": recommendations.refresh_all(job.actor, job.report)}


def ask_after_fairs(job: jobs.Running) -> dict[str, Any]:
    """Ask both sides of what came out at fairs whose round is due, and people whether they are still at work."""
    base_url = job.payload["base_url"]
    return {"asked": asking.ask_due(job.actor, base_url), "followed_up": follow_ups.ask_due(job.actor, base_url)}


def ask_employers(job: jobs.Running) -> dict[str, Any]:
    """Send each employer with something open its one link of the month, and remind once."""
    return {"asked": employer_reports.ask_due(job.actor, job.payload["base_url"])}


def answer_day(job: jobs.Running) -> dict[str, Any]:
    """Remind employers, close what nobody answered in time, end vacancies that ran out."""
    outcome = answer_days.run_day(job.actor, job.payload["base_url"], True)
    return {"reminded": outcome.reminded, "closed": outcome.closed, "expired": outcome.expired}


def card_day(job: jobs.Running) -> dict[str, Any]:
    """Remind card holders of the report that falls due, and note silence where a date has passed."""
    reminded = ak1_reports.remind_due(job.actor, job.payload["base_url"])
    return {"reminded": reminded, "silent": ak1_reports.note_silence(job.actor)}


def referral_day(job: jobs.Running) -> dict[str, Any]:
    """Put on the poverty team's agenda what no agency answered in time."""
    today = clock.today()
    return {"silent": referrals.note_silence(job.actor, today), "lapsed": errands.let_lapse(today)}


def move_on(job: jobs.Running) -> dict[str, Any]:
    """Move village months that the kecamatan left unanswered for three working days on to the office."""
    today = clock.today()
    closed_days = public_holidays(today.year - 1) | public_holidays(today.year)
    return {"moved_on": month_reviews.move_on_overdue(job.actor, today, closed_days)}


def chain_audit(job: jobs.Running) -> dict[str, Any]:
    """Seal the audit rows of the last hour."""
    return {"sealed": audit_chain.chain_all()}


def check_audit(job: jobs.Running) -> dict[str, Any]:
    """Walk the whole audit trail and note its end beside the database.

    Raises:
        AuditChainBroken: the job then waits for a person.
    """
    state_dir = Path(job.payload["state_dir"])
    report = audit_chain.check(state_dir)
    if not report.is_whole:
        raise AuditChainBroken
    audit_chain.note_head(state_dir, report.head)
    audit_chain.forget_written(state_dir)
    return {"sealed": report.head.position}


def tidy_jobs(job: jobs.Running) -> dict[str, Any]:
    """Forget jobs that were done long ago, tries to sign in that count no more, and codes and packs that are past."""
    forgotten = jobs.forget_done(clock.now() - KEEP_DONE)
    past = {"codes": sent_codes.drop_old_codes(), "packs": dukcapil_packs.drop_expired()}
    return {"forgotten": forgotten, "tries": attempts.drop_old_attempts(), **past}
