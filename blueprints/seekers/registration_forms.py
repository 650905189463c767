"""Forms of the three doors: the person herself, the counter, a village officer for somebody."""

from collections.abc import Iterable
from dataclasses import replace

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import BirthDateField, PhoneField
from jobmatch.domain.consent_rules import MEANINGS, Purpose
from jobmatch.domain.enums import Sex
from jobmatch.services.seekers import SeekerDetails


class PersonForm(FlaskForm):
    """Who somebody is: what every door asks, and no more."""

    full_name = StringField(
        _l("Nama lengkap"), [DataRequired(_l("Tulis nama seperti di KTP, satu kata boleh.")), Length(max=120)]
    )
    birth_date = BirthDateField(_l("Tanggal lahir"), [InputRequired(_l("Isi tanggal lahir. Contoh: 17-08-2001."))])
    sex = RadioField(_l("Jenis kelamin"), [InputRequired(_l("Pilih satu."))], choices=Sex.choices())
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan."))])
    phone = PhoneField(_l("Nomor HP"), [Optional()])
    guardian_name = StringField(_l("Nama orang tua atau wali"), [Optional(), Length(max=120)])
    guardian_phone = PhoneField(_l("Nomor HP orang tua atau wali"), [Optional()])
    is_listed = BooleanField(Purpose.LISTING.label, description=MEANINGS[Purpose.LISTING])

    def fill_villages(self, villages: Iterable[tuple[str, str]]) -> None:
        self.village_code.choices = [("", _l("Pilih …")), *villages]

    def details(self) -> SeekerDetails:
        """Return what was filled in."""
        return SeekerDetails(
            full_name=self.full_name.data or "",
            birth_date=self.birth_date.data,
            sex=Sex(self.sex.data),
            village_code=self.village_code.data,
            phone=self.phone.data,
            guardian_name=self.guardian_name.data or None,
            guardian_phone=self.guardian_phone.data,
            is_listed=bool(self.is_listed.data),
        )


class RegisterForm(PersonForm):
    """The first page online; the next ones wait behind the account that it makes."""

    login = StringField(_l("Nama masuk"), [Optional(), Length(max=120)])
    password = PasswordField(
        _l("Kata sandi"),
        [InputRequired(_l("Buat kata sandi.")), Length(min=8, max=200, message=_l("Kata sandi paling sedikit 8 huruf."))],
    )


class RegisterForForm(PersonForm):
    """The same at the counter or in the village, for somebody who is there."""

    nik = StringField(_l("NIK"), [Optional(), Length(max=24)])
    has_guardian_agreed = BooleanField(_l("Orang tua atau wali sudah memberi izin, langsung atau lewat telepon"))
    knows = BooleanField(
        _l("Orangnya tahu dan setuju didaftarkan"),
        [InputRequired(_l("Tanyakan dulu. Tanpa persetujuannya data tidak disimpan."))],
    )

    def details_for(self) -> SeekerDetails:
        """Return what was filled in, with what only an officer can say."""
        return replace(self.details(), nik=self.nik.data or None, has_guardian_agreed=bool(self.has_guardian_agreed.data))
