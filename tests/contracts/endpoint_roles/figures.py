"""Who may call what of figures."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import EVERYBODY, HEADS, PLANNERS, READERS

ROLES: dict[str, set[Role]] = {
    "figures.destroy_list": {Role.SECTION_HEAD},
    "figures.download_list": {Role.SECTION_HEAD},
    "figures.download_pack": READERS,
    "figures.download_sentence": READERS,
    "figures.download_table": EVERYBODY,
    "figures.download_example": PLANNERS,
    "figures.import_figures": PLANNERS,
    "figures.issue_list": {Role.SECTION_HEAD},
    "figures.issue_pack": HEADS,
    "figures.list_figures": READERS,
    "figures.list_packs": READERS,
    "figures.note_figure": PLANNERS,
    "figures.refresh_from_bps": PLANNERS,
    "figures.release_statistics": HEADS,
    "figures.show_dashboard": READERS,
    "figures.show_map": READERS,
    "figures.show_sentence": READERS,
    "figures.show_statistics": EVERYBODY,
    "figures.withdraw_figure": PLANNERS,
}
