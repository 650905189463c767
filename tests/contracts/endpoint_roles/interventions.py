"""Who may call what of interventions."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import PLANNERS, READERS

ROLES: dict[str, set[Role]] = {
    "interventions.answer_referral": PLANNERS | {Role.SECTOR_OFFICER},
    "interventions.discuss_referral": PLANNERS,
    "interventions.download_referral_pack": READERS | {Role.SECTOR_OFFICER},
    "interventions.import_replies": PLANNERS | {Role.SECTOR_OFFICER},
    "interventions.issue_referral_pack": PLANNERS,
    "interventions.list_referral_packs": READERS | {Role.SECTOR_OFFICER},
    "interventions.list_referrals": READERS | {Role.SECTOR_OFFICER},
    "interventions.print_consent_slip": PLANNERS,
    "interventions.propose_again": PLANNERS,
    "interventions.propose_help": PLANNERS,
    "interventions.show_agenda": READERS,
    "interventions.show_referral": READERS | {Role.SECTOR_OFFICER},
    "interventions.take_back_work": PLANNERS,
    "interventions.withdraw_help": PLANNERS,
}
