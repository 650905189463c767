"""What training would help whom: the steps of many people, summed by district."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from matching.explanation import Explainer
from matching.profiles import SeekerProfile, VacancyProfile

TRAINABLE = frozenset({"step.skill", "step.licence"})


@dataclass(frozen=True, slots=True)
class TrainingNeed:
    """A skill or licence that people of a district lack for work that is on offer."""

    district: str | None
    code: str
    """step.skill or step.licence."""
    subject_id: str
    subject: str
    seeker_count: int
    vacancy_count: int
    opened_count: int
    """Pairs that only this licence keeps apart."""
    gain: int
    """Points won in all the pairs together."""


@dataclass(slots=True)
class _Tally:
    subject: str = ""
    seekers: set[str] = field(default_factory=set)
    vacancies: set[str] = field(default_factory=set)
    opened: int = 0
    gain: int = 0


def training_demand(explainer: Explainer, pairs: Iterable[tuple[SeekerProfile, VacancyProfile]]) -> list[TrainingNeed]:
    """Needs of the people in these pairs, most people first; a person counts once a need."""
    tallies: dict[tuple[str, str, str], _Tally] = defaultdict(_Tally)
    for seeker, vacancy in pairs:
        for step in explainer.steps(seeker, vacancy):
            if step.code not in TRAINABLE:
                continue
            name = step.code.partition(".")[2]
            tally = tallies[seeker.district or "", step.code, str(step.facts[f"{name}_id"])]
            tally.subject = tally.subject or str(step.facts[name])
            tally.seekers.add(seeker.id)
            tally.vacancies.add(vacancy.id)
            tally.opened += step.opens_gate
            tally.gain += step.gain
    needs = [_need(*place, tally) for place, tally in tallies.items()]
    return sorted(needs, key=_most_people)


def _need(district: str, code: str, subject_id: str, tally: _Tally) -> TrainingNeed:
    return TrainingNeed(
        district or None,
        code,
        subject_id,
        tally.subject,
        len(tally.seekers),
        len(tally.vacancies),
        tally.opened,
        tally.gain,
    )


def _most_people(need: TrainingNeed) -> tuple[int, int, str, str, str]:
    return (-need.seeker_count, -need.gain, need.district or "", need.code, need.subject_id)
