"""Help a family may be proposed for: four sectors, the kinds of help in each, and the agency that leads.

Sectors and examples are the client's own (UMKM, pertanian, pendidikan dan pelatihan, sosial); which agency leads a kind is
the office's to confirm, so it may choose another one in each proposal.
"""

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_


class Sector(Labelled):
    """The four sectors in which families are helped."""

    BUSINESS = "umkm", N_("UMKM")
    FARMING = "pertanian", N_("Pertanian")
    EDUCATION = "pendidikan", N_("Pendidikan dan pelatihan")
    SOCIAL = "sosial", N_("Sosial")


class Agency(Labelled):
    """Agencies that can be asked; the value is what an agency's accounts carry."""

    SOCIAL = "dinsos", N_("Dinas Sosial")
    COOPERATIVES = "koperasi", N_("Dinas Koperasi dan UKM")
    FARMING = "pertanian", N_("Dinas Pertanian")
    EDUCATION = "dikbud", N_("Dinas Pendidikan dan Kebudayaan")
    HOUSING = "pupr", N_("Dinas PUPR")
    TRAINING = "blk", N_("Balai Latihan Kerja")


class AidKind(Labelled):
    """One kind of help, with its sector and the agency that usually leads."""

    sector: Sector
    agency: Agency

    def __new__(cls, value: str, label: str = "", sector: Sector = Sector.SOCIAL, agency: Agency = Agency.SOCIAL) -> "AidKind":
        member = str.__new__(cls, value)
        member._value_, member.label, member.sector, member.agency = value, label, sector, agency
        return member

    BUSINESS_COURSE = "business_course", N_("Pelatihan usaha kecil"), Sector.BUSINESS, Agency.COOPERATIVES
    TOOLS = "tools", N_("Alat usaha"), Sector.BUSINESS, Agency.COOPERATIVES
    CAPITAL = "capital", N_("Modal usaha (KUR, ultra mikro)"), Sector.BUSINESS, Agency.COOPERATIVES
    LICENCE = "licence", N_("NIB dan sertifikat halal"), Sector.BUSINESS, Agency.COOPERATIVES
    SEED = "seed", N_("Bibit dan sarana tani"), Sector.FARMING, Agency.FARMING
    PARTNERSHIP = "partnership", N_("Kemitraan kopi atau aren"), Sector.FARMING, Agency.FARMING
    TRAINING = "training", N_("Pelatihan keterampilan (BLK)"), Sector.EDUCATION, Agency.TRAINING
    EQUIVALENCE = "equivalence", N_("Paket A, B, atau C"), Sector.EDUCATION, Agency.EDUCATION
    PUPIL_AID = "pupil_aid", N_("Kartu Indonesia Pintar"), Sector.EDUCATION, Agency.EDUCATION
    PKH = "pkh", N_("Program Keluarga Harapan (PKH)"), Sector.SOCIAL, Agency.SOCIAL
    FOOD = "food", N_("Bantuan pangan (BPNT, sembako)"), Sector.SOCIAL, Agency.SOCIAL
    HEALTH = "health", N_("Iuran kesehatan (PBI-JKN)"), Sector.SOCIAL, Agency.SOCIAL
    ASSISTIVE = "assistive", N_("Alat bantu disabilitas"), Sector.SOCIAL, Agency.SOCIAL
    HOUSE = "house", N_("Perbaikan rumah"), Sector.SOCIAL, Agency.HOUSING


# What the poverty files call the same help; a family that has it by them is not proposed for it again unseen.
IN_POVERTY_FILES: dict[AidKind, tuple[str, ...]] = {AidKind.PKH: ("pkh",), AidKind.FOOD: ("bpnt", "sembako")}
