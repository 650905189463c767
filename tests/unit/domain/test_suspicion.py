"""Signs of a swindle, and that honest words raise none."""

import pytest

from jobmatch.domain.suspicion import OfferText, Sign, signs_in


def signs(text, wage=None, education=None, months=0):
    return signs_in(OfferText([text], wage, education, months))


@pytest.mark.parametrize(
    "text",
    [
        "Peserta membayar biaya pendaftaran",
        "Transfer dahulu untuk seragam Rp 200 ribu",
        "Uang jaminan awal 500rb",
        "biaya administrasi masuk kerja",
    ],
)
def test_money_asked_beforehand(text):
    assert signs(text) == [Sign.ASKS_MONEY]


@pytest.mark.parametrize(
    "text",
    [
        "Tanpa biaya pendaftaran",
        "Tidak dipungut biaya apa pun untuk seragam",
        "Mencatat uang masuk dan keluar",
        "Membayar gaji karyawan tiap Sabtu",
        "Bagian administrasi keuangan",
    ],
)
def test_honest_money(text):
    assert signs(text) == []


def test_hidden_contact_and_easy_money():
    assert signs("Hubungi t.me/loker") == [Sign.HIDDEN_CONTACT]
    assert signs("Kerja dari HP, misi harian") == [Sign.EASY_MONEY]


@pytest.mark.parametrize(
    ("wage", "education", "months", "is_sign"),
    [(12_000_000, None, 0, True), (12_000_000, "s1", 0, False), (12_000_000, "sma", 24, False), (3_000_000, None, 0, False)],
)
def test_high_pay_only_where_nothing_is_asked(wage, education, months, is_sign):
    assert (Sign.HIGH_PAY in signs("Admin", wage, education, months)) is is_sign
