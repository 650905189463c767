"""Forms of the village month."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileAllowed, FileField, FileRequired
from wtforms import BooleanField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from blueprints.shared.fields import RadioField, SelectField, TapMany, WorkField
from jobmatch.domain.education import LEVELS
from jobmatch.domain.enums import HowKnown, Sex
from jobmatch.domain.labour_questions import LOOKING, Asked
from jobmatch.domain.labour_status import LabourAnswers, MainActivity
from jobmatch.domain.local_work import DISTANCES, DRIVING_LICENCES

YES_NO = (("yes", _l("Ya")), ("no", _l("Tidak")))
FOUR_DIGITS, IN_A_WEEK = _l("Tulis empat angka, misalnya 2001."), _l("Tulis 1 sampai 168.")
PHOTOS = ["jpg", "jpeg", "png", "webp"]


class AnswersForm(FlaskForm):
    """The page-wide part of the list: how the village knows, and the sentence of an empty list."""

    asal = RadioField(
        _l("Dari mana Anda tahu?"),
        choices=[(how.value, how.label) for how in (HowKnown.MET, HowKnown.TOLD)],
        description=_l("Berlaku untuk semua jawaban. Yang berbeda, ubah di “Lainnya”."),
    )
    nil_statement = StringField(_l("Siapa yang Anda tanyai?"), [Optional(), Length(max=300)])


class ReturnMonthForm(FlaskForm):
    """Giving a month back."""

    reason = TextAreaField(_l("Alasan dikembalikan"), [InputRequired(_l("Tulis alasannya.")), Length(max=500)])


class ReopenMonthForm(FlaskForm):
    """Opening a closed month as a new version."""

    reason = TextAreaField(_l("Alasan dibuka lagi"), [InputRequired(_l("Tulis alasannya.")), Length(max=500)])


class CommentFindingForm(FlaskForm):
    """A word about a finding."""

    comment = StringField(_l("Penjelasan"), [Optional(), Length(max=300)])
    needs_follow_up = BooleanField(_l("Tindak lanjuti"))


class LabourQuestionsForm(FlaskForm):
    """The questions that the status is computed from; the status itself is never asked."""

    worked = RadioField(
        _l("Minggu lalu bekerja, walau hanya satu jam?"),
        [InputRequired(_l("Pilih ya atau tidak."))],
        choices=YES_NO,
        description=_l("Di kebun sendiri, menjaga warung keluarga, dan harian juga bekerja, walau tidak dibayar."),
    )
    hours = IntegerField(_l("Berapa jam seminggu, semua pekerjaan?"), [Optional(), NumberRange(1, 168, IN_A_WEEK)])
    wants_more = RadioField(_l("Masih mencari atau mau tambahan kerja?"), [Optional()], choices=YES_NO)
    away = RadioField(_l("Punya pekerjaan, tetapi minggu lalu libur, sakit, atau cuti?"), choices=YES_NO, validate_choice=False)
    looking = TapMany(
        _l("Mana yang benar?"),
        [Optional()],
        choices=LOOKING,
    )
    activity = RadioField(_l("Sehari-hari lebih banyak apa?"), [Optional()], choices=MainActivity.choices())
    in_school = RadioField(_l("Sedang sekolah, kuliah, atau kursus?"), [Optional()], choices=YES_NO)

    def validate_away(self, field: RadioField) -> None:
        if self.worked.data == "no" and field.data not in ("yes", "no"):
            raise ValidationError(_l("Pilih ya atau tidak."))

    @property
    def labour(self) -> LabourAnswers:
        """What was answered."""
        return Asked(
            worked=_yes(self.worked.data),
            hours=self.hours.data,
            wants_more=_yes(self.wants_more.data),
            away=_yes(self.away.data),
            looking=frozenset(self.looking.data or ()),
            activity=MainActivity(self.activity.data) if self.activity.data else None,
            learns=_yes(self.in_school.data),
        ).labour


def _yes(answer: str | None) -> bool | None:
    return None if not answer else answer == "yes"


class AskAtCounterForm(LabourQuestionsForm):
    """The questions put to somebody who wanted to answer at the counter; the key makes a second press harmless."""

    key = HiddenField(validators=[InputRequired(), Length(max=40)])


class AddPersonForm(LabourQuestionsForm):
    """Somebody new: few fields and taps on pictures beside the questions; the key makes a second press harmless."""

    key = HiddenField(validators=[Optional(), Length(max=40)])
    full_name = StringField(_l("Nama"), [DataRequired(_l("Tulis namanya.")), Length(max=120)])
    sex = RadioField(_l("Jenis kelamin"), [InputRequired(_l("Pilih satu."))], choices=Sex.choices())
    birth_year = IntegerField(
        _l("Tahun lahir"),
        [
            InputRequired(_l("Tulis tahun lahirnya; perkiraan boleh.")),
            NumberRange(1900, 2100, FOUR_DIGITS),
        ],
        description=_l("Perkiraan boleh, misalnya 2001."),
    )
    phone = StringField(_l("Nomor telepon"), [Optional(), Length(max=20)])
    education_level = SelectField(
        _l("Pendidikan terakhir"),
        [Optional()],
        choices=[("", _l("Pilih …")), *[(level.code, level.label) for level in LEVELS]],
    )
    can_do = WorkField(_l("Bisa mengerjakan apa?"), [Optional()])
    wants = WorkField(_l("Mau bekerja sebagai apa?"), [Optional()])
    distance = RadioField(_l("Mau bekerja sejauh apa dari rumah?"), [Optional()], choices=DISTANCES)
    licences = TapMany(_l("Punya SIM?"), [Optional()], choices=DRIVING_LICENCES)


class PhotoForm(FlaskForm):
    """A photo of a filled-in sheet."""

    photo = FileField(
        _l("Foto lembar kertas"),
        [
            FileRequired(_l("Pilih foto lembar yang sudah diisi.")),
            FileAllowed(PHOTOS, _l("Pilih foto JPG atau PNG.")),
        ],
    )


class MonthFileForm(FlaskForm):
    """A file with answers, of one village's month or of many."""

    file = FileField(
        _l("Berkas yang sudah diisi"),
        [
            FileRequired(_l("Pilih berkas yang sudah diisi.")),
            FileAllowed(["xlsx", "csv"], _l("Pilih berkas Excel (.xlsx) atau CSV.")),
        ],
        description=_l("Excel (.xlsx) atau CSV, paling besar 32 MB."),
    )
