"""Who may call what of reports."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import HEADS, PLANNERS, READERS

ROLES: dict[str, set[Role]] = {
    "reports.accept_weights": {Role.SECTION_HEAD},
    "reports.add_signatory": HEADS,
    "reports.choose_settings": HEADS,
    "reports.close_month": {Role.SECTION_HEAD},
    "reports.download_draft": READERS,
    "reports.download_empty_book": PLANNERS,
    "reports.download_issue": READERS,
    "reports.enter_opening": {Role.SECTION_HEAD},
    "reports.import_book": PLANNERS,
    "reports.issue_report": HEADS,
    "reports.list_issues": READERS,
    "reports.list_rows_behind": READERS,
    "reports.propose_weights": {Role.SECTION_HEAD},
    "reports.reclassify": PLANNERS,
    "reports.refuse_weights": {Role.SECTION_HEAD},
    "reports.remove_nameless": PLANNERS,
    "reports.reverse_entry": PLANNERS,
    "reports.show_closing": READERS,
    "reports.show_entry": READERS,
    "reports.show_groups": HEADS,
    "reports.show_issue": READERS,
    "reports.show_latest": READERS,
    "reports.show_start": READERS,
    "reports.show_table": READERS,
    "reports.show_training": READERS,
    "reports.show_weights": HEADS,
}
