"""A small vocabulary of known words, so that a test says what it relies on."""

import pytest

from matching import Vocabulary
from matching.entries import Field, Occupation, Term

OCCUPATIONS = (
    Occupation(
        "5230", "5230", "Kasir", ("kasir toko", "kasir"), ("cashier",), ("jaga kasir", "nerima pembayaran"), ("melayani",)
    ),
    Occupation("5223", "5223", "Pelayan toko", ("pramuniaga",), ("shop assistant",), ("jaga toko",), ("melayani",)),
    Occupation("6112", "6112", "Petani karet", ("penyadap karet",), ("rubber tapper",), ("motong karet",), ()),
    Occupation("8322", "8322", "Sopir mobil", ("sopir",), ("car driver",), ("nyupir travel",), ("mengemudi",)),
    Occupation("4212", "4213", "Juru gadai", ("juru gadai",), ("pawnbroker",), ("nerima gadai emas",), ()),
    Occupation("", "4212", "Bandar", ("bandar taruhan",), ("bookmaker",), ("terima taruhan",), ()),
)
TERMS = (
    Term("melayani", "skill", "Melayani pembeli", ("layani pembeli",), ("customer service",), ("menjual",), ("5230",)),
    Term("menjual", "skill", "Menjual", ("jualan",), ("selling",), ("melayani",), ()),
    Term("mengemudi", "skill", "Mengemudi", ("nyetir",), ("driving",), (), ("8322",)),
    Term("excel", "tool", "Microsoft Excel", ("excel",), ("spreadsheet",), (), ()),
    Term("sim-a", "licence", "SIM A", ("sim a",), (), (), ("8322",)),
    Term("sim-b1", "licence", "SIM B1", ("sim b1",), (), (), ("8322",)),
    Term("inggris", "language", "Bahasa Inggris", ("bahasa inggris",), ("english",), (), ()),
)
FIELDS = (
    Field("akuntansi", "keuangan", "Akuntansi", ("akuntansi keuangan",), ("2411", "4311"), ("jurnal", "kas")),
    Field("perbankan", "keuangan", "Perbankan", ("keuangan dan perbankan",), ("4211",), ("nasabah", "kredit")),
    Field("pemasaran", "bisnis", "Pemasaran", ("bisnis daring",), ("522", "523"), ("promosi", "penjualan")),
)


@pytest.fixture(scope="session")
def small_vocabulary() -> Vocabulary:
    return Vocabulary(OCCUPATIONS, TERMS, FIELDS)
