"""What a vacancy must state, and conditions that need a reason."""

from jobmatch.domain.condition_patterns import Ground
from jobmatch.domain.findings import Priority, has_block
from jobmatch.domain.vacancy_rules import REQUIRED_FIELDS, check_condition_reasons, check_required_fields

ALL = {required.code for required in REQUIRED_FIELDS}
FIVE_OF_THE_MINISTRY = {"title", "place", "wage", "hours", "conditions"}


def test_vacancy_that_states_everything_has_no_finding():
    assert check_required_fields(ALL) == []


def test_the_five_of_permenaker_hold_back_publishing():
    findings = check_required_fields(ALL - FIVE_OF_THE_MINISTRY)
    assert {finding.field for finding in findings if finding.priority is Priority.BLOCKS} == FIVE_OF_THE_MINISTRY
    assert all("Permenaker 18/2024 pasal 4" in finding.text() for finding in findings)


def test_what_only_the_national_report_asks_is_told_after_what_blocks():
    findings = check_required_fields(ALL - {"sex", "age", "skills", "expires_on"})
    assert [finding.field for finding in findings] == ["expires_on", "skills", "age", "sex"]
    assert not has_block(findings[1:])
    assert "tanpa batas" in findings[2].text()


def test_condition_without_a_reason_is_explained_with_its_source():
    findings = check_condition_reasons({Ground.AGE, Ground.SEX}, {Ground.SEX: "Petugas kamar ganti perempuan"})
    assert [finding.code for finding in findings] == ["condition_age"]
    assert "SE Menaker M/6/HK.04/V/2025" in findings[0].text()


def test_a_word_is_no_reason():
    assert [f.code for f in check_condition_reasons({Ground.SEX}, {Ground.SEX: "  perlu  "})] == ["condition_sex"]
    assert check_condition_reasons(set(), {}) == []
