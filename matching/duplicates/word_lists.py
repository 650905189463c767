"""Words with a habit: short forms of common names, titles and degrees, parts of addresses, sexes, months."""

from __future__ import annotations

MUHAMMAD = "muhammad"
SITI = "siti"


def _words(text: str) -> list[str]:
    return text.split()


VARIANTS = {
    **dict.fromkeys(_words("muh moh mhd mohd much moch mhammad"), MUHAMMAD),
    **dict.fromkeys(_words("sitti sity sitty"), SITI),
    **dict.fromkeys(_words("abd abdoel"), "abdul"),
    **dict.fromkeys(_words("achmad akhmad akhmat ahmat achmat"), "ahmad"),
    **dict.fromkeys(_words("noer noor"), "nur"),
    **dict.fromkeys(_words("binti bt bte"), ""),
}

TITLES = frozenset(
    _words("""
    drs dra dr drg ir prof hj haji hajah hajjah kh alm almh almarhum almarhumah tn ny sdr sdri bpk bapak ibu bin
    spd spdi sp se sei skom sh sho ssos stp sst skm ssi ssn sag spsi sip shut sfarm skep ners amd amdkeb amdkep
    mm mpd mpdi msi mkom mkes mh mt ma mba msc phd st
    """)
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january djanuari",
            "feb februari pebruari february",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june djuni",
            "jul juli july djuli",
            "agu ags agt agus agustus aug august agst",
            "sep sept september",
            "okt oktober oct october",
            "nov november nop nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for name in _words(names)
}

MALE = frozenset(_words("l lk laki lakilaki laki2 pria cowok m male man 1 jantan putra"))
FEMALE = frozenset(_words("p pr perempuan wanita cewek w f female woman 2 putri"))

FILLERS = frozenset(
    _words("""
    jl jln jalan no nomor nmr rumah street road desa ds kel kelurahan kec kecamatan kab kabupaten dusun dsn
    lingkungan lingk
    """)
)

ADDRESS_FORMS = {
    **dict.fromkeys(FILLERS, ""),
    "gg": "gang",
    "perum": "perumahan",
    "prm": "perumahan",
    "komp": "komplek",
    "kp": "kampung",
    "kmp": "kampung",
    "lb": "lubuk",
    "tj": "tanjung",
    "tjg": "tanjung",
    "sp": "simpang",
    "btg": "batang",
    "psr": "pasar",
    "rd": "",
    "ave": "avenue",
    "pl": "place",
    "cct": "circuit",
    "cres": "crescent",
}
