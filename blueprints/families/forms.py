"""Forms about people and their numbers."""

from dataclasses import dataclass
from typing import Self

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, DateField, IntegerField, PasswordField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.enums import RevealReason
from jobmatch.domain.errand_rules import ErrandAnswer, ErrandKind
from jobmatch.domain.family_relations import RELATIONS
from jobmatch.domain.identity_rules import MoveKind
from jobmatch.domain.poverty import PovertySource


class FindPeopleForm(FlaskForm):
    """A name or a NIK; it travels in the body of the request, never in an address."""

    words = StringField(
        _l("Nama atau NIK"),
        [DataRequired(_l("Tulis nama, atau NIK 16 angka."))],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )


class MatchNumberForm(FlaskForm):
    """A number as it stands on the paper."""

    number = StringField(
        _l("Nomor di dokumen"),
        [DataRequired(_l("Ketik nomor yang ada di dokumen.")), Length(max=30)],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )


class RevealNumberForm(FlaskForm):
    """Why a number must be seen in full."""

    reason = RadioField(_l("Untuk apa"), [InputRequired(_l("Pilih satu alasan."))], choices=RevealReason.choices())


@dataclass(frozen=True)
class NumberForms:
    """The four forms of a person's page; each has names of its own."""

    match_nik: MatchNumberForm
    match_kk: MatchNumberForm
    reveal_nik: RevealNumberForm
    reveal_kk: RevealNumberForm

    @classmethod
    def filled(cls, which: str = "") -> Self:
        """Return the forms, ``which`` of them with what was sent and the others empty."""
        kinds = {"match_nik": MatchNumberForm, "match_kk": MatchNumberForm}
        kinds |= {"reveal_nik": RevealNumberForm, "reveal_kk": RevealNumberForm}
        return cls(**{n: kind(prefix=n) if n == which else kind(formdata=None, prefix=n) for n, kind in kinds.items()})


class JoinFamilyForm(FlaskForm):
    """The number on the family card, what the person is in it, and since when."""

    kk = StringField(_l("Nomor KK"), [Optional(), Length(max=30)], render_kw={"inputmode": "numeric", "autocomplete": "off"})
    relation = SelectField(_l("Hubungan dengan kepala keluarga"), choices=[(word, word) for word in RELATIONS])
    from_on = DateField(_l("Sejak tanggal"), [InputRequired(_l("Isi tanggalnya."))])


class LeaveFamilyForm(FlaskForm):
    """The day from which the person is no longer on the card."""

    until_on = DateField(_l("Keluar tanggal"), [InputRequired(_l("Isi tanggalnya."))])


class ImportPovertyForm(FlaskForm):
    """A file of P3KE or DTSEN."""

    source = RadioField(
        _l("Sumber"), [InputRequired(_l("Pilih sumbernya."))], choices=PovertySource.choices(), default=PovertySource.DTSEN.value
    )
    as_of = DateField(_l("Data per tanggal"), [InputRequired(_l("Isi tanggal datanya, seperti di surat pengantarnya."))])
    file = FileField(_l("Berkas keluarga atau berkas individu (XLSX atau CSV)"), [FileRequired(_l("Pilih berkasnya."))])


class ChooseThresholdForm(FlaskForm):
    """Up to which decile help is proposed first."""

    threshold = IntegerField(
        _l("Sampai desil"), [InputRequired(_l("Tulis angka 1 sampai 10."))], render_kw={"inputmode": "numeric"}
    )


class NoteCareForm(FlaskForm):
    """Who looks after whom, among the members."""

    carer = SelectField(_l("Yang merawat"), [InputRequired(_l("Pilih orangnya."))])
    cared = SelectField(_l("Yang dirawat"), [InputRequired(_l("Pilih orangnya."))])


class MergeForm(FlaskForm):
    """Which record goes on."""

    kept = RadioField(_l("Catatan yang dipakai seterusnya"), [InputRequired(_l("Pilih catatan yang dipakai."))])


class RecordMoveForm(FlaskForm):
    """What happened, when, where to."""

    kind = RadioField(_l("Apa yang terjadi"), [InputRequired(_l("Pilih satu."))], choices=MoveKind.choices())
    happened_on = DateField(_l("Tanggal"), [InputRequired(_l("Isi tanggalnya."))])
    to_village = SelectField(_l("Desa atau kelurahan tujuan"), [Optional()])
    note = StringField(_l("Kata siapa, atau ke mana"), [Optional(), Length(max=160)])


class TakeResultForm(FlaskForm):
    """The list as Dukcapil sent it back, with its password."""

    file = FileField(_l("Daftar yang sudah diisi Dukcapil (XLSX)"), [FileRequired(_l("Pilih berkasnya."))])
    password = PasswordField(_l("Kata sandi berkas"), [Optional(), Length(max=80)], render_kw={"autocomplete": "off"})
    write = BooleanField(_l("Simpan. Tanpa centang ini berkasnya hanya dicoba."))


class LeaveErrandForm(FlaskForm):
    """What somebody without a telephone is told or asked, and by when."""

    kind = RadioField(_l("Yang dititipkan"), [InputRequired(_l("Pilih satu."))], choices=ErrandKind.choices(), default="question")
    words = TextAreaField(_l("Yang disampaikan"), [InputRequired(_l("Tulis apa yang disampaikan.")), Length(max=400)])
    asks_consent = BooleanField(_l("Minta izin tertulis: profil tanpa nama boleh ditunjukkan kepada pemberi kerja"))
    due_on = DateField(_l("Paling lambat"), [InputRequired(_l("Isi tanggalnya."))])


class AnswerErrandForm(FlaskForm):
    """What came back."""

    answer = RadioField(_l("Jawabannya"), [InputRequired(_l("Pilih jawabannya."))], choices=ErrandAnswer.choices())
    is_signed = BooleanField(_l("Slip izinnya sudah ditandatangani atau dicap jempol"))
    note = StringField(_l("Catatan"), [Optional(), Length(max=300)])
