"""Codes sent to a phone, and messages for their recipient only."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox_messages") as batch_op:
        batch_op.add_column(sa.Column("is_secret", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "sent_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("code_index", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failed_tries", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_sent_codes_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_codes")),
    )
    with op.batch_alter_table("sent_codes") as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_codes_account_id"), ["account_id"], unique=False)


def downgrade() -> None:
    op.drop_table("sent_codes")
    with op.batch_alter_table("outbox_messages") as batch_op:
        batch_op.drop_column("is_secret")
