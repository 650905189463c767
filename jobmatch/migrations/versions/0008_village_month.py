"""The village month: NEET, what a row recorded, return and reopening, figures, findings, photographed lists."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

HOW_KNOWN = sa.Enum("met", "told", "not_asked", name="howknown", native_enum=False, length=32)


def json() -> sa.types.TypeEngine:
    return sa.JSON().with_variant(JSONB(), "postgresql")


MONTH_COLUMNS = (
    ("first_submitted_at", lambda: sa.DateTime(timezone=True)),
    ("returned_at", lambda: sa.DateTime(timezone=True)),
    ("returned_by", sa.Uuid),
    ("reopen_reason", sa.Text),
    ("reopened_by", sa.Uuid),
    ("moved_on_at", lambda: sa.DateTime(timezone=True)),
    ("locked_at", lambda: sa.DateTime(timezone=True)),
    ("default_how_known", lambda: HOW_KNOWN),
    ("figures", json),
    ("answers_before", json),
)
OBSERVATION_KEY = "fk_village_month_rows_observation_id_labour_observations"


def upgrade() -> None:
    op.add_column("labour_observations", sa.Column("is_neet", sa.Boolean(), nullable=True))
    op.add_column("people", sa.Column("asks_for_counter", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("village_months") as table:
        for name, kind in MONTH_COLUMNS:
            table.add_column(sa.Column(name, kind(), nullable=True))
    op.execute("UPDATE village_months SET first_submitted_at = submitted_at")
    with op.batch_alter_table("village_month_rows") as table:
        table.add_column(sa.Column("observation_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(OBSERVATION_KEY, "labour_observations", ["observation_id"], ["id"])
    _create_findings()
    op.create_table(
        "village_month_papers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_month_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["village_month_id"], ["village_months.id"], name=op.f("fk_village_month_papers_village_month_id_village_months")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_month_papers")),
        sa.UniqueConstraint("village_month_id", "sha256", name=op.f("uq_village_month_papers_village_month_id_sha256")),
    )


def _create_findings() -> None:
    op.create_table(
        "village_month_findings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("village_month_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("priority", sa.String(10), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("params", json(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.Column("village_comment", sa.String(300), nullable=True),
        sa.Column("comment", sa.String(300), nullable=True),
        sa.Column("needs_follow_up", sa.Boolean(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("commented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("commented_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["village_month_id"], ["village_months.id"], name=op.f("fk_village_month_findings_village_month_id_village_months")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_village_month_findings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_village_month_findings")),
        sa.UniqueConstraint("village_month_id", "key", name=op.f("uq_village_month_findings_village_month_id_key")),
    )


def downgrade() -> None:
    op.drop_table("village_month_papers")
    op.drop_table("village_month_findings")
    with op.batch_alter_table("village_month_rows") as table:
        table.drop_constraint(OBSERVATION_KEY, type_="foreignkey")
        table.drop_column("observation_id")
    with op.batch_alter_table("village_months") as table:
        for name, _ in reversed(MONTH_COLUMNS):
            table.drop_column(name)
    op.drop_column("people", "asks_for_counter")
    op.drop_column("labour_observations", "is_neet")
