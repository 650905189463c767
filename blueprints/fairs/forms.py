"""Forms of the Job Fair."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.enums import BoothResult


class PlanFairForm(FlaskForm):
    """A new fair with its first session."""

    name = StringField(_l("Nama Job Fair"), [DataRequired(_l("Tulis namanya.")), Length(max=120)])
    place = StringField(_l("Tempat"), [DataRequired(_l("Tulis tempatnya.")), Length(max=160)])
    starts_on = DateField(_l("Hari"), [InputRequired(_l("Isi tanggalnya."))])
    capacity = IntegerField(
        _l("Tempat per sesi"), [InputRequired(_l("Isi jumlah tempat.")), NumberRange(1, 10000, _l("Isi angka 1 sampai 10.000."))]
    )


class CheckInForm(FlaskForm):
    """A ticket at the door."""

    code = StringField(
        _l("Kode tiket"),
        [DataRequired(_l("Pindai atau ketik kode tiket."))],
        render_kw={"autocomplete": "off", "autofocus": True},
    )


class RecordOutcomeForm(FlaskForm):
    """What came out at a booth."""

    code = StringField(_l("Kode tiket"), [DataRequired(_l("Pindai atau ketik kode tiket."))], render_kw={"autocomplete": "off"})
    result = RadioField(_l("Hasil"), [InputRequired(_l("Pilih hasilnya."))], choices=BoothResult.choices())
    vacancy_id = SelectField(_l("Lowongan"), [Optional()])
    start_on = DateField(_l("Mulai bekerja (bila diterima)"), [Optional()])


class AddBoothForm(FlaskForm):
    """A booth for an employer."""

    employer_id = SelectField(_l("Pemberi kerja"), [DataRequired(_l("Pilih pemberi kerja."))])
    code = StringField(_l("Nomor stan"), [DataRequired(_l("Isi nomor stan.")), Length(max=10)])
