"""Who may call what, in one place for review: each endpoint with its roles, as the views must mark them.

A new view is added here by hand, in the order of the alphabet, by whoever can answer for it.
"""

from jobmatch.domain.enums import Role

EVERYBODY = set(Role) - {Role.SYSTEM}
SIGNED_IN = EVERYBODY - {Role.VISITOR}
SEEKER = {Role.SEEKER}
VILLAGE = {Role.VILLAGE_OFFICER}
REVIEW = {Role.DISTRICT_SUPERVISOR, Role.PLACEMENT, Role.SECTION_HEAD}
OFFICE = {Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD}
SUPERVISORS = {Role.DISTRICT_SUPERVISOR}
PLANNERS = {Role.PLACEMENT, Role.SECTION_HEAD}
READERS = PLANNERS | {Role.OFFICE_HEAD}
OFFICIALS = OFFICE | SUPERVISORS | {Role.SECTOR_OFFICER, Role.ADMIN}
DESK = PLANNERS | {Role.COUNTER}
CARERS = PLANNERS | {Role.ADMIN}
LOOKERS = OFFICE | SUPERVISORS | VILLAGE
MONTH_WRITERS = VILLAGE | SUPERVISORS | DESK
EMPLOYER = {Role.EMPLOYER}

ENDPOINT_ROLES: dict[str, set[Role]] = {
    "admin.add_official": CARERS,
    "admin.change_official": CARERS,
    "admin.change_role": {Role.ADMIN},
    "admin.choose_role": CARERS,
    "admin.deactivate_account": CARERS,
    "admin.end_sessions": CARERS,
    "admin.hand_over": CARERS,
    "admin.issue_link": CARERS | {Role.COUNTER},
    "admin.list_accounts": CARERS,
    "admin.list_reveals": {Role.SECTION_HEAD, Role.OFFICE_HEAD},
    "admin.reactivate_account": CARERS,
    "admin.reset_second_step": {Role.ADMIN},
    "admin.review_reveal": {Role.SECTION_HEAD, Role.OFFICE_HEAD},
    "admin.revoke_device": CARERS,
    "admin.show_account": CARERS,
    "admin.show_design": OFFICIALS,
    "admin.show_link": CARERS | {Role.COUNTER},
    "auth.bind_device": EVERYBODY,
    "auth.change_password": SIGNED_IN,
    "auth.choose_language": EVERYBODY,
    "auth.choose_password": EVERYBODY,
    "auth.enable_second_step": OFFICIALS,
    "auth.end_other_sessions": SIGNED_IN,
    "auth.enter_code": EVERYBODY,
    "auth.enter_pin": EVERYBODY,
    "auth.renew_recovery_codes": OFFICIALS,
    "auth.show_account": SIGNED_IN,
    "auth.show_recovery_codes": OFFICIALS,
    "auth.sign_in": EVERYBODY,
    "auth.sign_out": SIGNED_IN,
    "employers.list_candidates": EMPLOYER | DESK,
    "employers.list_vacancies": EMPLOYER,
    "employers.list_waiting": PLANNERS,
    "employers.pause_vacancy": EMPLOYER | DESK,
    "employers.post_vacancy": EMPLOYER | DESK,
    "employers.publish_vacancy": PLANNERS,
    "employers.resume_vacancy": EMPLOYER | DESK,
    "employers.return_vacancy": PLANNERS,
    "employers.review_vacancy": PLANNERS,
    "employers.show_vacancy": EMPLOYER | DESK,
    "employers.sign_up": EVERYBODY,
    "employers.withdraw_vacancy": EMPLOYER | DESK,
    "fairs.add_booth": PLANNERS,
    "fairs.check_in": DESK,
    "fairs.list_fairs": EVERYBODY,
    "fairs.plan_fair": PLANNERS,
    "fairs.record_outcome": DESK,
    "fairs.register_for_fair": SEEKER,
    "fairs.show_fair": EVERYBODY,
    "fairs.show_ticket": SEEKER | DESK,
    "families.find_people": LOOKERS,
    "families.list_people": LOOKERS,
    "families.match_kk": DESK | VILLAGE,
    "families.match_nik": DESK | VILLAGE,
    "families.reveal_kk": DESK,
    "families.reveal_nik": DESK,
    "families.show_history": OFFICE,
    "families.show_person": LOOKERS,
    "placements.answer_for_booth": EVERYBODY,
    "placements.answer_mine": SEEKER,
    "placements.answer_own": EVERYBODY,
    "placements.ask_after_fair": PLANNERS,
    "placements.list_placements": OFFICE,
    "placements.report_my_booth": EMPLOYER,
    "public.home": EVERYBODY,
    "public.list_vacancies": EVERYBODY,
    "public.print_board": EVERYBODY,
    "public.print_vacancy": EVERYBODY,
    "public.show_picture": EVERYBODY,
    "public.show_robots": EVERYBODY,
    "public.show_sitemap": EVERYBODY,
    "public.show_vacancy": EVERYBODY,
    "registry.accept_clear_months": REVIEW,
    "registry.accept_month": REVIEW,
    "registry.add_person": MONTH_WRITERS,
    "registry.attach_photo": MONTH_WRITERS,
    "registry.comment_finding": VILLAGE | REVIEW,
    "registry.list_my_months": VILLAGE,
    "registry.list_person": MONTH_WRITERS,
    "registry.list_reminders": PLANNERS,
    "registry.list_waiting": REVIEW,
    "registry.open_month": PLANNERS,
    "registry.print_month": VILLAGE | OFFICE | SUPERVISORS,
    "registry.queue_reminders": PLANNERS,
    "registry.reopen_month": PLANNERS,
    "registry.return_month": REVIEW,
    "registry.save_answers": MONTH_WRITERS,
    "registry.search_people": MONTH_WRITERS,
    "registry.show_board": OFFICE | SUPERVISORS,
    "registry.show_month": VILLAGE | OFFICE | SUPERVISORS,
    "registry.show_paper": VILLAGE | OFFICE | SUPERVISORS,
    "registry.show_punctuality": OFFICE | SUPERVISORS,
    "registry.start_paper": MONTH_WRITERS - VILLAGE,
    "registry.wish_for_counter": VILLAGE | DESK,
    "reports.list_rows_behind": READERS,
    "reports.show_iii1": READERS,
    "reports.show_latest": READERS,
    "seekers.apply": SEEKER,
    "seekers.list_applications": SEEKER,
    "seekers.list_vacancies": SEEKER,
    "seekers.register": EVERYBODY,
    "seekers.withdraw_application": SEEKER,
}
