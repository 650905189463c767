"""Forms about accounts of officials and opened numbers."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from blueprints.shared.fields import RadioField, SelectField
from blueprints.shared.read_fields import PhoneField
from jobmatch.domain.account_rules import SCOPE_OF
from jobmatch.domain.aid_kinds import Agency
from jobmatch.domain.enums import ReviewVerdict, Role
from jobmatch.domain.texts import N_
from jobmatch.services.accounts import Official

AGENCIES = [("", N_("Pilih dinas")), *Agency.choices()]
NAME = {"autocomplete": "off"}


class OfficialForm(FlaskForm):
    """An account of an official; only the fields that the role needs are kept."""

    display_name = StringField(_l("Nama orangnya"), [DataRequired(_l("Tulis nama orangnya.")), Length(max=120)], render_kw=NAME)
    login = StringField(_l("Nama masuk"), [Length(max=120)], render_kw={**NAME, "autocapitalize": "none"})
    phone = PhoneField(_l("Nomor telepon"), [Optional()])
    village_code = SelectField(_l("Desa atau kelurahan"), [DataRequired(_l("Pilih desa atau kelurahan tempat ia bertugas."))])
    district_code = SelectField(_l("Kecamatan"), [DataRequired(_l("Pilih kecamatan tempat ia bertugas."))])
    agency = SelectField(_l("Dinas"), [DataRequired(_l("Pilih dinas tempat ia bekerja."))], choices=AGENCIES)

    def keep_for(self, role: Role, villages: Any, districts: Any, *, needs_login: bool) -> None:
        """Drop the fields that this role does not need."""
        for column in set(SCOPE_OF.values()) - {SCOPE_OF.get(role)}:
            delattr(self, column)
        if role is Role.VILLAGE_OFFICER or not needs_login:
            del self.login
        if self.village_code:
            self.village_code.choices = villages
        if self.district_code:
            self.district_code.choices = districts

    def official(self, role: Role, login: str | None = None) -> Official:
        """Return what was filled in."""
        values = {name: self[name].data or None for name in ("phone", *SCOPE_OF.values()) if name in self}
        typed = self.login.data if self.login else login
        return Official(role=role, display_name=self.display_name.data, login=typed, **values)


class ChangeRoleForm(FlaskForm):
    """The next role of an account; its scope is asked for on the page after."""

    role = RadioField(_l("Peran baru"), [InputRequired(_l("Pilih satu peran."))])


class HandOverForm(FlaskForm):
    """The successor of a village officer."""

    display_name = StringField(_l("Nama pengganti"), [DataRequired(_l("Tulis nama pengganti.")), Length(max=120)], render_kw=NAME)
    phone = PhoneField(_l("Nomor telepon pengganti"), [Optional()])


class ReviewRevealForm(FlaskForm):
    """What the section head found."""

    verdict = RadioField(_l("Hasil pemeriksaan"), [InputRequired(_l("Pilih satu."))], choices=ReviewVerdict.choices())
    note = StringField(_l("Catatan"), [Optional(), Length(max=300)])
