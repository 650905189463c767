"""The monthly report of an employer, and when it was last looked at again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("employers", sa.Column("rechecked_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "employer_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("employer_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["employer_id"], ["employers.id"], name=op.f("fk_employer_reports_employer_id_employers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_reports")),
        sa.UniqueConstraint("employer_id", "month", name=op.f("uq_employer_reports_employer_id_month")),
    )


def downgrade() -> None:
    op.drop_table("employer_reports")
    op.drop_column("employers", "rechecked_at")
