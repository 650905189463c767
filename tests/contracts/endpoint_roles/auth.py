"""Who may call what of auth."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import EVERYBODY, OFFICIALS, SIGNED_IN

ROLES: dict[str, set[Role]] = {
    "auth.ask_code": EVERYBODY,
    "auth.bind_device": EVERYBODY,
    "auth.change_password": SIGNED_IN,
    "auth.choose_language": EVERYBODY,
    "auth.choose_password": EVERYBODY,
    "auth.enable_second_step": OFFICIALS,
    "auth.end_other_sessions": SIGNED_IN,
    "auth.enter_code": EVERYBODY,
    "auth.enter_pin": EVERYBODY,
    "auth.renew_recovery_codes": OFFICIALS,
    "auth.resume_form": SIGNED_IN,
    "auth.show_account": SIGNED_IN,
    "auth.show_device_state": EVERYBODY,
    "auth.show_recovery_codes": OFFICIALS,
    "auth.sign_in": EVERYBODY,
    "auth.sign_out": SIGNED_IN,
    "auth.use_code": EVERYBODY,
}
