"""Profiles with their words resolved to ids once, so that scoring a pair only compares ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matching.normalisation import key, without_protected
from matching.profiles import Experience, SeekerProfile, Skill, VacancyProfile
from matching.vocabulary import Vocabulary

SKILL_KINDS = ("skill", "tool", "knowledge", "language", "licence")
DESIRED, DONE_BEFORE = 1.0, 0.9
SUGGESTED = (0.8, 0.5, 0.3)
"""Strength of the first three occupation candidates of a text nobody confirmed a code for."""
ENOUGH_TO_SUGGEST = 0.2


@dataclass(frozen=True, slots=True)
class PreparedSeeker:
    """A seeker in ids."""

    profile: SeekerProfile
    skills: Mapping[str, Skill]
    licences: frozenset[str]
    occupations: Mapping[str, float]
    """KBJI code and how strongly it stands for the person: desired or done before."""
    experiences: tuple[tuple[Experience, Mapping[str, float]], ...]
    fields: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class PreparedVacancy:
    """A vacancy in ids."""

    profile: VacancyProfile
    required: tuple[tuple[str, Skill], ...]
    welcome: tuple[tuple[str, Skill], ...]
    licences: tuple[tuple[str, str], ...]
    occupations: Mapping[str, float]
    fields: frozenset[str]
    usual_skills: tuple[str, ...]
    """Skills the vocabulary names for this work; used where the vacancy names none."""
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A seeker and a vacancy, and how alike their texts are (0 to 1)."""

    seeker: PreparedSeeker
    vacancy: PreparedVacancy
    text_similarity: float


class Preparer:
    """Resolves profiles against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._term_id = lru_cache(maxsize=50_000)(self._resolve_term)
        self._codes = lru_cache(maxsize=50_000)(self._resolve_codes)
        self._field = lru_cache(maxsize=10_000)(self._resolve_fields)

    def seeker(self, profile: SeekerProfile) -> PreparedSeeker:
        """A seeker in ids."""
        experiences = tuple((done, self.occupation_codes(done.title, done.kbji)) for done in profile.experiences)
        wanted = [self._codes(text) for text in profile.desired_occupations]
        wanted += [{code: 1.0} for code in profile.desired_kbji]
        done = [codes for _, codes in experiences]
        return PreparedSeeker(
            profile=profile,
            skills=self._skills_by_id((*profile.skills, *map(Skill, (*profile.languages, *profile.licences)))),
            licences=frozenset(self._term_id(text) for text in profile.licences),
            occupations=_strongest([(DESIRED, wanted), (DONE_BEFORE, done)]),
            experiences=experiences,
            fields=self._field(profile.education_major or ""),
            text=seeker_text(profile),
        )

    def vacancy(self, profile: VacancyProfile) -> PreparedVacancy:
        """A vacancy in ids."""
        codes = self.occupation_codes(profile.title, profile.kbji)
        languages = tuple(map(Skill, profile.languages))
        return PreparedVacancy(
            profile=profile,
            required=self._with_ids((*profile.required_skills, *languages)),
            welcome=self._with_ids(profile.welcome_skills),
            licences=tuple((self._term_id(text), text) for text in profile.licences),
            occupations=codes,
            fields=frozenset().union(*map(self._field, profile.majors)),
            usual_skills=self._usual_skills(codes),
            text=vacancy_text(profile),
        )

    def occupation_codes(self, title: str, confirmed: str | None) -> Mapping[str, float]:
        """A confirmed code counts fully; words alone give candidates of less strength."""
        return {confirmed: 1.0} if confirmed else self._codes(title)

    def skill_id(self, skill: Skill) -> str:
        """The vocabulary's id, or the stems of the words where it knows none."""
        if skill.id or skill.text in self.vocabulary.terms:
            return skill.id or skill.text
        return self._term_id(skill.text)

    def _skills_by_id(self, skills: Sequence[Skill]) -> Mapping[str, Skill]:
        found: dict[str, Skill] = {}
        for skill in skills:
            found.setdefault(self.skill_id(skill), skill)
        return found

    def _with_ids(self, skills: Sequence[Skill]) -> tuple[tuple[str, Skill], ...]:
        return tuple(self._skills_by_id(skills).items())

    def _resolve_term(self, text: str) -> str:
        allowed = without_protected(text)
        found = self.vocabulary.resolve(allowed, SKILL_KINDS, limit=1)
        return found[0].id if found else f"~{key(allowed)}"

    def _resolve_codes(self, text: str) -> Mapping[str, float]:
        allowed = without_protected(text)
        known = self.vocabulary.resolve(allowed, ("occupation",), limit=3)
        if known:
            return {found.id: found.score for found in known}
        candidates = self.vocabulary.suggest_occupations(allowed, top=len(SUGGESTED))
        return {
            candidate.code: strength
            for candidate, strength in zip(candidates, SUGGESTED, strict=False)
            if candidate.score >= ENOUGH_TO_SUGGEST
        }

    def _resolve_fields(self, text: str) -> frozenset[str]:
        found = self.vocabulary.resolve(without_protected(text), ("field",), limit=2)
        return frozenset(field.id for field in found)

    def _usual_skills(self, codes: Mapping[str, float]) -> tuple[str, ...]:
        for code, strength in codes.items():
            known = self.vocabulary.occupations.get(code)
            if strength >= SUGGESTED[0] and known:
                return tuple(dict.fromkeys(self.skill_id(Skill(text)) for text in known.skills))
        return ()


def _strongest(parts: Sequence[tuple[float, list[Mapping[str, float]]]]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for strength, groups in parts:
        for codes in groups:
            for code, certainty in codes.items():
                found[code] = max(found.get(code, 0.0), strength * certainty)
    return found


@lru_cache(maxsize=100_000)
def _allowed(part: str) -> str:
    """One field's text; skills and titles repeat from person to person."""
    return without_protected(part)


def seeker_text(profile: SeekerProfile) -> str:
    """What of a seeker may be compared as text: work, skills, field of study, own words."""
    parts = [*profile.desired_occupations, *(skill.text for skill in profile.skills)]
    parts += [done.title for done in profile.experiences]
    parts += [profile.education_major or "", profile.free_text]
    return "\n".join(filter(None, map(_allowed, parts)))


def vacancy_text(profile: VacancyProfile) -> str:
    """What of a vacancy may be compared as text: title, skills, fields of study, description."""
    parts = [profile.title]
    parts += [skill.text for skill in (*profile.required_skills, *profile.welcome_skills)]
    parts += [*profile.majors, profile.description]
    return "\n".join(filter(None, map(_allowed, parts)))
