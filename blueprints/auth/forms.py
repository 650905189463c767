"""Forms of signing in."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Optional

from blueprints.shared.link_form import DigitsForm

CODE = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
PIN = {"inputmode": "numeric", "maxlength": 6}


class WhoForm(FlaskForm):
    """Whose account it is."""

    login = StringField(
        _l("Nama masuk"),
        [DataRequired(_l("Isi nama masuk Anda.")), Length(max=120)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


class NewPasswordForm(FlaskForm):
    """A new password, typed twice."""

    password = PasswordField(
        _l("Kata sandi baru"),
        [DataRequired(_l("Buat kata sandi."))],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("Kata sandi baru sekali lagi"),
        [DataRequired(_l("Ulangi kata sandi tadi.")), EqualTo("password", _l("Dua kata sandi ini belum sama."))],
        render_kw={"autocomplete": "new-password"},
    )


class SignInForm(WhoForm):
    """Login and password."""

    password = PasswordField(
        _l("Kata sandi"),
        [DataRequired(_l("Isi kata sandi Anda.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class EnterCodeForm(FlaskForm):
    """The code of the app, or a printed one."""

    code = StringField(_l("Kode"), [DataRequired(_l("Isi kode dari aplikasi Anda.")), Length(max=20)], render_kw=CODE)
    next = HiddenField()


class EnterPinForm(FlaskForm):
    """The PIN of a bound phone."""

    pin = PasswordField(
        _l("PIN"),
        [DataRequired(_l("Isi PIN Anda.")), Length(max=20)],
        render_kw={**PIN, "autocomplete": "current-password"},
    )
    next = HiddenField()


class BindDeviceForm(DigitsForm):
    """Choosing a PIN on the phone that opened the link."""

    pin = PasswordField(
        _l("Buat PIN"),
        [DataRequired(_l("Buat PIN 6 angka.")), Length(max=20)],
        render_kw={**PIN, "autocomplete": "new-password"},
    )
    again = PasswordField(
        _l("PIN sekali lagi"),
        [DataRequired(_l("Ulangi PIN tadi.")), EqualTo("pin", _l("Dua PIN ini belum sama."))],
        render_kw={**PIN, "autocomplete": "new-password"},
    )


class ChoosePasswordForm(DigitsForm, NewPasswordForm):
    """A password chosen through a personal link."""


class AskCodeForm(WhoForm):
    """Whose code is wanted."""


class UseCodeForm(NewPasswordForm):
    """The code that came, and the new password."""

    code = StringField(
        _l("Kode 6 angka"),
        [DataRequired(_l("Isi kode yang masuk ke ponsel Anda.")), Length(max=20)],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code"},
    )


class ChangePasswordForm(NewPasswordForm):
    """Changing one's own password."""

    current = PasswordField(
        _l("Kata sandi sekarang"),
        [DataRequired(_l("Isi kata sandi Anda yang sekarang."))],
        render_kw={"autocomplete": "current-password"},
    )


class EnableSecondStepForm(FlaskForm):
    """The first code of a new code app."""

    password = PasswordField(_l("Kata sandi Anda"), [Optional(), Length(max=200)], render_kw={"autocomplete": "current-password"})
    code = StringField(
        _l("Kode 6 angka yang sedang tampil"),
        [InputRequired(_l("Isi kode dari aplikasi Anda.")), Length(max=20)],
        render_kw={"inputmode": "numeric", "autocomplete": "one-time-code"},
    )


class ConfirmPasswordForm(FlaskForm):
    """A password asked again before something sensitive."""

    password = PasswordField(
        _l("Kata sandi Anda"),
        [DataRequired(_l("Isi kata sandi Anda."))],
        render_kw={"autocomplete": "current-password"},
    )
