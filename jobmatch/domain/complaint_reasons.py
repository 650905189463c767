"""What people complain of about employers here; the first is forbidden by law and comes first."""

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_


class ComplaintReason(Labelled):
    """Why somebody complains. No fee may be taken from job seekers (Permenaker 39/2016)."""

    FEE = "fee", N_("Minta uang atau barang")
    UNTRUE = "untrue", N_("Pekerjaannya tidak seperti yang ditulis")
    IMPROPER = "improper", N_("Pesannya tidak pantas")
    UNFAIR = "unfair", N_("Membedakan orang karena umur, jenis kelamin, agama, atau penampilan")
    OTHER = "other", N_("Lainnya")
