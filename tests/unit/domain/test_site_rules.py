"""What is wrong with an installation: each fault is found by itself, and a healthy one is told nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from jobmatch.domain.site_rules import SiteFacts, find_faults

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
HEALTHY = SiteFacts(
    now=NOW,
    free_bytes=20 * 1024**3,
    total_bytes=40 * 1024**3,
    database_now=NOW,
    newest_entry=NOW,
    waiting_since=None,
    failed_jobs=0,
    worker_seen=NOW - timedelta(minutes=50),
    messages_since=NOW - timedelta(hours=5),
    failed_messages=0,
    backup_at=NOW - timedelta(hours=10),
    backup_is_away=True,
    has_backup_key=True,
    opens_numbers=True,
    finds_numbers=True,
    is_settings_private=True,
)
FAULTS = {
    "disk": {"free_bytes": 1024**3},
    "clock_differs": {"database_now": NOW - timedelta(minutes=3)},
    "clock_back": {"newest_entry": NOW + timedelta(hours=7)},
    "nik_key": {"opens_numbers": False},
    "index_key": {"finds_numbers": False},
    "settings_open": {"is_settings_private": False},
    "no_backup_key": {"has_backup_key": False},
    "no_backup": {"backup_at": None},
    "backup_late": {"backup_at": NOW - timedelta(hours=27)},
    "backup_here_only": {"backup_is_away": None},
    "worker_silent": {"worker_seen": NOW - timedelta(hours=3)},
    "queue_late": {"waiting_since": NOW - timedelta(minutes=20)},
    "jobs_failed": {"failed_jobs": 2},
    "messages_failed": {"failed_messages": 1},
    "messages_late": {"messages_since": NOW - timedelta(days=3)},
}


def test_a_healthy_site_has_nothing_to_say_and_an_empty_one_has_no_number_to_try() -> None:
    assert find_faults(HEALTHY) == []
    assert find_faults(replace(HEALTHY, opens_numbers=None, finds_numbers=None, newest_entry=None, messages_since=None)) == []


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_is_found_alone_and_told_in_a_whole_sentence(code: str) -> None:
    [fault] = find_faults(replace(HEALTHY, **FAULTS[code]))
    assert fault.code == code
    assert fault.text().endswith(".")
    assert "%" not in fault.text()


def test_what_must_be_mended_now_stands_first() -> None:
    found = find_faults(replace(HEALTHY, failed_jobs=1, backup_at=None))
    assert [fault.code for fault in found] == ["no_backup", "jobs_failed"]
