"""Forms of employers and vacancies."""

from uuid import UUID

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import CountField, DayField, ItemsField, PhoneField, RupiahField
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import EmployerKind, EmploymentKind, WagePeriod
from jobmatch.domain.offers import EmployerDetails, VacancyDraft
from jobmatch.domain.texts import N_

EXPERIENCE = (
    ("0", N_("Tidak diminta")),
    ("6", N_("6 bulan")),
    ("12", N_("1 tahun")),
    ("24", N_("2 tahun")),
    ("36", N_("3 tahun")),
)


class EmployerForm(FlaskForm):
    """A business, or a person who employs, with its first account."""

    name = StringField(_l("Nama usaha"), [DataRequired(_l("Tulis nama usaha, atau nama Anda bila perorangan.")), Length(max=120)])
    kind = RadioField(
        _l("Jenis usaha"), [InputRequired(_l("Pilih satu jenis."))], choices=EmployerKind.choices(), default="micro"
    )
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan."))])
    address = StringField(_l("Alamat"), [Optional(), Length(max=200)])
    contact_name = StringField(_l("Nama Anda"), [DataRequired(_l("Tulis nama orang yang bisa dihubungi.")), Length(max=120)])
    phone = PhoneField(_l("Nomor HP atau telepon"), [InputRequired(_l("Tulis nomor yang bisa dihubungi."))])
    nib = StringField(_l("NIB"), [Optional(), Length(max=20)])
    login = StringField(_l("Nama masuk"), [DataRequired(_l("Pilih nama masuk.")), Length(min=4, max=60)])
    password = PasswordField(
        _l("Kata sandi"), [DataRequired(_l("Pilih kata sandi.")), Length(min=8, max=200, message=_l("Paling sedikit 8 huruf."))]
    )

    def details(self) -> EmployerDetails:
        """Return what was filled in."""
        return EmployerDetails(
            name=self.name.data,
            kind=EmployerKind(self.kind.data),
            village_code=self.village_code.data,
            address=self.address.data or None,
            contact_name=self.contact_name.data,
            phone=self.phone.data,
            nib=self.nib.data or None,
        )


class VacancyForm(FlaskForm):
    """Lowongan kilat: the first seven fields suffice, the others help to find the right people."""

    employer_id = SelectField(_l("Pemberi kerja"), [DataRequired(_l("Pilih pemberi kerja."))])
    title = StringField(
        _l("Pekerjaan apa?"), [DataRequired(_l("Tulis pekerjaannya, contoh: Pembantu roaster kopi.")), Length(max=160)]
    )
    posts = CountField(_l("Butuh berapa orang?"), [InputRequired(_l("Tulis angka, contoh: 1."))], default=1)
    village_code = SelectField(_l("Tempat kerja di desa atau kelurahan"), [Optional()])
    place_text = StringField(_l("Alamat atau patokan"), [Optional(), Length(max=160)])
    wage_min = RupiahField(_l("Upah"), [Optional()])
    wage_max = RupiahField(_l("Sampai"), [Optional()])
    wage_period = RadioField(_l("Dibayar"), [InputRequired()], choices=WagePeriod.choices(), default=WagePeriod.MONTH.value)
    hours_text = StringField(_l("Hari dan jam kerja"), [Optional(), Length(max=160)])
    conditions = TextAreaField(_l("Syarat"), [Optional(), Length(max=2000)])
    required_skills = ItemsField(_l("Keterampilan yang harus bisa"), [Optional()])
    welcome_skills = ItemsField(_l("Keterampilan yang menambah nilai"), [Optional()])
    description = TextAreaField(_l("Apa yang dikerjakan sehari-hari"), [Optional(), Length(max=4000)])
    employment_kind = SelectField(
        _l("Ikatan kerja"), [Optional()], choices=[("", N_("Belum ditentukan")), *EmploymentKind.choices()]
    )
    min_education = SelectField(
        _l("Pendidikan paling rendah"),
        [Optional()],
        choices=[("", N_("Tidak diminta")), *((level.code, level.label) for level in LEVELS)],
    )
    experience_months = SelectField(_l("Pengalaman"), [Optional()], choices=EXPERIENCE, default="0")
    contact_phone = PhoneField(_l("Nomor untuk pelamar"), [Optional()])
    expires_on = DayField(_l("Ditutup tanggal"), [Optional()], format=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"])
    is_disability_welcome = BooleanField(_l("Terbuka bagi penyandang disabilitas"))

    def draft(self) -> VacancyDraft:
        """Return what was filled in."""
        employer = self.employer_id.data if "employer_id" in self else None
        return VacancyDraft(
            employer_id=UUID(employer) if employer else None,
            title=self.title.data,
            posts=self.posts.data,
            village_code=self.village_code.data or None,
            place_text=self.place_text.data or None,
            wage_min_idr=self.wage_min.data,
            wage_max_idr=self.wage_max.data,
            wage_period=WagePeriod(self.wage_period.data),
            hours_text=self.hours_text.data or None,
            conditions=self.conditions.data or None,
            required_skills=self.required_skills.data or (),
            welcome_skills=self.welcome_skills.data or (),
            description=self.description.data or "",
            employment_kind=EmploymentKind(self.employment_kind.data) if self.employment_kind.data else None,
            min_education=self.min_education.data or None,
            experience_months=int(self.experience_months.data or 0),
            contact_phone=self.contact_phone.data,
            expires_on=self.expires_on.data,
            is_disability_welcome=self.is_disability_welcome.data,
        )


class ReturnVacancyForm(FlaskForm):
    """Why a vacancy goes back."""

    reason = TextAreaField(
        _l("Apa yang perlu diperbaiki?"), [DataRequired(_l("Tulis apa yang perlu diperbaiki.")), Length(max=500)]
    )
