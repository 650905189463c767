"""Who may call what of public."""

from jobmatch.domain.enums import Role
from tests.contracts.endpoint_roles.groups import EVERYBODY

ROLES: dict[str, set[Role]] = {
    "public.home": EVERYBODY,
    "public.list_vacancies": EVERYBODY,
    "public.print_board": EVERYBODY,
    "public.print_vacancy": EVERYBODY,
    "public.show_health": EVERYBODY,
    "public.show_metrics": EVERYBODY,
    "public.show_picture": EVERYBODY,
    "public.show_robots": EVERYBODY,
    "public.show_sitemap": EVERYBODY,
    "public.show_vacancy": EVERYBODY,
}
