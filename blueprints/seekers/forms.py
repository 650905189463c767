"""Forms of job seekers."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, PasswordField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import Sex
from jobmatch.domain.texts import N_


class RegisterForm(FlaskForm):
    """What a first registration needs, and no more."""

    full_name = StringField(_l("Nama lengkap"), [DataRequired(_l("Tulis nama seperti di KTP.")), Length(max=120)])
    birth_date = DateField(_l("Tanggal lahir"), [InputRequired(_l("Isi tanggal lahir. Contoh: 17-08-2001."))])
    sex = RadioField(_l("Jenis kelamin"), [InputRequired(_l("Pilih satu."))], choices=Sex.choices())
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan Anda."))])
    education_level = SelectField(_l("Pendidikan terakhir"), [Optional()])
    skills = TextAreaField(_l("Yang Anda bisa"), [Optional(), Length(max=600)])
    desired_titles = StringField(_l("Pekerjaan yang dicari"), [Optional(), Length(max=160)])
    phone = StringField(_l("Nomor telepon"), [Optional(), Length(max=20)])
    login = StringField(_l("Nama masuk"), [DataRequired(_l("Pilih nama untuk masuk, misalnya nomor telepon.")), Length(max=120)])
    password = PasswordField(
        _l("Kata sandi"),
        [InputRequired(_l("Buat kata sandi.")), Length(min=8, max=200, message=_l("Kata sandi paling sedikit 8 huruf."))],
    )

    def fill_choices(self, villages: list[tuple[str, str]]) -> None:
        self.village_code.choices = [("", _l("Pilih …")), *villages]
        self.education_level.choices = [("", _l("Pilih …")), *[(level.code, level.label) for level in LEVELS]]


class ApplyForm(FlaskForm):
    """A word to the employer, if the seeker wants to add one."""

    message = TextAreaField(_l("Pesan untuk pemberi kerja"), [Optional(), Length(max=500)])


class InvitationForm(FlaskForm):
    """A yes or a no to an invitation, with the digits that show whose link it is."""

    answer = RadioField(
        _l("Mau melamar pekerjaan ini?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("mau", N_("Ya, berikan nama dan nomor saya")), ("belum", N_("Tidak sekarang"))],
    )
    digits = StringField(_l("Empat angka terakhir nomor HP Anda"), [Length(max=4)])
