"""Forms of employers and vacancies."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired
from wtforms import BooleanField, IntegerField, PasswordField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp
from wtforms.widgets import HiddenInput

from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import CountField, DayField, PhoneField
from jobmatch.domain.enums import EmployerKind, MemberRole, RefusalReason
from jobmatch.domain.offers import EmployerDetails
from jobmatch.domain.texts import N_
from jobmatch.services.work_words import KBLI_EDITION, is_industry, suggest_industry, suggest_work, title_of

DAY_FORMS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
NIB = r"\d{13}"
NIB_WRONG = _l("NIB terdiri dari 13 angka. Kosongkan dahulu bila belum punya.")


class EmployerForm(FlaskForm):
    """A business, or a person who employs."""

    name = StringField(_l("Nama usaha"), [DataRequired(_l("Tulis nama usaha, atau nama Anda bila perorangan.")), Length(max=120)])
    kind = RadioField(
        _l("Jenis usaha"), [InputRequired(_l("Pilih satu jenis."))], choices=EmployerKind.choices(), default="micro"
    )
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan."))])
    address = StringField(_l("Alamat"), [Optional(), Length(max=200)])
    contact_name = StringField(_l("Nama Anda"), [DataRequired(_l("Tulis nama orang yang bisa dihubungi.")), Length(max=120)])
    phone = PhoneField(_l("Nomor HP atau telepon"), [InputRequired(_l("Tulis nomor yang bisa dihubungi."))])
    nib = StringField(
        _l("NIB"), [Optional(), Regexp(NIB, message=NIB_WRONG)], filters=[lambda text: (text or "").replace(" ", "")]
    )
    business = StringField(_l("Usahanya di bidang apa?"), [Optional(), Length(max=80)])
    kbli = RadioField(_l("Bidang usaha"), [Optional()], choices=[], validate_choice=False)
    about = TextAreaField(_l("Tentang usaha ini"), [Optional(), Length(max=1000)])
    national_number = StringField(_l("Nomor di Karirhub atau WLKP"), [Optional(), Length(max=40)])
    version = IntegerField(widget=HiddenInput(), default=0)

    def is_settled(self) -> bool:
        """Tell whether the business was placed among the industries; without JavaScript the page asks once."""
        if self.kbli.data or not self.business.data:
            return True
        self.kbli.choices = [*suggest_industry(self.business.data), ("-", _l("Tidak ada yang pas, lewati"))]
        return len(self.kbli.choices) == 1

    def details(self) -> EmployerDetails:
        """Return what was filled in."""
        kbli = self.kbli.data if is_industry(self.kbli.data) else None
        return EmployerDetails(
            name=self.name.data,
            kind=EmployerKind(self.kind.data),
            village_code=self.village_code.data,
            address=self.address.data or None,
            contact_name=self.contact_name.data,
            phone=self.phone.data,
            nib=self.nib.data or None,
            kbli=kbli,
            kbli_edition=KBLI_EDITION if kbli else None,
            about=self.about.data or None,
            national_number=self.national_number.data or None,
        )


class SignUpForm(EmployerForm):
    """An employer with its first account."""

    login = StringField(_l("Nama masuk"), [DataRequired(_l("Pilih nama masuk.")), Length(min=4, max=60)])
    password = PasswordField(
        _l("Kata sandi"), [DataRequired(_l("Pilih kata sandi.")), Length(min=8, max=200, message=_l("Paling sedikit 8 huruf."))]
    )


class MemberForm(FlaskForm):
    """An account for somebody of the business."""

    name = StringField(_l("Nama"), [DataRequired(_l("Tulis nama orangnya.")), Length(max=120)])
    login = StringField(_l("Nama masuk"), [DataRequired(_l("Pilih nama masuk.")), Length(min=4, max=60)])
    password = PasswordField(
        _l("Kata sandi pertama"),
        [DataRequired(_l("Buat kata sandi.")), Length(min=8, max=200, message=_l("Paling sedikit 8 huruf."))],
    )
    role = RadioField(_l("Boleh apa"), [InputRequired()], choices=MemberRole.choices(), default=MemberRole.RECRUITER.value)


class BlockForm(FlaskForm):
    """Why an employer is closed."""

    reason = TextAreaField(_l("Alasan menutup"), [DataRequired(_l("Tulis alasan menutup pemberi kerja ini.")), Length(max=200)])


class ReturnVacancyForm(FlaskForm):
    """Why a vacancy goes back."""

    reason = TextAreaField(
        _l("Apa yang perlu diperbaiki?"), [DataRequired(_l("Tulis apa yang perlu diperbaiki.")), Length(max=500)]
    )


class PublishVacancyForm(FlaskForm):
    """Which occupation the vacancy is booked under; the officer picks from what the title may mean."""

    kbji = RadioField(_l("Golongan jabatan (KBJI)"), [Optional()], choices=[], validate_choice=False)

    def fill_choices(self, title: str, chosen: str | None) -> None:
        found = {work.code: work.title for work in suggest_work(title)}
        if chosen and chosen not in found:
            found = {chosen: title_of(chosen) or chosen, **found}
        self.kbji.choices = [*((code, f"{code} {name}") for code, name in found.items()), ("", _l("Belum ada yang pas"))]


class RefuseForm(FlaskForm):
    """Why an applicant is not taken, from a closed list that reads kindly."""

    reason = SelectField(
        _l("Alasan"), [InputRequired(_l("Pilih satu alasan."))], choices=[("", N_("Pilih alasan")), *RefusalReason.choices()]
    )


class CorrectionForm(FlaskForm):
    """When and how an employer answered although the site did not see it."""

    answered_on = DayField(_l("Dijawab tanggal"), [InputRequired(_l("Tulis tanggalnya, contoh: 17-08-2026."))], format=DAY_FORMS)
    explanation = StringField(_l("Dengan cara apa?"), [DataRequired(_l("Tulis bagaimana Anda menjawab.")), Length(max=500)])


class ClockForm(FlaskForm):
    """After how many days an employer is reminded, and an application closes."""

    remind_after = CountField(_l("Ingatkan pemberi kerja sesudah (hari)"), [InputRequired(_l("Tulis angka, contoh: 7."))])
    close_after = CountField(_l("Tutup lamaran sesudah (hari)"), [InputRequired(_l("Tulis angka, contoh: 21."))])


class ImportSheetForm(FlaskForm):
    """A workbook of vacancies; tried before it is stored."""

    employer_id = SelectField(_l("Pemberi kerja"), [DataRequired(_l("Pilih pemberi kerja."))])
    file = FileField(
        _l("Berkas Excel"), [FileRequired(_l("Pilih berkasnya dahulu.")), FileAllowed(["xlsx"], _l("Simpan sebagai .xlsx."))]
    )
    write = BooleanField(_l("Simpan sekarang. Tanpa centang, berkas hanya diperiksa."))
