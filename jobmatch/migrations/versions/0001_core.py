"""The core tables of the loop."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.Column("fields", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("chain_hash", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_events")),
    )
    with op.batch_alter_table("audit_events") as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_events_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_audit_events_subject", ["subject_type", "subject_id", "at"], unique=False)

    op.create_table(
        "districts",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("bps_code", sa.String(length=10), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_districts")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("payload", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("result", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_count", sa.Integer(), nullable=False),
        sa.Column("total_count", sa.Integer(), nullable=True),
        sa.Column("progress_text", sa.String(length=160), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("key", name=op.f("uq_jobs_key")),
    )
    with op.batch_alter_table("jobs") as batch_op:
        batch_op.create_index("ix_jobs_state", ["state", "created_at"], unique=False)

    op.create_table(
        "ledger_months",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_ledger_months")),
    )
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_key", sa.String(length=120), nullable=False),
        sa.Column("recipient_key", sa.String(length=80), nullable=False),
        sa.Column("recipient_name", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("address", sa.String(length=120), nullable=True),
        sa.Column("group_key", sa.String(length=80), nullable=True),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_messages")),
        sa.UniqueConstraint("event_key", "recipient_key", name=op.f("uq_outbox_messages_event_key_recipient_key")),
    )
    with op.batch_alter_table("outbox_messages") as batch_op:
        batch_op.create_index("ix_outbox_messages_state", ["state", "created_at"], unique=False)

    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    with op.batch_alter_table("sign_in_attempts") as batch_op:
        batch_op.create_index("ix_sign_in_attempts_key_at", ["key_hash", "at"], unique=False)

    op.create_table(
        "signed_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.Column("check_hash", sa.String(length=64), nullable=True),
        sa.Column("failed_checks", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_signed_links_token_hash")),
    )
    with op.batch_alter_table("signed_links") as batch_op:
        batch_op.create_index("ix_signed_links_subject", ["purpose", "subject_type", "subject_id"], unique=False)

    op.create_table(
        "site_facts",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site_facts")),
    )
    op.create_table(
        "villages",
        sa.Column("code", sa.String(length=13), nullable=False),
        sa.Column("district_code", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("bps_code", sa.String(length=13), nullable=True),
        sa.Column("postcode", sa.String(length=5), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name=op.f("fk_villages_district_code_districts")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_villages")),
    )
    with op.batch_alter_table("villages") as batch_op:
        batch_op.create_index(batch_op.f("ix_villages_district_code"), ["district_code"], unique=False)

    op.create_table(
        "employers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("receiver", sa.String(length=20), nullable=False),
        sa.Column("nib", sa.String(length=13), nullable=True),
        sa.Column("kbli", sa.String(length=5), nullable=True),
        sa.Column("kbli_edition", sa.String(length=4), nullable=True),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("contact_name", sa.String(length=120), nullable=True),
        sa.Column("email", sa.String(length=120), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("national_number", sa.String(length=40), nullable=True),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by", sa.Uuid(), nullable=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("blocked_reason", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_employers_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employers")),
    )
    with op.batch_alter_table("employers") as batch_op:
        batch_op.create_index(batch_op.f("ix_employers_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_employers_origin"), ["origin"], unique=False)
        batch_op.create_index(batch_op.f("ix_employers_village_code"), ["village_code"], unique=False)

    op.create_table(
        "fairs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_fairs_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fairs")),
    )
    op.create_table(
        "families",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kk", sa.LargeBinary(), nullable=True),
        sa.Column("kk_index", sa.String(length=64), nullable=True),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("decile", sa.Integer(), nullable=True),
        sa.Column("decile_on", sa.Date(), nullable=True),
        sa.Column("decile_source", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_families_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_families")),
        sa.UniqueConstraint("kk_index", name=op.f("uq_families_kk_index")),
    )
    with op.batch_alter_table("families") as batch_op:
        batch_op.create_index(batch_op.f("ix_families_village_code"), ["village_code"], unique=False)

    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("nik", sa.LargeBinary(), nullable=True),
        sa.Column("nik_index", sa.String(length=64), nullable=True),
        sa.Column("nik_state", sa.String(length=32), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("birth_place", sa.String(length=80), nullable=True),
        sa.Column("sex", sa.String(length=32), nullable=True),
        sa.Column("marital_status", sa.String(length=20), nullable=True),
        sa.Column("religion", sa.String(length=30), nullable=True),
        sa.Column("disability", sa.String(length=120), nullable=True),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("education_level", sa.String(length=20), nullable=True),
        sa.Column("education_major", sa.String(length=120), nullable=True),
        sa.Column("education_institution", sa.String(length=120), nullable=True),
        sa.Column("graduation_year", sa.Integer(), nullable=True),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into_id"], ["people.id"], name=op.f("fk_people_merged_into_id_people")),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_people_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("nik_index", name=op.f("uq_people_nik_index")),
    )
    with op.batch_alter_table("people") as batch_op:
        batch_op.create_index(batch_op.f("ix_people_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_people_phone"), ["phone"], unique=False)
        batch_op.create_index(batch_op.f("ix_people_village_code"), ["village_code"], unique=False)

    op.create_table(
        "village_months",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("nil_statement", sa.Text(), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=True),
        sa.Column("entered_from", sa.String(length=20), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_village_months_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_months")),
        sa.UniqueConstraint("village_code", "month", "version", name=op.f("uq_village_months_village_code_month_version")),
    )
    with op.batch_alter_table("village_months") as batch_op:
        batch_op.create_index("ix_village_months_month_state", ["month", "state"], unique=False)

    op.create_table(
        "accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("login", sa.String(length=120), nullable=True),
        sa.Column("display_name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=160), nullable=True),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("district_code", sa.String(length=8), nullable=True),
        sa.Column("agency", sa.String(length=30), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("session_epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_sign_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["district_code"], ["districts.code"], name=op.f("fk_accounts_district_code_districts")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id_people")),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_accounts_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_accounts_login")),
        sa.UniqueConstraint("person_id", name=op.f("uq_accounts_person_id")),
    )
    op.create_table(
        "ak1_cards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("series_year", sa.Integer(), nullable=False),
        sa.Column("series_number", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=False),
        sa.Column("reported_count", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=120), nullable=True),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ak1_cards_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ak1_cards")),
        sa.UniqueConstraint("code", name=op.f("uq_ak1_cards_code")),
        sa.UniqueConstraint("number", name=op.f("uq_ak1_cards_number")),
        sa.UniqueConstraint("series_year", "series_number", name=op.f("uq_ak1_cards_series_year_series_number")),
    )
    with op.batch_alter_table("ak1_cards") as batch_op:
        batch_op.create_index(batch_op.f("ix_ak1_cards_person_id"), ["person_id"], unique=False)

    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_consents_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    with op.batch_alter_table("consents") as batch_op:
        batch_op.create_index(batch_op.f("ix_consents_person_id"), ["person_id"], unique=False)

    op.create_table(
        "fair_booths",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_fair_booths_employer_id_employers")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_booths_fair_id_fairs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_booths")),
        sa.UniqueConstraint("fair_id", "code", name=op.f("uq_fair_booths_fair_id_code")),
        sa.UniqueConstraint("fair_id", "employer_id", name=op.f("uq_fair_booths_fair_id_employer_id")),
    )
    with op.batch_alter_table("fair_booths") as batch_op:
        batch_op.create_index(batch_op.f("ix_fair_booths_employer_id"), ["employer_id"], unique=False)

    op.create_table(
        "fair_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hall", sa.String(length=60), nullable=False),
        sa.Column("door", sa.String(length=30), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("last_queue_number", sa.Integer(), nullable=False),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity", name=op.f("ck_fair_sessions_taken_within_capacity")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_sessions_fair_id_fairs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_sessions")),
    )
    with op.batch_alter_table("fair_sessions") as batch_op:
        batch_op.create_index(batch_op.f("ix_fair_sessions_fair_id"), ["fair_id"], unique=False)

    op.create_table(
        "family_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.String(length=30), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["families.id"], name=op.f("fk_family_members_family_id_families")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_family_members_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_members")),
    )
    with op.batch_alter_table("family_members") as batch_op:
        batch_op.create_index(batch_op.f("ix_family_members_family_id"), ["family_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_family_members_person_id"), ["person_id"], unique=False)

    op.create_table(
        "labour_observations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("valid_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.Column("answers", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("how_known", sa.String(length=32), nullable=True),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("source_id", sa.String(length=80), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_labour_observations_person_id_people")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["labour_observations.id"], name=op.f("fk_labour_observations_reverses_id_labour_observations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_labour_observations")),
        sa.UniqueConstraint("source", "source_id", "person_id", name=op.f("uq_labour_observations_source_source_id_person_id")),
    )
    with op.batch_alter_table("labour_observations") as batch_op:
        batch_op.create_index("ix_labour_observations_person_valid", ["person_id", "valid_on", "recorded_at"], unique=False)

    op.create_table(
        "seekers",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("desired_titles", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("desired_kbji", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("kbji_edition", sa.String(length=4), nullable=False),
        sa.Column("wage_min_idr", sa.Integer(), nullable=True),
        sa.Column("wage_period", sa.String(length=32), nullable=True),
        sa.Column("max_distance_km", sa.Integer(), nullable=True),
        sa.Column("willing_kinds", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("availability", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("licences", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("languages", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("accommodations", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("is_contact_open", sa.Boolean(), nullable=False),
        sa.Column("national_number", sa.String(length=40), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_seekers_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_seekers")),
    )
    op.create_table(
        "vacancies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("source_name", sa.String(length=60), nullable=True),
        sa.Column("source_key", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("kbji", sa.String(length=4), nullable=True),
        sa.Column("kbji_edition", sa.String(length=4), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("employment_kind", sa.String(length=32), nullable=True),
        sa.Column("placement_kind", sa.String(length=32), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("place_text", sa.String(length=160), nullable=True),
        sa.Column("wage_min_idr", sa.Integer(), nullable=True),
        sa.Column("wage_max_idr", sa.Integer(), nullable=True),
        sa.Column("wage_period", sa.String(length=32), nullable=True),
        sa.Column("hours_text", sa.String(length=160), nullable=True),
        sa.Column("availability", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("required_skills", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("welcome_skills", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("licences", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("languages", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("majors", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("min_education", sa.String(length=20), nullable=True),
        sa.Column("is_education_justified", sa.Boolean(), nullable=False),
        sa.Column("experience_months", sa.Integer(), nullable=False),
        sa.Column("is_disability_welcome", sa.Boolean(), nullable=False),
        sa.Column("special_conditions", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("contact_phone", sa.String(length=20), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=True),
        sa.Column("national_number", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_vacancies_employer_id_employers")),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_vacancies_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancies")),
        sa.UniqueConstraint("source_name", "source_key", name=op.f("uq_vacancies_source_name_source_key")),
    )
    with op.batch_alter_table("vacancies") as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancies_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index("ix_vacancies_state_expires", ["state", "origin", "expires_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancies_village_code"), ["village_code"], unique=False)

    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("reason_code", sa.String(length=40), nullable=True),
        sa.Column("is_contact_shared", sa.Boolean(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("fair_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_applications_fair_id_fairs")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_applications_person_id_people")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_applications_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applications")),
        sa.UniqueConstraint("vacancy_id", "person_id", name=op.f("uq_applications_vacancy_id_person_id")),
    )
    with op.batch_alter_table("applications") as batch_op:
        batch_op.create_index(batch_op.f("ix_applications_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_applications_state_due", ["state", "due_on"], unique=False)

    op.create_table(
        "devices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("pin_hash", sa.String(length=160), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_devices_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_devices")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_devices_secret_hash")),
    )
    with op.batch_alter_table("devices") as batch_op:
        batch_op.create_index(batch_op.f("ix_devices_account_id"), ["account_id"], unique=False)

    op.create_table(
        "employer_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("member_role", sa.String(length=20), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_employer_members_account_id_accounts")),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_employer_members_employer_id_employers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_members")),
    )
    with op.batch_alter_table("employer_members") as batch_op:
        batch_op.create_index("ix_employer_members_account", ["account_id", "removed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_employer_members_employer_id"), ["employer_id"], unique=False)

    op.create_table(
        "fair_registrations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("guest_name", sa.String(length=120), nullable=True),
        sa.Column("guest_phone", sa.String(length=20), nullable=True),
        sa.Column("guest_village_code", sa.String(length=13), nullable=True),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("queue_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("needs", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offer_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_registrations_fair_id_fairs")),
        sa.ForeignKeyConstraint(
            ["guest_village_code"], ["villages.code"], name=op.f("fk_fair_registrations_guest_village_code_villages")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_fair_registrations_person_id_people")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["fair_sessions.id"], name=op.f("fk_fair_registrations_session_id_fair_sessions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_registrations")),
        sa.UniqueConstraint("code", name=op.f("uq_fair_registrations_code")),
        sa.UniqueConstraint("fair_id", "person_id", name=op.f("uq_fair_registrations_fair_id_person_id")),
    )
    with op.batch_alter_table("fair_registrations") as batch_op:
        batch_op.create_index(batch_op.f("ix_fair_registrations_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_fair_registrations_session_queue", ["session_id", "queue_number"], unique=False)

    op.create_table(
        "ledger_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("booked_month", sa.Date(), nullable=False),
        sa.Column("true_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("vacancy_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(length=32), nullable=True),
        sa.Column("age_group", sa.String(length=10), nullable=True),
        sa.Column("education", sa.String(length=20), nullable=True),
        sa.Column("education_major", sa.String(length=120), nullable=True),
        sa.Column("kbji", sa.String(length=4), nullable=True),
        sa.Column("kbli", sa.String(length=5), nullable=True),
        sa.Column("graduation_band", sa.String(length=10), nullable=True),
        sa.Column("placement_kind", sa.String(length=32), nullable=True),
        sa.Column("receiver", sa.String(length=20), nullable=True),
        sa.Column("reason_code", sa.String(length=40), nullable=True),
        sa.Column("source_type", sa.String(length=30), nullable=False),
        sa.Column("source_id", sa.String(length=80), nullable=False),
        sa.Column("reverses_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ledger_events_person_id_people")),
        sa.ForeignKeyConstraint(["reverses_id"], ["ledger_events.id"], name=op.f("fk_ledger_events_reverses_id_ledger_events")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_ledger_events_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_events")),
        sa.UniqueConstraint("source_type", "source_id", "kind", name=op.f("uq_ledger_events_source_type_source_id_kind")),
    )
    with op.batch_alter_table("ledger_events") as batch_op:
        batch_op.create_index("ix_ledger_events_month_kind", ["booked_month", "kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_events_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_events_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "recommendations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("vacancy_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("knowledge", sa.String(length=10), nullable=False),
        sa.Column("reasons", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("engine_version", sa.String(length=20), nullable=False),
        sa.Column("weights_name", sa.String(length=40), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recommendations_person_id_people")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_recommendations_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("vacancy_id", "person_id", name=op.f("uq_recommendations_vacancy_id_person_id")),
    )
    with op.batch_alter_table("recommendations") as batch_op:
        batch_op.create_index("ix_recommendations_person_score", ["person_id", "score"], unique=False)
        batch_op.create_index("ix_recommendations_vacancy_rank", ["vacancy_id", "rank"], unique=False)

    op.create_table(
        "seeker_experiences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("kbji", sa.String(length=4), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("is_internship", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["seekers.person_id"], name=op.f("fk_seeker_experiences_person_id_seekers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seeker_experiences")),
    )
    with op.batch_alter_table("seeker_experiences") as batch_op:
        batch_op.create_index(batch_op.f("ix_seeker_experiences_person_id"), ["person_id"], unique=False)

    op.create_table(
        "seeker_skills",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.Column("skill_id", sa.String(length=80), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("years", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["seekers.person_id"], name=op.f("fk_seeker_skills_person_id_seekers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seeker_skills")),
    )
    with op.batch_alter_table("seeker_skills") as batch_op:
        batch_op.create_index(batch_op.f("ix_seeker_skills_person_id"), ["person_id"], unique=False)

    op.create_table(
        "village_month_rows",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_month_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.Column("is_due", sa.Boolean(), nullable=False),
        sa.Column("carried_observation_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("other", sa.String(length=32), nullable=True),
        sa.Column("how_known", sa.String(length=32), nullable=True),
        sa.Column("answers", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["carried_observation_id"],
            ["labour_observations.id"],
            name=op.f("fk_village_month_rows_carried_observation_id_labour_observations"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_village_month_rows_person_id_people")),
        sa.ForeignKeyConstraint(
            ["village_month_id"], ["village_months.id"], name=op.f("fk_village_month_rows_village_month_id_village_months")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_month_rows")),
        sa.UniqueConstraint("village_month_id", "person_id", name=op.f("uq_village_month_rows_village_month_id_person_id")),
    )
    with op.batch_alter_table("village_month_rows") as batch_op:
        batch_op.create_index(batch_op.f("ix_village_month_rows_person_id"), ["person_id"], unique=False)

    op.create_table(
        "fair_visits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Uuid(), nullable=False),
        sa.Column("registration_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("place_key", sa.String(length=40), nullable=False),
        sa.Column("booth_id", sa.Uuid(), nullable=True),
        sa.Column("vacancy_id", sa.Uuid(), nullable=True),
        sa.Column("client_id", sa.String(length=40), nullable=False),
        sa.Column("device", sa.String(length=40), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.String(length=32), nullable=True),
        sa.Column("result_facts", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("result_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["booth_id"], ["fair_booths.id"], name=op.f("fk_fair_visits_booth_id_fair_booths")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_fair_visits_fair_id_fairs")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["fair_registrations.id"], name=op.f("fk_fair_visits_registration_id_fair_registrations")
        ),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_fair_visits_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fair_visits")),
        sa.UniqueConstraint("client_id", name=op.f("uq_fair_visits_client_id")),
        sa.UniqueConstraint("registration_id", "place_key", name=op.f("uq_fair_visits_registration_id_place_key")),
    )
    with op.batch_alter_table("fair_visits") as batch_op:
        batch_op.create_index("ix_fair_visits_booth", ["booth_id", "received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_fair_visits_fair_id"), ["fair_id"], unique=False)

    op.create_table(
        "placements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("origin_key", sa.String(length=80), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("employer_name", sa.String(length=120), nullable=True),
        sa.Column("vacancy_id", sa.Uuid(), nullable=True),
        sa.Column("application_id", sa.Uuid(), nullable=True),
        sa.Column("fair_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("job_title", sa.String(length=160), nullable=False),
        sa.Column("kbji", sa.String(length=4), nullable=True),
        sa.Column("employer_says", sa.Boolean(), nullable=True),
        sa.Column("employer_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seeker_says", sa.Boolean(), nullable=True),
        sa.Column("seeker_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("evidence", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("wage_idr", sa.Integer(), nullable=True),
        sa.Column("wage_period", sa.String(length=32), nullable=True),
        sa.Column("contract", sa.String(length=30), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["applications.id"], name=op.f("fk_placements_application_id_applications")),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_placements_employer_id_employers")),
        sa.ForeignKeyConstraint(["fair_id"], ["fairs.id"], name=op.f("fk_placements_fair_id_fairs")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_placements_person_id_people")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancies.id"], name=op.f("fk_placements_vacancy_id_vacancies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
        sa.UniqueConstraint("person_id", "origin_key", name=op.f("uq_placements_person_id_origin_key")),
    )
    with op.batch_alter_table("placements") as batch_op:
        batch_op.create_index(batch_op.f("ix_placements_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placements_fair_id"), ["fair_id"], unique=False)
        batch_op.create_index("ix_placements_state", ["state", "created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_placements_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "placement_events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("source_key", sa.String(length=80), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("facts", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["placement_id"], ["placements.id"], name=op.f("fk_placement_events_placement_id_placements")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_events")),
        sa.UniqueConstraint("placement_id", "kind", "source_key", name=op.f("uq_placement_events_placement_id_kind_source_key")),
    )


def downgrade() -> None:
    op.drop_table("placement_events")
    with op.batch_alter_table("placements") as batch_op:
        batch_op.drop_index(batch_op.f("ix_placements_vacancy_id"))
        batch_op.drop_index("ix_placements_state")
        batch_op.drop_index(batch_op.f("ix_placements_fair_id"))
        batch_op.drop_index(batch_op.f("ix_placements_employer_id"))

    op.drop_table("placements")
    with op.batch_alter_table("fair_visits") as batch_op:
        batch_op.drop_index(batch_op.f("ix_fair_visits_fair_id"))
        batch_op.drop_index("ix_fair_visits_booth")

    op.drop_table("fair_visits")
    with op.batch_alter_table("village_month_rows") as batch_op:
        batch_op.drop_index(batch_op.f("ix_village_month_rows_person_id"))

    op.drop_table("village_month_rows")
    with op.batch_alter_table("seeker_skills") as batch_op:
        batch_op.drop_index(batch_op.f("ix_seeker_skills_person_id"))

    op.drop_table("seeker_skills")
    with op.batch_alter_table("seeker_experiences") as batch_op:
        batch_op.drop_index(batch_op.f("ix_seeker_experiences_person_id"))

    op.drop_table("seeker_experiences")
    with op.batch_alter_table("recommendations") as batch_op:
        batch_op.drop_index("ix_recommendations_vacancy_rank")
        batch_op.drop_index("ix_recommendations_person_score")

    op.drop_table("recommendations")
    with op.batch_alter_table("ledger_events") as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_events_vacancy_id"))
        batch_op.drop_index(batch_op.f("ix_ledger_events_person_id"))
        batch_op.drop_index("ix_ledger_events_month_kind")

    op.drop_table("ledger_events")
    with op.batch_alter_table("fair_registrations") as batch_op:
        batch_op.drop_index("ix_fair_registrations_session_queue")
        batch_op.drop_index(batch_op.f("ix_fair_registrations_person_id"))

    op.drop_table("fair_registrations")
    with op.batch_alter_table("employer_members") as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_members_employer_id"))
        batch_op.drop_index("ix_employer_members_account")

    op.drop_table("employer_members")
    with op.batch_alter_table("devices") as batch_op:
        batch_op.drop_index(batch_op.f("ix_devices_account_id"))

    op.drop_table("devices")
    with op.batch_alter_table("applications") as batch_op:
        batch_op.drop_index("ix_applications_state_due")
        batch_op.drop_index(batch_op.f("ix_applications_person_id"))

    op.drop_table("applications")
    with op.batch_alter_table("vacancies") as batch_op:
        batch_op.drop_index(batch_op.f("ix_vacancies_village_code"))
        batch_op.drop_index("ix_vacancies_state_expires")
        batch_op.drop_index(batch_op.f("ix_vacancies_employer_id"))

    op.drop_table("vacancies")
    op.drop_table("seekers")
    with op.batch_alter_table("labour_observations") as batch_op:
        batch_op.drop_index("ix_labour_observations_person_valid")

    op.drop_table("labour_observations")
    with op.batch_alter_table("family_members") as batch_op:
        batch_op.drop_index(batch_op.f("ix_family_members_person_id"))
        batch_op.drop_index(batch_op.f("ix_family_members_family_id"))

    op.drop_table("family_members")
    with op.batch_alter_table("fair_sessions") as batch_op:
        batch_op.drop_index(batch_op.f("ix_fair_sessions_fair_id"))

    op.drop_table("fair_sessions")
    with op.batch_alter_table("fair_booths") as batch_op:
        batch_op.drop_index(batch_op.f("ix_fair_booths_employer_id"))

    op.drop_table("fair_booths")
    with op.batch_alter_table("consents") as batch_op:
        batch_op.drop_index(batch_op.f("ix_consents_person_id"))

    op.drop_table("consents")
    with op.batch_alter_table("ak1_cards") as batch_op:
        batch_op.drop_index(batch_op.f("ix_ak1_cards_person_id"))

    op.drop_table("ak1_cards")
    op.drop_table("accounts")
    with op.batch_alter_table("village_months") as batch_op:
        batch_op.drop_index("ix_village_months_month_state")

    op.drop_table("village_months")
    with op.batch_alter_table("people") as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_village_code"))
        batch_op.drop_index(batch_op.f("ix_people_phone"))
        batch_op.drop_index(batch_op.f("ix_people_name_key"))

    op.drop_table("people")
    with op.batch_alter_table("families") as batch_op:
        batch_op.drop_index(batch_op.f("ix_families_village_code"))

    op.drop_table("families")
    op.drop_table("fairs")
    with op.batch_alter_table("employers") as batch_op:
        batch_op.drop_index(batch_op.f("ix_employers_village_code"))
        batch_op.drop_index(batch_op.f("ix_employers_origin"))
        batch_op.drop_index(batch_op.f("ix_employers_name_key"))

    op.drop_table("employers")
    with op.batch_alter_table("villages") as batch_op:
        batch_op.drop_index(batch_op.f("ix_villages_district_code"))

    op.drop_table("villages")
    op.drop_table("site_facts")
    with op.batch_alter_table("signed_links") as batch_op:
        batch_op.drop_index("ix_signed_links_subject")

    op.drop_table("signed_links")
    with op.batch_alter_table("sign_in_attempts") as batch_op:
        batch_op.drop_index("ix_sign_in_attempts_key_at")

    op.drop_table("sign_in_attempts")
    with op.batch_alter_table("outbox_messages") as batch_op:
        batch_op.drop_index("ix_outbox_messages_state")

    op.drop_table("outbox_messages")
    op.drop_table("ledger_months")
    with op.batch_alter_table("jobs") as batch_op:
        batch_op.drop_index("ix_jobs_state")

    op.drop_table("jobs")
    op.drop_table("districts")
    with op.batch_alter_table("audit_events") as batch_op:
        batch_op.drop_index("ix_audit_events_subject")
        batch_op.drop_index(batch_op.f("ix_audit_events_account_id"))

    op.drop_table("audit_events")
