"""The search of the public list; it lives in the address and needs no token."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, SearchField
from wtforms.validators import Length

from blueprints.shared.fields import SelectField
from jobmatch.domain.enums import EmploymentKind
from jobmatch.domain.texts import N_
from jobmatch.queries.vacancy_search import VacancySearch, list_districts
from jobmatch.services.work_words import MeantWork

WAGES = (
    ("", N_("Semua upah")),
    ("1500000", N_("Rp1,5 juta sebulan ke atas")),
    ("2000000", N_("Rp2 juta sebulan ke atas")),
    ("2500000", N_("Rp2,5 juta sebulan ke atas")),
    ("3000000", N_("Rp3 juta sebulan ke atas")),
)


class SearchForm(FlaskForm):
    """Words and filters."""

    class Meta:
        csrf = False

    kata = SearchField(_l("Cari pekerjaan, usaha, atau tempat"), [Length(max=80)])
    kecamatan = SelectField(_l("Kecamatan"), default="")
    upah = SelectField(_l("Upah"), choices=WAGES, default="")
    ikatan = SelectField(_l("Ikatan kerja"), choices=[("", N_("Semua")), *EmploymentKind.choices()], default="")
    baru = BooleanField(_l("Tidak meminta pengalaman"))
    disabilitas = BooleanField(_l("Terbuka bagi penyandang disabilitas"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kecamatan.choices = [("", N_("Semua kecamatan")), *list_districts()]

    def search(self, meant: MeantWork) -> VacancySearch:
        """Return what was asked; a filter that is no choice of ours is left out."""
        self.validate()
        asked = {name: None if self[name].errors else self[name].data for name in ("kecamatan", "upah", "ikatan")}
        for name in asked:
            self[name].errors = ()  # a search is never wrong: what it left out is not the reader's mistake
        return VacancySearch(
            words=(self.kata.data or "")[:80],
            kbji=meant.codes,
            other_titles=meant.titles,
            district_code=asked["kecamatan"] or None,
            month_wage_idr=int(asked["upah"]) if asked["upah"] else None,
            employment_kind=EmploymentKind(asked["ikatan"]) if asked["ikatan"] else None,
            is_for_newcomers=self.baru.data,
            is_disability_welcome=self.disabilitas.data,
        )

    def chosen(self) -> dict[str, Any]:
        """Return what is filled in, for the address of the next page."""
        values = {name: self[name].data for name in ("kata", "kecamatan", "upah", "ikatan")}
        marks = {name: "1" for name in ("baru", "disabilitas") if self[name].data}
        return {name: str(value) for name, value in values.items() if value} | marks
