"""Who may call what of seekers."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import DESK, EVERYBODY, SEEKER, VILLAGE

ROLES: dict[str, set[Role]] = {
    "seekers.answer_data_request": {Role.SECTION_HEAD},
    "seekers.answer_invitation": EVERYBODY,
    "seekers.answer_own_invitation": SEEKER,
    "seekers.apply": SEEKER,
    "seekers.ask_about_data": SEEKER,
    "seekers.ask_why": SEEKER,
    "seekers.close_complaint": DESK,
    "seekers.complain": SEEKER,
    "seekers.complain_by_link": EVERYBODY,
    "seekers.contest_fact": SEEKER,
    "seekers.download_cv": SEEKER,
    "seekers.download_data": SEEKER,
    "seekers.edit_card_fields": SEEKER,
    "seekers.edit_profile": SEEKER,
    "seekers.edit_profile_of": VILLAGE | DESK,
    "seekers.explain_vacancy": SEEKER,
    "seekers.list_applications": SEEKER,
    "seekers.list_complaints": DESK,
    "seekers.list_data_requests": DESK,
    "seekers.list_vacancies": SEEKER,
    "seekers.print_data": SEEKER,
    "seekers.register": EVERYBODY,
    "seekers.register_for": VILLAGE | DESK,
    "seekers.set_consent": SEEKER,
    "seekers.show_data": SEEKER,
    "seekers.show_home": SEEKER,
    "seekers.show_profile": SEEKER,
    "seekers.show_profile_of": VILLAGE | DESK,
    "seekers.suggest": SEEKER | VILLAGE | DESK,
    "seekers.withdraw_application": SEEKER,
}
