"""Forms of busy days: the day itself, the short form while queuing, and one person at the desk."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.card_fields import FAITHS, MARITAL
from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import BirthDateField, CountField, PhoneField
from jobmatch.domain.desk_days import PLANNED_SECONDS
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import Sex
from jobmatch.services.ak1_fields import CardFields
from jobmatch.services.desk_days import AtDesk
from jobmatch.services.seekers import SeekerDetails

LEVEL_CHOICES = [("", _l("Pilih …")), *[(level.code, level.label) for level in LEVELS]]


class OpenDayForm(FlaskForm):
    """From when, how many desks, how long for each."""

    opens_at = StringField(_l("Mulai jam"), [InputRequired(_l("Tulis jam, contoh: 08.00."))], default="08.00")
    desk_count = CountField(_l("Berapa meja?"), [InputRequired(_l("Tulis angka, contoh: 3."))], default=3)
    seconds_each = CountField(
        _l("Berapa detik direncanakan untuk satu orang?"),
        [InputRequired(_l("Tulis angka, contoh: 90."))],
        default=PLANNED_SECONDS,
    )


class BlankSlipsForm(FlaskForm):
    """How many paper slips."""

    count = CountField(_l("Berapa slip kertas?"), [InputRequired(_l("Tulis angka, contoh: 50."))], default=50)


class ShortForm(FlaskForm):
    """What the card prints, and nothing more: filled in while queuing."""

    full_name = StringField(_l("Nama lengkap"), [DataRequired(_l("Tulis nama seperti di KTP.")), Length(max=120)])
    birth_date = BirthDateField(_l("Tanggal lahir"), [InputRequired(_l("Isi tanggal lahir. Contoh: 17-08-2001."))])
    sex = RadioField(_l("Jenis kelamin"), [InputRequired(_l("Pilih satu."))], choices=Sex.choices())
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan."))])
    nik = StringField(_l("NIK"), [Optional(), Length(max=24)], render_kw={"inputmode": "numeric", "autocomplete": "off"})
    birth_place = StringField(_l("Tempat lahir"), [Optional(), Length(max=80)])
    marital_status = SelectField(_l("Status kawin"), [Optional()], choices=[("", _l("Pilih …")), *MARITAL])
    religion = SelectField(_l("Agama"), [Optional()], choices=[("", _l("Pilih …")), *FAITHS])
    address = StringField(_l("Alamat (jalan, RT/RW, kode pos)"), [Optional(), Length(max=200)])
    education = SelectField(_l("Pendidikan terakhir"), [Optional()], choices=LEVEL_CHOICES)
    phone = PhoneField(_l("Nomor HP"), [Optional()])
    guardian_name = StringField(_l("Nama orang tua atau wali, bila di bawah 18 tahun"), [Optional(), Length(max=120)])

    def details(self) -> SeekerDetails:
        """Return who it is; nobody is shown to employers from a queue."""
        return SeekerDetails(
            full_name=self.full_name.data or "",
            birth_date=self.birth_date.data,
            sex=Sex(self.sex.data),
            village_code=self.village_code.data,
            phone=self.phone.data,
            guardian_name=self.guardian_name.data or None,
            is_listed=False,
        )

    def fields(self) -> CardFields:
        """Return the card's own fields."""
        return CardFields(
            self.birth_place.data, self.marital_status.data, self.religion.data, self.address.data, self.nik.data or None
        )


class ServeForm(ShortForm):
    """The same at the desk, with the KTP in hand and a photo."""

    photo = FileField(_l("Pas foto"), [Optional()])

    def at_desk(self, is_known: bool) -> AtDesk:
        """Return what the clerk sends; a known person's name and birth date stay as they are."""
        details = None if is_known else replace(self.details(), nik=None)
        return AtDesk(self.fields(), details, self.education.data or None)

    def drop_known(self) -> None:
        """Leave out what is known and not asked again."""
        for name in ("full_name", "birth_date", "sex", "village_code", "phone", "guardian_name"):
            delattr(self, name)
