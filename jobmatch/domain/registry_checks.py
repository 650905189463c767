"""Checks of a village's month, read from a table of rules; the same table is read by static/js/registry_checks.js.

Operators: all, any, not, known, eq, in, lt, gt, and mul inside lt and gt. An unknown fact makes every comparison false, so
that a question left open is never taken for an answer. Shared test vectors keep the two interpreters alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jobmatch.domain.findings import Finding, Priority
from jobmatch.domain.texts import N_

Fact = str | int | float | bool | None
Facts = Mapping[str, Fact]

# More than three warnings a month are read by nobody.
MOST_WARNINGS = 3

MESSAGES: Mapping[str, str] = {
    "row_unanswered": N_("Belum dijawab. “Belum ditanya” juga jawaban."),
    "row_other_kind": N_("Pilih apa yang dimaksud dengan “Lain”."),
    "row_how_known": N_("Pilih dari mana Anda tahu: bertemu, atau kata keluarga atau RT."),
    "row_answer_unasked": N_("“Belum ditanya” tidak bisa bersama jawaban baru. Pilih salah satu."),
    "row_new_name": N_("Tulis namanya."),
    "row_new_sex": N_("Pilih laki-laki atau perempuan."),
    "row_new_age": N_("Tulis tahun lahirnya; perkiraan boleh."),
    "row_under_age": N_("Umurnya %(age)d tahun. Daftar ini mulai umur 15 tahun."),
    "row_very_old": N_("Umurnya %(age)d tahun. Periksa tahun lahirnya."),
    "row_double": N_("Nama dan tahun lahir ini sudah ada di desa ini. Apakah orangnya sama?"),
    "row_died_before": N_("Orang ini pernah dilaporkan meninggal. Periksa lagi."),
    "row_pupil_seeks": N_("Umurnya masih usia sekolah. Kalau ia sekolah, pilih “Lain”, lalu “Sekolah atau kursus”."),
    "row_due": N_("Sudah %(months_since_asked)d bulan tidak ditanya langsung."),
    "row_job_unknown": N_("Kalau tahu, tulis pekerjaannya."),
    "month_future": N_("Bulan ini belum mulai."),
    "month_unanswered": N_("%(open_rows)d orang belum dijawab. Jawab semua dulu; “Belum ditanya” juga jawaban."),
    "month_nil_words": N_("Tulis satu kalimat: siapa yang Anda tanyai sampai tahu tidak ada yang menganggur."),
    "month_jump_up": N_(
        "Jumlahnya %(unemployed)d, bulan lalu %(last_unemployed)d. Di sini biasanya paling banyak %(expected_high)d. Benar?"
    ),
    "month_jump_down": N_(
        "Jumlahnya %(unemployed)d, bulan lalu %(last_unemployed)d. Di sini biasanya paling sedikit %(expected_low)d. Benar?"
    ),
    "month_few_asked": N_("%(not_asked)d dari %(rows)d orang belum ditanya bulan ini."),
    "month_due_unasked": N_("%(due_unasked)d orang sudah waktunya ditanya langsung, tetapi belum."),
    "month_many_left": N_("%(left)d dari %(rows)d orang pindah, meninggal, atau tidak ditemukan. Apakah benar sebanyak itu?"),
    "month_many_new": N_("%(new_rows)d orang baru dalam satu bulan. Apakah ada pendataan besar?"),
    "month_nobody_met": N_("Tidak ada yang ditemui langsung bulan ini."),
    "month_never_new": N_("Sudah %(months_without_new)d bulan tidak ada orang baru di daftar ini."),
}


@dataclass(frozen=True)
class CheckRule:
    """One row of the table."""

    code: str
    scope: str
    priority: Priority
    weight: int
    when: Mapping[str, object]
    field: str | None = None
    show: tuple[str, ...] = ()


def parse_rules(table: Mapping[str, object]) -> tuple[CheckRule, ...]:
    """Take the rules out of the parsed table; a rule that could not be read is a fault of ours and stops the start."""
    rows = table["rules"]
    if not isinstance(rows, list):
        raise TypeError("rules must be a list")
    rules = tuple(_parse_rule(row) for row in rows)
    for rule in rules:
        holds(rule.when, {})
        if rule.code not in MESSAGES:
            raise ValueError(f"no sentence for {rule.code}")
    return rules


def _parse_rule(row: Mapping[str, object]) -> CheckRule:
    when, show = row["when"], row.get("show", [])
    if not isinstance(when, Mapping) or not isinstance(show, list):
        raise TypeError(f"rule {row['code']} is malformed")
    return CheckRule(
        code=str(row["code"]),
        scope=str(row["scope"]),
        priority=Priority(str(row["priority"])),
        weight=int(str(row["weight"])),
        when=when,
        field=str(row["field"]) if "field" in row else None,
        show=tuple(str(name) for name in show),
    )


def holds(condition: object, facts: Facts) -> bool:
    """Say whether a condition holds for these facts."""
    if not isinstance(condition, Mapping) or len(condition) != 1:
        raise ValueError(f"a condition has exactly one operator: {condition!r}")
    operator, operands = next(iter(condition.items()))
    if operator not in _OPERATORS:
        raise ValueError(f"unknown operator {operator!r}")
    return _OPERATORS[operator](operands, facts)


def _all(parts: Sequence[object], facts: Facts) -> bool:
    return all([holds(part, facts) for part in parts])  # noqa: C419 - every part is read, so that a malformed one is noticed


def _any(parts: Sequence[object], facts: Facts) -> bool:
    return any([holds(part, facts) for part in parts])  # noqa: C419 - as above


def _not(part: object, facts: Facts) -> bool:
    return not holds(part, facts)


def _known(name: str, facts: Facts) -> bool:
    return facts.get(name) not in (None, "")


def _eq(operands: tuple[str, Fact], facts: Facts) -> bool:
    name, wanted = operands
    return _is_same(facts.get(name), wanted)


def _in(operands: tuple[str, Sequence[Fact]], facts: Facts) -> bool:
    name, wanted = operands
    return any(_is_same(facts.get(name), value) for value in wanted)


def _is_same(value: Fact, wanted: Fact) -> bool:
    """Compare without Python's True == 1, which the other interpreter does not share."""
    return value is not None and isinstance(value, bool) is isinstance(wanted, bool) and value == wanted


def _lt(operands: tuple[object, object], facts: Facts) -> bool:
    left, right = (_number(operand, facts) for operand in operands)
    return left is not None and right is not None and left < right


def _gt(operands: tuple[object, object], facts: Facts) -> bool:
    left, right = operands
    return _lt((right, left), facts)


def _number(operand: object, facts: Facts) -> float | None:
    if isinstance(operand, Mapping):
        left, right = (_number(part, facts) for part in operand["mul"])
        return None if left is None or right is None else left * right
    value = facts.get(operand) if isinstance(operand, str) else operand
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


_OPERATORS: Mapping[str, Callable[..., bool]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "known": _known,
    "eq": _eq,
    "in": _in,
    "lt": _lt,
    "gt": _gt,
}


def run_checks(rules: Iterable[CheckRule], scope: str, facts: Facts) -> list[Finding]:
    """Return what the rules of a scope (row or month) find, the weightiest first."""
    found = [rule for rule in rules if rule.scope == scope and holds(rule.when, facts)]
    return [
        Finding(
            rule.code,
            rule.priority,
            MESSAGES[rule.code],
            rule.field,
            {name: value for name in rule.show if isinstance(value := facts.get(name), (int, str))},
        )
        for rule in sorted(found, key=lambda rule: (-rule.weight, rule.code))
    ]


def shown_findings(findings: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Return what a village is shown, and how many warnings were left out: every block and note, three warnings."""
    warnings = [finding for finding in findings if finding.priority is Priority.WARNS]
    hidden = warnings[MOST_WARNINGS:]
    return [finding for finding in findings if finding not in hidden], len(hidden)
