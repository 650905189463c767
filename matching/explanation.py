"""What one step would change: the same scorer, run again on a profile with one fact added.

Nothing here has words; a step is a code and facts, and its gain is the difference of two scores.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from matching.gates import closed_gates
from matching.prepared import PreparedSeeker, PreparedVacancy, Preparer
from matching.profiles import EDUCATION_RANK, Experience, SeekerProfile, Skill, VacancyProfile
from matching.ranker import Ranker
from matching.results import Counterfactual, Facts, GateResult, Match

NEXT_EDUCATION = {"TIDAK": "SD", "SD": "SMP", "SMP": "SMA"}
"""Steps an adult can take by an equivalence package (Paket A, B, C)."""
STEPS = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """A pair's score with its gates and the steps that would help most."""

    match: Match
    closed_gates: tuple[GateResult, ...]
    steps: tuple[Counterfactual, ...]


class Explainer:
    """Explains pairs, with the weights and words of a ranker; the ranker need not be fitted."""

    def __init__(self, ranker: Ranker) -> None:
        self._ranker = ranker
        self._preparer = Preparer(ranker.vocabulary)

    def explain(self, seeker: SeekerProfile, vacancy: VacancyProfile, limit: int = STEPS) -> Explanation:
        """Everything there is to say of a pair; the steps that open a gate or win most come first."""
        steps = sorted(self.steps(seeker, vacancy), key=_most_helpful)
        return Explanation(self._ranker.score(seeker, vacancy), self._gates(seeker, vacancy), tuple(steps[:limit]))

    def steps(self, seeker: SeekerProfile, vacancy: VacancyProfile) -> Iterator[Counterfactual]:
        """Every single step that helps this person towards this vacancy."""
        before, closed = self._ranker.score(seeker, vacancy).score, len(self._gates(seeker, vacancy))
        person, work = self._preparer.seeker(seeker), self._preparer.vacancy(vacancy)
        for step in _possible_steps(person, work):
            after = self._ranker.score(step.seeker, vacancy).score
            opens = len(self._gates(step.seeker, vacancy)) < closed
            if after > before or opens:
                yield Counterfactual(step.code, step.facts, before, after, opens)

    def _gates(self, seeker: SeekerProfile, vacancy: VacancyProfile) -> tuple[GateResult, ...]:
        return closed_gates(self._preparer.seeker(seeker), self._preparer.vacancy(vacancy))


def _most_helpful(step: Counterfactual) -> tuple[bool, int, str, str]:
    return (not step.opens_gate, -step.gain, step.code, str(sorted(step.facts.items())))


@dataclass(frozen=True, slots=True)
class _Step:
    code: str
    facts: Facts
    seeker: SeekerProfile


def _possible_steps(person: PreparedSeeker, work: PreparedVacancy) -> Iterator[_Step]:
    yield from _skill_steps(person, work)
    yield from _licence_steps(person, work)
    yield from _experience_steps(person, work)
    yield from _education_steps(person, work)
    yield from _data_steps(person.profile, work.profile)


def _skill_steps(person: PreparedSeeker, work: PreparedVacancy) -> Iterator[_Step]:
    profile = person.profile
    for skill_id, wanted in (*work.required, *work.welcome):
        if skill_id not in person.skills:
            learned = Skill(wanted.text, wanted.level, id=skill_id)
            facts: Facts = {"skill": wanted.text, "skill_id": skill_id}
            yield _Step("step.skill", facts, replace(profile, skills=(*profile.skills, learned)))


def _licence_steps(person: PreparedSeeker, work: PreparedVacancy) -> Iterator[_Step]:
    profile = person.profile
    for licence, text in work.licences:
        if licence not in person.licences:
            facts: Facts = {"licence": text, "licence_id": licence}
            yield _Step("step.licence", facts, replace(profile, licences=(*profile.licences, text)))


def _experience_steps(person: PreparedSeeker, work: PreparedVacancy) -> Iterator[_Step]:
    asked = work.profile.experience_months or 0
    code = max(work.occupations, key=lambda code: work.occupations[code], default=None)
    if asked > 0 and code is not None:
        done = Experience(work.profile.title, asked, code)
        profile = replace(person.profile, experiences=(*person.profile.experiences, done))
        yield _Step("step.experience", {"asked_months": asked, "work": code}, profile)


def _education_steps(person: PreparedSeeker, work: PreparedVacancy) -> Iterator[_Step]:
    own, asked = person.profile.education_level, work.profile.min_education
    following = NEXT_EDUCATION.get(own or "")
    if asked and own and following and EDUCATION_RANK[own] < EDUCATION_RANK[asked]:
        facts: Facts = {"level": following, "asked": asked}
        yield _Step("step.education", facts, replace(person.profile, education_level=following))


def _data_steps(profile: SeekerProfile, wanted: VacancyProfile) -> Iterator[_Step]:
    """Facts nobody has asked the person yet; the gain shown is the most they can bring."""
    if not profile.availability and wanted.availability:
        filled = replace(profile, availability=wanted.availability)
        yield _Step("data.availability", {"needed": wanted.availability}, filled)
    if profile.location is None and not profile.district and (wanted.location or wanted.district):
        filled = replace(profile, location=wanted.location, district=wanted.district)
        yield _Step("data.location", {}, filled)
    if not profile.education_level and wanted.min_education:
        filled = replace(profile, education_level=wanted.min_education)
        yield _Step("data.education", {"asked": wanted.min_education}, filled)
