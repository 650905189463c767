"""Words people use and the one id each stands for; texts stay as typed."""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from matching.entries import Field, Occupation, Term, read_fields, read_occupations, read_terms
from matching.fields import FieldIndex
from matching.occupations import Case, Edition, OccupationIndex, OccupationSuggestion
from matching.wordings import Resolution, Wording, WordingIndex


class Vocabulary:
    """Skills, tools, licences, languages, occupations and fields of study, by any wording."""

    def __init__(
        self,
        occupations: Sequence[Occupation] = (),
        terms: Sequence[Term] = (),
        fields: Sequence[Field] = (),
    ) -> None:
        self.occupations = {entry.code: entry for entry in occupations if entry.code}
        self._all_editions = tuple(occupations)
        self.terms = {entry.id: entry for entry in terms}
        self.fields = {entry.id: entry for entry in fields}

    @classmethod
    def load(cls) -> "Vocabulary":
        """The package's own vocabulary; read once per process."""
        return _load()

    def warm_up(self) -> "Vocabulary":
        """Build the indexes now, so that no request has to wait for them."""
        self.suggest_occupations("kerja", top=1)
        self.resolve("kerja apa saja")
        return self

    def resolve(self, text: str, kinds: Sequence[str] = (), limit: int = 5) -> list[Resolution]:
        """What the text may stand for, best first: exact, then same stems, then nearly equal."""
        return self._wording_index.find(text, kinds, limit)

    def suggest_occupations(
        self,
        text: str,
        top: int = 10,
        edition: Edition = "2026",
        cases: Sequence[Case] | None = None,
    ) -> list[OccupationSuggestion]:
        """Candidate occupations for a description of work, for a person to choose from."""
        return self.suggest_many([text], top, edition, cases)[0]

    def suggest_many(
        self,
        texts: Sequence[str],
        top: int = 10,
        edition: Edition = "2026",
        cases: Sequence[Case] | None = None,
    ) -> list[list[OccupationSuggestion]]:
        """Candidate occupations for each of the descriptions."""
        return self.occupation_index.suggest_many(texts, top, edition, cases or ())

    @cached_property
    def occupation_index(self) -> OccupationIndex:
        """The occupations' wordings, ready to be compared."""
        return OccupationIndex(self._all_editions)

    @cached_property
    def field_index(self) -> FieldIndex:
        """The fields of study, ready to be found by a programme's name."""
        return FieldIndex(list(self.fields.values()))

    def nearest(self, text: str, kinds: Sequence[str] = (), limit: int = 3) -> list[Resolution]:
        """Entries with the most similar wordings, however far; for a person to look at."""
        return self._wording_index.nearest(text, kinds, limit)

    @cached_property
    def _wording_index(self) -> WordingIndex:
        return WordingIndex(list(self._wordings()))

    def _wordings(self) -> Iterator[Wording]:
        for term in self.terms.values():
            for text in term.all_wordings:
                yield Wording(term.id, term.kind, term.name, text)
        for job in self.occupations.values():
            for text in (job.name, *job.titles, *job.english):
                yield Wording(job.code, "occupation", job.name, text)
        for study in self.fields.values():
            for text in (study.name, *study.programmes):
                yield Wording(study.id, "field", study.name, text)


@lru_cache(maxsize=1)
def _load() -> Vocabulary:
    return Vocabulary(read_occupations(), read_terms(), read_fields())
