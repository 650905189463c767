"""identity."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "dukcapil_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("is_found", sa.Boolean(), nullable=False),
        sa.Column("differs", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_dukcapil_answers_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dukcapil_answers")),
    )
    with op.batch_alter_table("dukcapil_answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dukcapil_answers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "person_merges",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("merged_id", sa.Uuid(), nullable=False),
        sa.Column("moved", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("merged_by", sa.Uuid(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["kept_id"], ["people.id"], name=op.f("fk_person_merges_kept_id_people")),
        sa.ForeignKeyConstraint(["merged_id"], ["people.id"], name=op.f("fk_person_merges_merged_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_merges")),
    )
    with op.batch_alter_table("person_merges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_merges_kept_id"), ["kept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_person_merges_merged_id"), ["merged_id"], unique=False)

    op.create_table(
        "person_moves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("from_village", sa.String(length=13), nullable=True),
        sa.Column("to_village", sa.String(length=13), nullable=True),
        sa.Column("note", sa.String(length=160), nullable=True),
        sa.Column("ended_stays", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["from_village"], ["villages.code"], name=op.f("fk_person_moves_from_village_villages")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_moves_person_id_people")),
        sa.ForeignKeyConstraint(["to_village"], ["villages.code"], name=op.f("fk_person_moves_to_village_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_moves")),
    )
    with op.batch_alter_table("person_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_moves_person_id"), ["person_id"], unique=False)

    op.create_table(
        "suspected_doubles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("probability", sa.Double(), nullable=False),
        sa.Column("zone", sa.String(length=32), nullable=False),
        sa.Column("reasons", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["first_id"], ["people.id"], name=op.f("fk_suspected_doubles_first_id_people")),
        sa.ForeignKeyConstraint(["second_id"], ["people.id"], name=op.f("fk_suspected_doubles_second_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suspected_doubles")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_suspected_doubles_first_id_second_id")),
    )
    with op.batch_alter_table("suspected_doubles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suspected_doubles_first_id"), ["first_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_suspected_doubles_second_id"), ["second_id"], unique=False)

    op.create_table(
        "errands",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("asks_consent", sa.String(length=40), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["consent_id"], ["consents.id"], name=op.f("fk_errands_consent_id_consents")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_errands_person_id_people")),
        sa.ForeignKeyConstraint(["village_code"], ["villages.code"], name=op.f("fk_errands_village_code_villages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errands")),
        sa.UniqueConstraint("code", name=op.f("uq_errands_code")),
    )
    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_errands_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_errands_village_code_state", ["village_code", "state", "due_on"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("errands", schema=None) as batch_op:
        batch_op.drop_index("ix_errands_village_code_state")
        batch_op.drop_index(batch_op.f("ix_errands_person_id"))

    op.drop_table("errands")
    with op.batch_alter_table("suspected_doubles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suspected_doubles_second_id"))
        batch_op.drop_index(batch_op.f("ix_suspected_doubles_first_id"))

    op.drop_table("suspected_doubles")
    with op.batch_alter_table("person_moves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_moves_person_id"))

    op.drop_table("person_moves")
    with op.batch_alter_table("person_merges", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_merges_merged_id"))
        batch_op.drop_index(batch_op.f("ix_person_merges_kept_id"))

    op.drop_table("person_merges")
    with op.batch_alter_table("dukcapil_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dukcapil_answers_person_id"))

    op.drop_table("dukcapil_answers")
