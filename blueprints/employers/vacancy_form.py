"""The form of a vacancy: seven fields suffice, the others help to find the right people."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from blueprints.employers.forms import DAY_FORMS
from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import CountField, DayField, ItemsField, PhoneField, RupiahField
from jobmatch.domain.condition_patterns import Ground
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import EmploymentKind, WagePeriod
from jobmatch.domain.findings import Finding
from jobmatch.domain.offers import VacancyDraft
from jobmatch.domain.texts import N_
from jobmatch.queries.vacancies import ShownVacancy
from jobmatch.services.vacancy_checks import FoundCondition, conditions_in, conditions_without_reason, low_wage, reasons_in
from jobmatch.services.work_words import title_of

EXPERIENCE = (
    ("0", N_("Tidak diminta")),
    ("6", N_("6 bulan")),
    ("12", N_("1 tahun")),
    ("24", N_("2 tahun")),
    ("36", N_("3 tahun")),
)
EDUCATION = [("", N_("Tidak diminta")), *((level.code, level.label) for level in LEVELS)]
NO_WAGE = _l("Tulis upahnya. Aturan mewajibkan upah ditulis, boleh dari – sampai.")
NO_HOURS = _l("Tulis jam kerjanya, contoh: Senin–Sabtu, 08.00–16.00.")
NO_CONDITIONS = _l("Tulis syarat kerjanya. Bila tidak ada, tulis: tidak ada syarat khusus.")


class VacancyForm(FlaskForm):
    """A vacancy as an employer fills it in, or an officer on the telephone."""

    employer_id = SelectField(_l("Pemberi kerja"), [DataRequired(_l("Pilih pemberi kerja."))])
    title = StringField(
        _l("Pekerjaan apa?"), [DataRequired(_l("Tulis pekerjaannya, contoh: Pembantu roaster kopi.")), Length(max=160)]
    )
    kbji = RadioField(_l("Jenis pekerjaan"), [Optional()], choices=[], validate_choice=False)
    posts = CountField(_l("Butuh berapa orang?"), [InputRequired(_l("Tulis angka, contoh: 1."))], default=1)
    village_code = SelectField(_l("Tempat kerja di desa atau kelurahan"))
    place_text = StringField(_l("Alamat atau patokan"), [Optional(), Length(max=160)])
    wage_min = RupiahField(_l("Upah"), [InputRequired(NO_WAGE)])
    wage_max = RupiahField(_l("Sampai"), [Optional()])
    wage_period = RadioField(_l("Dibayar"), [InputRequired()], choices=WagePeriod.choices(), default=WagePeriod.MONTH.value)
    hours_text = StringField(_l("Hari dan jam kerja"), [DataRequired(NO_HOURS), Length(max=160)])
    conditions = TextAreaField(_l("Syarat"), [DataRequired(NO_CONDITIONS), Length(max=2000)])
    required_skills = ItemsField(_l("Keterampilan yang harus bisa"), [Optional()])
    welcome_skills = ItemsField(_l("Keterampilan yang menambah nilai"), [Optional()])
    description = TextAreaField(_l("Apa yang dikerjakan sehari-hari"), [Optional(), Length(max=4000)])
    employment_kind = SelectField(
        _l("Ikatan kerja"), [Optional()], choices=[("", N_("Belum ditentukan")), *EmploymentKind.choices()]
    )
    min_education = SelectField(_l("Pendidikan paling rendah"), [Optional()], choices=EDUCATION)
    experience_months = SelectField(_l("Pengalaman"), [Optional()], choices=EXPERIENCE, default="0")
    contact_phone = PhoneField(_l("Nomor untuk pelamar"), [Optional()])
    expires_on = DayField(_l("Ditutup tanggal"), [Optional()], format=DAY_FORMS)
    is_disability_welcome = BooleanField(_l("Terbuka bagi penyandang disabilitas"))
    national_number = StringField(_l("Nomor lowongan di Karirhub"), [Optional(), Length(max=40)])
    reason_sex = StringField(Ground.SEX.label, [Optional(), Length(max=300)])
    reason_age = StringField(Ground.AGE.label, [Optional(), Length(max=300)])
    reason_looks = StringField(Ground.LOOKS.label, [Optional(), Length(max=300)])
    reason_marital = StringField(Ground.MARITAL.label, [Optional(), Length(max=300)])
    reason_religion = StringField(Ground.RELIGION.label, [Optional(), Length(max=300)])
    reason_ethnicity = StringField(Ground.ETHNICITY.label, [Optional(), Length(max=300)])
    accepts_low_wage = BooleanField(_l("Upahnya memang segini, tetap kirim"))
    version = IntegerField(widget=HiddenInput(), default=0)
    client_key = HiddenField()

    found_conditions: Sequence[FoundCondition] = ()
    wage_findings: Sequence[Finding] = ()

    def is_settled(self) -> bool:
        """Tell whether every special condition has its reason and a low wage was confirmed; else the page asks."""
        draft = self.draft()
        missing = conditions_without_reason(draft)
        self.found_conditions = conditions_in(draft) if missing else ()
        self.wage_findings = [] if self.accepts_low_wage.data else low_wage(draft)
        return not missing and not self.wage_findings

    def draft(self) -> VacancyDraft:
        """Return what was filled in."""
        plain = ("title", "posts", "hours_text", "conditions", "min_education", "contact_phone", "expires_on", "place_text")
        more = ("village_code", "national_number", "is_disability_welcome")
        employer = self.employer_id.data if "employer_id" in self else None
        return VacancyDraft(
            **{name: self[name].data for name in (*plain, *more) if self[name].data},
            employer_id=UUID(employer) if employer else None,
            kbji=self.kbji.data if title_of(self.kbji.data) else None,
            wage_min_idr=self.wage_min.data,
            wage_max_idr=self.wage_max.data,
            wage_period=WagePeriod(self.wage_period.data),
            required_skills=self.required_skills.data or (),
            welcome_skills=self.welcome_skills.data or (),
            description=self.description.data or "",
            employment_kind=EmploymentKind(self.employment_kind.data) if self.employment_kind.data else None,
            experience_months=int(self.experience_months.data or 0),
            special_conditions=self._reasons(),
        )

    def _reasons(self) -> tuple[dict[str, str], ...]:
        texts = {ground: (self[f"reason_{ground.value}"].data or "").strip() for ground in Ground}
        return tuple({"ground": ground.value, "reason": text} for ground, text in texts.items() if text)


def values_of(shown: ShownVacancy) -> dict[str, Any]:
    """Return a stored vacancy as the form's values, to mend it or to begin a copy."""
    vacancy = shown.vacancy
    same = ("title", "kbji", "posts", "village_code", "place_text", "hours_text", "conditions", "description", "min_education")
    more = ("required_skills", "welcome_skills", "contact_phone", "is_disability_welcome", "national_number", "version")
    values: dict[str, Any] = {name: getattr(vacancy, name) for name in (*same, *more)}
    return values | {
        "employer_id": str(vacancy.employer_id),
        "wage_min": vacancy.wage_min_idr,
        "wage_max": vacancy.wage_max_idr,
        "wage_period": (vacancy.wage_period or WagePeriod.MONTH).value,
        "employment_kind": vacancy.employment_kind.value if vacancy.employment_kind else "",
        "experience_months": str(vacancy.experience_months),
        "expires_on": vacancy.expires_on,
        **{f"reason_{ground}": reason for ground, reason in reasons_in(vacancy.special_conditions).items()},
    }
