"""Who may call what of placements."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import DESK, EMPLOYER, EVERYBODY, HEADS, OFFICE, PLANNERS, SEEKER

ROLES: dict[str, set[Role]] = {
    "placements.answer_for_booth": EVERYBODY,
    "placements.answer_mine": SEEKER,
    "placements.answer_my_still": SEEKER | EMPLOYER,
    "placements.answer_my_visits": SEEKER,
    "placements.answer_own": EVERYBODY,
    "placements.answer_own_visits": EVERYBODY,
    "placements.answer_still": EVERYBODY,
    "placements.ask_after_fair": PLANNERS,
    "placements.download_result": OFFICE,
    "placements.end_placement": DESK,
    "placements.enter_own_work": DESK,
    "placements.enter_past_fair": PLANNERS,
    "placements.issue_result": HEADS,
    "placements.list_overdue": OFFICE,
    "placements.list_placements": OFFICE,
    "placements.list_to_hear": DESK,
    "placements.note_booth_call": DESK,
    "placements.note_call": DESK,
    "placements.note_follow_up": DESK,
    "placements.note_reply": DESK,
    "placements.note_visit_reply": DESK,
    "placements.print_letter": PLANNERS,
    "placements.print_poster": OFFICE,
    "placements.publish_result": HEADS,
    "placements.reopen_placement": PLANNERS,
    "placements.report_my_booth": EMPLOYER,
    "placements.see_contract": DESK,
    "placements.show_placement": OFFICE,
    "placements.show_public_result": EVERYBODY,
    "placements.show_scorecard": OFFICE,
    "placements.undo_end": PLANNERS,
    "placements.withdraw_placement": PLANNERS,
}
