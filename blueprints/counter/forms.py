"""Forms of the counter."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.card_fields import FAITHS, MARITAL
from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import CountField, DayField
from jobmatch import clock
from jobmatch.domain.ak1_answers import ReportAnswer, RevokeReason
from jobmatch.domain.ak1_settings import OfficialNumber
from jobmatch.domain.person_papers import PaperKind
from jobmatch.domain.removal_reasons import REASONS
from jobmatch.services.ak1_cards import Reserved
from jobmatch.services.ak1_fields import CardFields
from jobmatch.services.ak1_reports import Told

DAY_FORMS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


class SearchForm(FlaskForm):
    """A name, a NIK, a card's number or code, or a slip's number."""

    words = StringField(
        _l("Nama, NIK, atau nomor kartu"),
        [DataRequired(_l("Tulis nama, NIK 16 angka, atau nomor kartu."))],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )


class PapersForm(FlaskForm):
    """What stands on the KTP and is printed on the card."""

    nik = StringField(_l("NIK di KTP"), [Optional(), Length(max=24)], render_kw={"inputmode": "numeric", "autocomplete": "off"})
    birth_place = StringField(_l("Tempat lahir"), [Optional(), Length(max=80)])
    marital_status = SelectField(_l("Status kawin"), [Optional()], choices=[("", _l("Pilih …")), *MARITAL])
    religion = SelectField(_l("Agama"), [Optional()], choices=[("", _l("Pilih …")), *FAITHS])
    address = StringField(_l("Alamat (jalan, RT/RW, kode pos)"), [Optional(), Length(max=200)])

    def fields(self) -> CardFields:
        """Return what was filled in."""
        return CardFields(
            self.birth_place.data, self.marital_status.data, self.religion.data, self.address.data, self.nik.data or None
        )


class ReportForm(FlaskForm):
    """What a card holder tells every six months."""

    answer = RadioField(_l("Kabarnya"), [InputRequired(_l("Pilih satu jawaban."))], choices=ReportAnswer.choices())
    work_place = StringField(_l("Bekerja di mana?"), [Optional(), Length(max=120)])
    since_on = DayField(_l("Mulai kapan?"), [Optional()], format=DAY_FORMS)

    def told(self) -> Told:
        """Return what was filled in."""
        return Told(ReportAnswer(self.answer.data), self.work_place.data or None, self.since_on.data)


class LinkReportForm(ReportForm):
    """The same by personal link, after the birth year."""

    birth_year = StringField(_l("Tahun lahir Anda"), [InputRequired(_l("Isi tahun lahir, empat angka.")), Length(max=4)])


class ReasonForm(FlaskForm):
    """Why a print is voided."""

    reason = StringField(
        _l("Mengapa dibatalkan?"), [DataRequired(_l("Tulis alasannya, misalnya: tinta macet.")), Length(max=120)]
    )


class RevokeForm(FlaskForm):
    """Why a card is revoked."""

    reason = RadioField(_l("Mengapa dicabut?"), [InputRequired(_l("Pilih satu alasan."))], choices=RevokeReason.choices())


class RemovalForm(FlaskForm):
    """The section head's signature under one removal."""

    reason = SelectField(_l("Alasan"), [InputRequired(_l("Pilih satu alasan."))], choices=list(REASONS.items()))


class BlockForm(FlaskForm):
    """Numbers set aside for a day without power."""

    count = CountField(_l("Berapa nomor?"), [InputRequired(_l("Tulis angka, contoh: 50."))])
    note = StringField(_l("Untuk apa"), [Optional(), Length(max=120)])


class HandwrittenForm(FlaskForm):
    """A card already written by hand with a number that was set aside; empty for an ordinary one."""

    number = CountField(_l("Nomor urut di kartu"), [Optional()])
    issued_on = DayField(_l("Tanggal di kartu"), [Optional()], format=DAY_FORMS)

    def reserved(self) -> Reserved | None:
        """Return the number with its day, today when none is written."""
        return Reserved(self.number.data, self.issued_on.data or clock.today()) if self.number.data else None


class PaperForm(FlaskForm):
    """A photo or a paper to keep."""

    kind = SelectField(_l("Berkas apa?"), [InputRequired(_l("Pilih jenis berkasnya."))], choices=PaperKind.choices())
    file = FileField(_l("Foto atau PDF"), [FileRequired(_l("Pilih berkasnya dulu."))])


class Ak1SettingsForm(FlaskForm):
    """What the office decides about its cards."""

    number_pattern = StringField(_l("Pola nomor kartu"), [DataRequired(_l("Tulis polanya.")), Length(max=60)])
    official = RadioField(_l("Nomor resmi di kartu"), [InputRequired(_l("Pilih satu."))], choices=OfficialNumber.choices())
    fields = TextAreaField(_l("Urutan isian Karirhub, satu nama per baris"), [Optional(), Length(max=2000)])


class NipForm(FlaskForm):
    """The NIP under one's own name on the card."""

    nip = StringField(_l("NIP Anda"), [Optional(), Length(max=30)], render_kw={"inputmode": "numeric", "autocomplete": "off"})


class NationalNumberForm(FlaskForm):
    """The number that SIAPkerja or Karirhub gave."""

    number = StringField(_l("Nomor SIAPkerja/Karirhub"), [DataRequired(_l("Salin nomornya ke sini.")), Length(max=40)])
