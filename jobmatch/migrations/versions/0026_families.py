"""families."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "poverty_imports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("summary", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=True),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poverty_imports")),
    )
    with op.batch_alter_table("poverty_imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_poverty_imports_sha256"), ["sha256"], unique=False)

    op.create_table(
        "poverty_leftovers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("village", sa.String(length=120), nullable=False),
        sa.Column("village_code", sa.String(length=20), nullable=True),
        sa.Column("why", sa.String(length=32), nullable=False),
        sa.Column("other_number", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"], ["poverty_imports.id"], name=op.f("fk_poverty_leftovers_import_id_poverty_imports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poverty_leftovers")),
    )
    with op.batch_alter_table("poverty_leftovers", schema=None) as batch_op:
        batch_op.create_index("ix_poverty_leftovers_import_id_why", ["import_id", "why"], unique=False)

    op.create_table(
        "family_cares",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("carer_id", sa.Uuid(), nullable=False),
        sa.Column("cared_id", sa.Uuid(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["cared_id"], ["people.id"], name=op.f("fk_family_cares_cared_id_people")),
        sa.ForeignKeyConstraint(["carer_id"], ["people.id"], name=op.f("fk_family_cares_carer_id_people")),
        sa.ForeignKeyConstraint(["family_id"], ["families.id"], name=op.f("fk_family_cares_family_id_families")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_cares")),
    )
    with op.batch_alter_table("family_cares", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_cares_cared_id"), ["cared_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_family_cares_carer_id"), ["carer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_family_cares_family_id"), ["family_id"], unique=False)

    op.create_table(
        "poverty_ratings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("decile", sa.Integer(), nullable=True),
        sa.Column("facts", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("aids", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["family_id"], ["families.id"], name=op.f("fk_poverty_ratings_family_id_families")),
        sa.ForeignKeyConstraint(["import_id"], ["poverty_imports.id"], name=op.f("fk_poverty_ratings_import_id_poverty_imports")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poverty_ratings")),
        sa.UniqueConstraint("family_id", "source", "rated_on", name=op.f("uq_poverty_ratings_family_id_source_rated_on")),
    )
    with op.batch_alter_table("families", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=32), server_default="kk", nullable=False))
        batch_op.add_column(sa.Column("source_key", sa.String(length=60), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_families_source_key"), ["source_key"])


def downgrade() -> None:

    with op.batch_alter_table("families", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_families_source_key"), type_="unique")
        batch_op.drop_column("source_key")
        batch_op.drop_column("kind")

    op.drop_table("poverty_ratings")
    with op.batch_alter_table("family_cares", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_family_cares_family_id"))
        batch_op.drop_index(batch_op.f("ix_family_cares_carer_id"))
        batch_op.drop_index(batch_op.f("ix_family_cares_cared_id"))

    op.drop_table("family_cares")
    with op.batch_alter_table("poverty_leftovers", schema=None) as batch_op:
        batch_op.drop_index("ix_poverty_leftovers_import_id_why")

    op.drop_table("poverty_leftovers")
    with op.batch_alter_table("poverty_imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_poverty_imports_sha256"))

    op.drop_table("poverty_imports")
