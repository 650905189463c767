"""Forms behind the personal links."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, StringField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.link_form import DigitsForm
from blueprints.shared.read_fields import CountField, DayField, RupiahField
from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import EmploymentKind, PlacementKind, PlacementSource, WagePeriod
from jobmatch.domain.follow_up_rules import Side


class AnswerForm(DigitsForm):
    """A person's own word."""

    says = RadioField(
        _l("Apakah Anda bekerja di sana?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("yes", _l("Ya, saya bekerja di sana")), ("no", _l("Tidak"))],
    )
    start_on = DateField(_l("Mulai bekerja"), [Optional()])


class TermsForm(FlaskForm):
    """What is known of a job beyond its name; each may stay empty."""

    start_on = DayField(_l("Mulai bekerja"), [Optional()])
    wage_idr = RupiahField(_l("Upah"))
    wage_period = SelectField(_l("Upah dibayar"), [Optional()], choices=[("", _l("belum tahu")), *WagePeriod.choices()])
    contract = SelectField(_l("Perjanjian kerja"), [Optional()], choices=[("", _l("belum tahu")), *EmploymentKind.choices()])


class CallForm(FlaskForm):
    """One call, reply or visit."""

    whom = RadioField(_l("Siapa yang bicara?"), [InputRequired(_l("Pilih satu jawaban."))], choices=Whom.choices())
    heard = RadioField(_l("Apa katanya?"), [InputRequired(_l("Pilih satu jawaban."))], choices=Heard.choices())
    way = SelectField(_l("Lewat"), [Optional()], choices=Way.choices(), default=Way.CALL.value)
    note = StringField(_l("Catatan singkat"), [Optional(), Length(max=200)])


class ContractForm(TermsForm):
    """The contract that an officer saw, and what kind of placement it is."""

    kind = SelectField(_l("Jenis antar kerja"), choices=PlacementKind.choices())


class OwnWorkForm(TermsForm):
    """Work found without a vacancy here."""

    employer_name = StringField(_l("Bekerja di mana?"), [InputRequired(_l("Tulis di mana bekerja.")), Length(max=120)])
    job_title = StringField(_l("Sebagai apa?"), [InputRequired(_l("Tulis pekerjaannya.")), Length(max=160)])
    start_on = DayField(_l("Mulai bekerja"), [InputRequired(_l("Isi tanggalnya. Perkiraan juga boleh."))])
    source = RadioField(
        _l("Bagaimana mendapatnya?"),
        choices=[(way.value, way.label) for way in (PlacementSource.OWN, PlacementSource.REFERRAL)],
        default=PlacementSource.OWN.value,
    )
    kind = SelectField(_l("Jenis antar kerja"), choices=PlacementKind.choices(), default=PlacementKind.LOCAL.value)
    proof = BooleanField(_l("Buktinya sudah saya lihat"))
    note = StringField(_l("Catatan singkat"), [Optional(), Length(max=200)])


class EndForm(FlaskForm):
    """A job that has ended."""

    left_on = DayField(_l("Hari terakhir bekerja"), [InputRequired(_l("Isi tanggalnya. Perkiraan juga boleh."))])
    seeks_again = RadioField(
        _l("Apakah orangnya mencari kerja lagi?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("yes", _l("Ya, mencari kerja")), ("no", _l("Tidak")), ("unknown", _l("Belum tahu"))],
    )
    post = RadioField(
        _l("Apakah tempatnya dibuka lagi?"), choices=[("yes", _l("Ya, masih dicari orang")), ("no", _l("Tidak"))], default="yes"
    )


class StillForm(DigitsForm, TermsForm):
    """Whether somebody is still at work, by one tap; the rest may stay empty."""

    still = RadioField(
        _l("Masih bekerja di sana?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[("yes", _l("Masih bekerja")), ("no", _l("Sudah berhenti"))],
    )
    left_on = DayField(_l("Kalau sudah berhenti, sejak kapan?"), [Optional()])
    seeks_again = RadioField(
        _l("Kalau sudah berhenti, mencari kerja lagi?"), [Optional()], choices=[("yes", _l("Ya")), ("no", _l("Tidak"))]
    )


class SideStillForm(StillForm):
    """The same question, entered by staff for the side that was heard."""

    side = RadioField(_l("Menurut siapa?"), [InputRequired(_l("Pilih satu jawaban."))], choices=Side.choices())


class FindToHearForm(FlaskForm):
    """Part of a name or of the number that wrote."""

    words = StringField(_l("Nama atau nomor telepon"), [Length(max=60)])


class BoothCallForm(FlaskForm):
    """What came of a call to an employer that has not reported."""

    heard = SelectField(
        _l("Apa yang terjadi?"),
        [InputRequired(_l("Pilih satu jawaban."))],
        choices=[
            ("not_yet", _l("Akan menjawab")),
            ("no_answer", Heard.NO_ANSWER.label),
            ("wrong_number", Heard.WRONG_NUMBER.label),
        ],
    )
    note = StringField(_l("Catatan singkat"), [Optional(), Length(max=200)])


class PublishForm(FlaskForm):
    """Whether an issue of results is open to the public."""

    is_public = SelectField(_l("Terbuka untuk umum"), choices=[("yes", _l("Ya")), ("no", _l("Tidak"))])


class PastFairForm(FlaskForm):
    """A fair from before this system, as a source tells of it."""

    name = StringField(_l("Nama Job Fair"), [InputRequired(_l("Isi namanya.")), Length(max=120)])
    place = StringField(_l("Tempat"), [InputRequired(_l("Isi tempatnya.")), Length(max=160)])
    on = DayField(_l("Tanggal"), [InputRequired(_l("Isi tanggalnya."))])
    source = StringField(_l("Sumber angkanya"), [InputRequired(_l("Isi sumbernya.")), Length(max=200)])
    companies = CountField(_l("Perusahaan"))
    posts = CountField(_l("Lowongan"))
    came = CountField(_l("Orang yang datang"))
    applied = CountField(_l("Orang yang melamar"))
    hired = CountField(_l("Orang yang diterima bekerja"))
    note = StringField(_l("Catatan, misalnya angka lain yang berbeda"), [Optional(), Length(max=300)])

    def figures(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {field.name: field.data for field in self if field.name != "csrf_token"}
