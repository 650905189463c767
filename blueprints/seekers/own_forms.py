"""Forms of the person's own corner."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.card_fields import FAITHS, MARITAL
from blueprints.shared.fields import RadioField, SelectField
from jobmatch.domain.data_rights import RequestKind
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


class AnswerRequestForm(FlaskForm):
    """The answer the person reads."""

    answer = StringField(
        _l("Jawaban untuk orangnya"), [DataRequired(_l("Tulis jawabannya; orangnya membaca ini.")), Length(max=500)]
    )
