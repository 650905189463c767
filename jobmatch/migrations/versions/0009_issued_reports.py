"""Reports as issued, and what a month held when it was closed."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("ledger_months", sa.Column("content", JSON, nullable=True))
    op.add_column("ledger_months", sa.Column("checksum", sa.String(length=64), nullable=True))
    op.create_table(
        "issued_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("period_kind", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("issue", sa.Integer(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("workbook", sa.LargeBinary(), nullable=False),
        sa.Column("workbook_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=True),
        sa.Column("signatory", JSON, nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("differences", JSON, nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["signed_by"], ["accounts.id"], name=op.f("fk_issued_reports_signed_by_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_reports")),
        sa.UniqueConstraint("number", name=op.f("uq_issued_reports_number")),
        sa.UniqueConstraint("period_kind", "starts_on", "issue", name=op.f("uq_issued_reports_period_kind_starts_on_issue")),
    )


def downgrade() -> None:
    op.drop_table("issued_reports")
    op.drop_column("ledger_months", "checksum")
    op.drop_column("ledger_months", "content")
