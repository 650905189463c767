"""Forms about people and their numbers."""

from dataclasses import dataclass
from typing import Self

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from blueprints.shared.fields import RadioField
from jobmatch.domain.enums import RevealReason


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
