"""What every page behind a personal link asks first."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length


class DigitsForm(FlaskForm):
    """The last four digits of the phone that got the message."""

    digits = StringField(
        _l("Empat angka terakhir nomor telepon Anda"),
        [Length(max=4)],
        filters=[lambda typed: typed.strip() if typed else typed],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
