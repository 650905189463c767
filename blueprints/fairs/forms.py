"""Forms of the Job Fair."""

from datetime import time
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, StringField, TelField, TimeField, widgets
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from blueprints.shared.fields import RadioField, SelectField, SelectMultipleField
from jobmatch.domain.enums import BoothResult, DeviceKind, VisitorNeed
from jobmatch.domain.fair_plans import LONGEST_MINUTES, SHORTEST_MINUTES


class TickField(SelectMultipleField):
    """Any of a few, all seen at once."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class PlanFairForm(FlaskForm):
    """A new fair: its days, its hours cut into sessions, its doors."""

    name = StringField(_l("Nama Job Fair"), [DataRequired(_l("Tulis namanya.")), Length(max=120)])
    place = StringField(_l("Tempat"), [DataRequired(_l("Tulis tempatnya.")), Length(max=160)])
    starts_on = DateField(_l("Hari"), [InputRequired(_l("Isi tanggalnya."))])
    ends_on = DateField(_l("Sampai tanggal"), [Optional()], description=_l("Kosongkan bila hanya satu hari."))
    opens = TimeField(_l("Pintu buka"), [Optional()], default=time(8))
    closes = TimeField(_l("Pintu tutup"), [Optional()], default=time(15))
    minutes = IntegerField(
        _l("Lama satu sesi (menit)"),
        [Optional(), NumberRange(SHORTEST_MINUTES, LONGEST_MINUTES, _l("Isi 15 sampai 480 menit."))],
        default=60,
    )
    hall = StringField(_l("Ruang"), [Optional(), Length(max=60)])
    doors = StringField(
        _l("Nama pintu"),
        [Optional(), Length(max=120)],
        default="A",
        description=_l("Lebih dari satu? Pisahkan dengan koma: A, B."),
    )
    capacity = IntegerField(
        _l("Tempat per sesi"),
        [InputRequired(_l("Isi jumlah tempat.")), NumberRange(1, 10000, _l("Isi angka 1 sampai 10.000."))],
    )


class ChangeSessionForm(FlaskForm):
    """More or fewer places in a session."""

    capacity = IntegerField(
        _l("Tempat di sesi ini"),
        [InputRequired(_l("Isi jumlah tempat.")), NumberRange(1, 10000, _l("Isi angka 1 sampai 10.000."))],
    )


class TakePlaceForm(FlaskForm):
    """A person with an account takes a place in one tap."""


class NeedsForm(FlaskForm):
    """What the organiser is to prepare."""

    needs = TickField(
        _l("Yang perlu kami siapkan"),
        choices=VisitorNeed.choices(),
        description=_l("Boleh dikosongkan. Hanya panitia yang melihatnya, bukan perusahaan."),
    )


class GuestForm(TakePlaceForm, NeedsForm):
    """A guest takes a place with a name and a phone."""

    name = StringField(_l("Nama lengkap"), [DataRequired(_l("Tulis nama lengkap seperti di KTP.")), Length(max=120)])
    phone = TelField(_l("Nomor HP"), [DataRequired(_l("Tulis nomor HP.")), Length(max=20)])
    village_code = SelectField(_l("Desa atau kelurahan"), [Optional()])
    form_id = HiddenField(default=lambda: str(uuid4()), validators=[Length(max=40)])


class AddDeviceForm(FlaskForm):
    """A phone for a door, a booth or the desk."""

    kind = RadioField(_l("HP ini untuk"), [InputRequired(_l("Pilih salah satu."))], choices=DeviceKind.choices())
    label = StringField(_l("Nama HP atau pemegangnya"), [DataRequired(_l("Tulis namanya, misalnya “HP Rina”.")), Length(max=60)])
    door = StringField(_l("Pintu"), [Optional(), Length(max=30)])
    booth_id = SelectField(_l("Stan (bila untuk stan)"), [Optional()])


class InviteForm(FlaskForm):
    """Which employers are invited."""

    employers = TickField(_l("Pemberi kerja yang diundang"), choices=[])


class AnswerInvitationForm(FlaskForm):
    """An employer says whether it comes."""

    contact_name = StringField(_l("Nama yang menjaga stan"), [Optional(), Length(max=120)])


class WalkForm(FlaskForm):
    """What staff were told at a booth."""

    note = StringField(_l("Catatan"), [Optional(), Length(max=200)])


class FindTicketForm(FlaskForm):
    """Looking for somebody's ticket at the desk; it lives in the address."""

    class Meta:
        csrf = False

    kata = StringField(_l("Nama atau nomor HP"), [Optional(), Length(max=80)])


class CheckInForm(FlaskForm):
    """A ticket at the door."""

    code = StringField(
        _l("Kode tiket"),
        [DataRequired(_l("Pindai atau ketik kode tiket.")), Length(max=200)],
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
    hall = StringField(_l("Ruang"), [Optional(), Length(max=60)])
