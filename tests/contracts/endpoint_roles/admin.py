"""Who may call what of admin."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import CARERS, DESK, OFFICIALS, PLANNERS

ROLES: dict[str, set[Role]] = {
    "admin.add_official": CARERS,
    "admin.change_official": CARERS,
    "admin.change_role": {Role.ADMIN},
    "admin.choose_role": CARERS,
    "admin.deactivate_account": CARERS,
    "admin.end_sessions": CARERS,
    "admin.hand_over": CARERS,
    "admin.issue_link": CARERS | {Role.COUNTER},
    "admin.list_accounts": CARERS,
    "admin.list_jobs": PLANNERS | {Role.ADMIN},
    "admin.list_outbox": DESK,
    "admin.list_reveals": {Role.SECTION_HEAD, Role.OFFICE_HEAD},
    "admin.mark_sent": DESK,
    "admin.print_letters": DESK,
    "admin.reactivate_account": CARERS,
    "admin.remind_villages": PLANNERS,
    "admin.reset_second_step": {Role.ADMIN},
    "admin.retry_job": PLANNERS | {Role.ADMIN},
    "admin.retry_message": DESK,
    "admin.review_reveal": {Role.SECTION_HEAD, Role.OFFICE_HEAD},
    "admin.revoke_device": CARERS,
    "admin.show_account": CARERS,
    "admin.show_design": OFFICIALS,
    "admin.show_link": CARERS | {Role.COUNTER},
    "admin.undo_sent": DESK,
}
