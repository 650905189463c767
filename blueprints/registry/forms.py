"""Forms of the village month."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from blueprints.shared.fields import RadioField
from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer


class AnswerRowForm(FlaskForm):
    """The answer for one person."""

    answer = RadioField(_l("Keadaannya sekarang"), [InputRequired(_l("Pilih satu jawaban."))], choices=RowAnswer.choices())
    how_known = RadioField(
        _l("Dari mana Anda tahu"), [InputRequired(_l("Pilih dari mana Anda tahu."))], choices=HowKnown.choices()
    )
    other = RadioField(_l("Bila “Lain”"), [Optional()], choices=OtherAnswer.choices())


class SubmitMonthForm(FlaskForm):
    """Sending the month; an empty list needs one sentence."""

    nil_statement = StringField(_l("Siapa yang Anda tanyai"), [Optional(), Length(max=300)])


class ReturnMonthForm(FlaskForm):
    """Giving a month back."""

    reason = TextAreaField(_l("Alasan dikembalikan"), [InputRequired(_l("Tulis alasannya.")), Length(max=500)])
