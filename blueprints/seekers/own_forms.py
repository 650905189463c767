"""Forms of the person's own corner."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.card_fields import FAITHS, MARITAL
from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.complaint_reasons import ComplaintReason
from jobmatch.domain.data_rights import RequestKind
from jobmatch.domain.local_work import DISTANCES
from jobmatch.queries.seekers import Profile
from jobmatch.services.ak1_fields import CardFields


class CardFieldsForm(FlaskForm):
    """What the AK-1 card prints beyond the profile, filled in at home or in the queue."""

    nik = StringField(_l("NIK"), [Optional(), Length(max=24)], render_kw={"inputmode": "numeric", "autocomplete": "off"})
    birth_place = StringField(_l("Tempat lahir"), [Optional(), Length(max=80)])
    marital_status = SelectField(_l("Status kawin"), [Optional()], choices=[("", _l("Pilih …")), *MARITAL])
    religion = SelectField(_l("Agama"), [Optional()], choices=[("", _l("Pilih …")), *FAITHS])
    address = StringField(_l("Alamat (jalan, RT/RW, kode pos)"), [Optional(), Length(max=200)])

    def fill(self, profile: Profile) -> None:
        names = ("birth_place", "marital_status", "religion", "address")
        self.process(data={name: getattr(profile.person, name) for name in names})

    def fields(self) -> CardFields:
        """Return what was filled in."""
        return CardFields(
            self.birth_place.data, self.marital_status.data, self.religion.data, self.address.data, self.nik.data or None
        )


class DataRequestForm(FlaskForm):
    """What may be asked of one's own data."""

    kind = RadioField(_l("Apa yang Anda minta?"), [InputRequired(_l("Pilih satu."))], choices=RequestKind.choices())
    words = TextAreaField(_l("Keterangan"), [Optional(), Length(max=1000)])


class ContactDistanceForm(FlaskForm):
    """How far away work may be whose employer may call without asking."""

    km = SelectField(_l("Sejauh mana?"), [Optional()], choices=[("", _l("Pilih …")), *[d for d in DISTANCES if d[0] != "500"]])

    def distance(self) -> int | None:
        """Return the distance, None when none was chosen."""
        return int(self.km.data) if self.km.data in {code for code, _ in DISTANCES} else None


class ComplaintForm(FlaskForm):
    """What is wrong with an employer or a message."""

    reason = RadioField(_l("Apa yang terjadi?"), [InputRequired(_l("Pilih satu."))], choices=ComplaintReason.choices())
    words = TextAreaField(_l("Ceritakan singkat"), [Optional(), Length(max=1000)])


class CloseComplaintForm(FlaskForm):
    """What came of a complaint, and whether the employer is cut off."""

    outcome = StringField(_l("Hasil pemeriksaan"), [DataRequired(_l("Tulis hasil pemeriksaannya; orangnya membaca ini."))])
    cuts_off = StringField(_l("Tutup pemberi kerja ini"), [Optional()])


class AnswerRequestForm(FlaskForm):
    """The answer the person reads."""

    answer = StringField(
        _l("Jawaban untuk orangnya"), [DataRequired(_l("Tulis jawabannya; orangnya membaca ini.")), Length(max=500)]
    )
