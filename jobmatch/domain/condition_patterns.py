"""The words by which adverts set conditions on who somebody is, in Indonesian and English. How they are used: `conditions`.

NEUTRAL passages are blanked out first (both sexes named, "semua usia", goods for women, …), then each rule looks for its
condition. Most rules ask for the place of a requirement: the start of a list item, or words such as "khusus" before it.
"""

import re
from collections.abc import Mapping

from jobmatch.domain.enums import Labelled
from jobmatch.domain.texts import N_


class Ground(Labelled):
    """What a condition is about."""

    SEX = "sex", N_("Jenis kelamin")
    AGE = "age", N_("Umur")
    LOOKS = "looks", N_("Penampilan dan tubuh")
    MARITAL = "marital", N_("Status perkawinan")
    RELIGION = "religion", N_("Agama")
    ETHNICITY = "ethnicity", N_("Suku atau asal")


_MEN = r"(?:pria|laki[\s-]*laki|laki2|lelaki|laki|cowok|males?|putra)"
_WOMEN = r"(?:wanita|perempuan|cewek|females?|wom[ae]n|putri)"
_SEX = rf"(?:{_MEN}|{_WOMEN}|muslimah)"
_AND = r"\s*(?:/|,|&|\||dan/atau|dan|atau|maupun|or|and)\s*"
_FAITH = r"(?:islam|muslim(?:ah)?|moslem|kristen|kristiani|kat[h]?olik|christian|nasrani|hindu|budd?ha|konghucu)"
_YEARS = r"(?:tahun|thn|th|years?|yrs?|y/o)"
_AGE = r"(?:usian?|umur(?:nya)?|berusia|berumur|aged?)"
_MOST = (
    r"(?:maks(?:imal|imum)?|max(?:imal|imum)?|mak|paling (?:tinggi|tua|banyak)|(?:di\s?)?bawah|kurang dari|tidak lebih dari"
    r"|under|below|up to)"
)
_LEAST = r"(?:min(?:imal|imum)?|paling (?:rendah|muda|sedikit)|(?:di\s?)?atas|lebih dari|over|above|at least)"
_ADULT = r"(?:1[7-9]|[2-6]\d)"
# 17 and 18 as a lower limit only keep children out.
_GROWN = rf"(?!1[78]\b){_ADULT}"
_TO = r"(?:[-–—/]|s/?d|sampai(?: dengan)?|hingga|to|and|dan)"
_FIRST = r"(?:wajib|harus|utamakan|diutamakan|khusus(?:nya)?|hanya|prefer(?:red|ably)?|only|must be)"
_SEARCH = r"(?:mencari|dicari|memerlukan|diperlukan|membutuhkan|dibutuhkan|butuh|kebutuhan|menerima|looking for)"
_WANTED = (
    rf"(?:{_FIRST}|{_SEARCH}|lebih (?:disukai|diutamakan)|terbuka (?:untuk|bagi)|kesempatan (?:bagi|untuk)|bagi|untuk"
    r"|kandidat|calon|pelamar|tenaga(?: \w+)?|karyawan|karyawati|pegawai|pekerja|personil|staf|staff|admin|sales|guru|spg"
    r"|driver|kasir|jenis kelamin|gender|sex|seorang|orang|candidates?)"
)
# Where a list item, a line or a clause begins: what stands alone there is a requirement.
_START = r"(?:^|[\n;:•●▪◦✅✔*·\u2060]|\s[-–—)]|(?<=\d)[.)]|(?<=[a-z])[.)]|(?<=[.,]))[•\u2060\s–—-]{0,8}"
_END = r"(?=\s*(?:$|[\n;,.•●✅*()]|\s[-–—]|\d))"
_THEN = (
    rf"(?=\s*(?:$|[\n;,.•●✅*()&]|\s[-–—]\s|\d|{_AGE}\b|{_MOST}\b|{_LEAST}\b|dengan|dgn|yang|lulusan|pendidikan|domisili"
    r"|berdomisili|sehat|pengalaman|berpengalaman|memiliki|mempunyai|punya|mampu|bisa|bersedia|fresh|freshgraduate|single"
    r"|belum|menarik|berpenampilan|bachelor|diploma|degree|with|sma|smk|smu|d3|s1|jujur|rajin|tidak|siap|jam|waktu"
    r"|tunjangan|keahlian))"
)
_GOODS = (
    r"(?:pakaian|busana|baju|fashion|tas|sepatu|sandal|flatshoes|sandal dan flatshoes|jeans|celana|kaos|kemeja|dress|gamis"
    r"|produk(?: \w+)?|parfum|skincare|kosmetik|aksesoris|jam tangan|apparel|underwear|butik|outfit|hijab|kerudung|jilbab)"
)
_CUSTOMERS = (
    r"(?:customer|pelanggan|konsumen|pasien|tamu|klien|client|target(?: \w+)?|pasar|segmen|audiens|audience|pembeli"
    r"|pengunjung|member|siswa|siswi|murid|santri|anak|toilet|kesehatan|reproduksi|hak|pemberdayaan|komunitas|kaum)"
)
_INSTITUTIONS = (
    r"(?:busana|fashion|produk|sekolah|guru(?: agama)?|agama|bank|lembaga|yayasan|pendidikan|rumah sakit"
    r"|nilai(?:-nilai|2)?(?: iman)?|berbasis|ekonomi)"
)
_BRANDS = r"(?:brand|merek|produk|koleksi|desain|perhiasan|klinik|layanan|perawatan|toko|butik)"
_VEIL = r"(?:hijab|jilbab|kerudung|cadar)"
_MARRIED = r"(?:menikah|nikah|kawin|berkeluarga|berumah tangga)"
_FAIR_LOOKS = r"(?:menarik|cantik|ganteng|tampan|good\s*looking|ok\b|oke\b)"

_NEUTRAL_PATTERNS = (
    rf"\b{_MEN}{_AND}{_WOMEN}\b",
    rf"\b{_WOMEN}{_AND}{_MEN}\b",
    r"\bputra[\s/-]+putri\b(?!\s+daerah)",
    rf"\b(?:untuk|bagi|for)\s+{_MEN}\b[^;\n•]{{0,120}}\b(?:untuk|bagi|for)\s+{_WOMEN}\b",
    rf"\b(?:untuk|bagi|for)\s+{_WOMEN}\b[^;\n•]{{0,120}}\b(?:untuk|bagi|for)\s+{_MEN}\b",
    rf"\b{_GOODS}\s+(?:\w+\s+)?{_SEX}(?:\s+dewasa)?\b",
    rf"\b{_CUSTOMERS}\s*\(?(?:\w+\s+)?{_SEX}\b[^.;\n)]*\)?",
    rf"\b{_BRANDS}\b[^.;\n]{{0,60}}\b(?:untuk|bagi)\s+{_SEX}(?:\s+muda)?\b",
    rf"\b(?:mess|asrama|kamar|tempat tinggal|kos|kost)\b[^.;\n]{{0,30}}\b{_SEX}\b",
    r"\b(?:anak(?:-anak)?|siswa|murid|peserta|bayi|balita|pelajar|children|kids|students?)"
    r"\s+(?:\w+\s+){0,2}(?:usia|umur|berusia|aged)\b[^.;\n]*",
    rf"\b(?:target|pasar|segmen|audiens|audience|pelanggan|customer|konsumen)[^.;\n]{{0,30}}{_ADULT}\s*[-–]\s*{_ADULT}",
    r"\b(?:semua|segala|berbagai|setiap|lintas)\s+(?:jenjang\s+)?(?:usia|umur|gender|jenis kelamin|agama|suku)\b",
    r"\b(?:tidak|tanpa|tdk|bukan)\s+(?:ada\s+|di)?bata(?:s|san|si)\w*\s+(?:usia|umur)(?:\s+dan\s+\w+)?",
    r"\b(?:usia|umur)\s+(?:tidak|tdk)\s+(?:di)?batasi\b",
    r"\b(?:tidak|tanpa|bukan)\s+(?:boleh\s+)?(?:men)?(?:diskriminati?f|diskriminasi|membedakan|memandang|melihat)\b[^.;\n]*",
    r"\b(?:regardless of|without regard to|irrespective of|equal opportunit)\b[^.;\n]*",
    r"\bpeserta didik\b[^.;\n]*",
    r"\bpenampilan\s+(?:produk|barang|toko|makanan|minuman|display|live|visual|menu)\b[^.;\n,]*",
    r"\bsuku\s+(?:cadang|bunga)\b|\bchinese\s+(?:food|restaurant|cuisine)\b",
    r"\b(?:masakan|restoran|restaurant|bahasa|language)\s+chinese\b",
    rf"\b{_INSTITUTIONS}\s+(?:\w+\s+){{0,2}}{_FAITH}(?:\s*[–/&-]\s*{_FAITH})*",
    r"\b(?:online\s+)?single\s+(?:submission|line|color|sign|page|parent|origin|unit|phase|entry|point|fin)\w*",
    r"\b(?:ibu|pasien|wanita|perempuan)\s+(?:hamil|menyusui|pasca)\b",
)

_RULE_PATTERNS: Mapping[Ground, tuple[str, ...]] = {
    Ground.SEX: (
        rf"{_START}{_SEX}\b{_THEN}",
        rf"\b{_WANTED}[\s:,(]+(?:\w+\s+){{0,2}}?(?:\d+\s+)?(?:orang\s+)?{_SEX}\b",
        rf"\b\d+\s+(?:orang\s+)?{_SEX}\b",
        rf"(?<=[:.;,\n])\s*(?:\d+\s*[.)]?\s*)?{_SEX}\s+(?:muda|single|lajang|{_FAITH}|{_MOST}|{_AGE})\b",
        rf"\b(?:jenis kelamin|gender|sex)\s*[:=]?\s*(?:harus\s+)?{_SEX}\b",
        rf"\b{_SEX}\s*,?\s*(?:dgn\s+|dengan\s+)?(?:{_AGE}|{_MOST})\b",
    ),
    Ground.AGE: (
        rf"\b{_AGE}\s*:?\s*{_MOST}",
        rf"\b{_MOST}\.?\s*{_AGE}\b",
        rf"\b{_AGE}\s*:?\s*(?:antara|sekitar|ideal|mulai|dari|between|from)?\s*{_ADULT}\s*{_YEARS}?\s*{_TO}\s*{_ADULT}",
        rf"\b{_AGE}\s*:?\s*(?:antara\s*|sekitar\s*|ideal\s*)?{_GROWN}\b(?!\s*{_YEARS}?\s*(?:pengalaman|experience))",
        rf"\b{_AGE}\s*:?\s*{_LEAST}\.?\s*{_GROWN}\b",
        rf"\b{_AGE}\s*:?\s*{_LEAST}\.?\s*{_ADULT}\s*{_YEARS}?\s*(?:[-–,/]|dan|s/?d|sampai)?\s*{_MOST}",
        rf"\b{_LEAST}\.?\s*{_AGE}\s*:?\s*{_GROWN}\b",
        rf"\b{_GROWN}\s*\+?\s*{_YEARS}\s+ke\s*atas\b",
        rf"\b{_GROWN}\s*\+\s*{_YEARS}\b",
        rf"\b(?<!pengalaman )(?<!berpengalaman ){_MOST}\.?\s*(?:age\s*)?{_ADULT}\s*{_YEARS}\b(?!\s+kerja)",
        rf"{_START}{_ADULT}\s*[-–]\s*{_ADULT}\s*{_YEARS}\b(?!\s*(?:pengalaman|experience))",
        rf"\b{_ADULT}\s*{_YEARS}\s+old\b",
        r"\b(?:usia|umur)\s+(?:masih\s+)?(?:produktif|muda)\b",
        rf"\b(?:{_SEARCH}|kandidat|khusus|diutamakan)\s+(?:\w+\s+){{0,3}}?(?:muda|young)\b",
        r"\b(?:kesempatan|peluang)\s+(?:\w+\s+){0,3}?(?:bagi|untuk|kepada)\s+(?:\w+\s+){0,2}?muda\b",
        r"\bkelahiran\s+(?:tahun\s+)?(?:19|20)\d\d\b",
    ),
    Ground.LOOKS: (
        rf"\b(?:ber)?penampilan(?:\s+(?:yang|fisik|rapi|bersih|sopan|cantik|dan|serta|&|,))*\s*[,&]?\s*{_FAIR_LOOKS}",
        r"\bgood[\s-]*looking\b|\battractive\s+(?:appearance|look\w*|face|person\w*)\b",
        r"\b(?:wajah|paras|berwajah|berparas)\s+(?:yang\s+)?(?:cantik|menarik|ganteng|tampan)\b",
        rf"\b(?:spg|sales|{_SEX}|kandidat)\s+(?:yang\s+)?(?:cantik|ganteng)\b",
        r"\btinggi\s*(?:badan|bdn)\b|\b1[4-9]\d\s*cm\b|\b(?:min(?:imum)?\.?\s+)?height\b",
        r"\btinggi\s*(?:min|minimal|minimum|maks|maksimal)?\.?\s*1[4-9]\d\b",
        r"\bberat\s*badan\b|\bproporsional\b",
        r"\b(?:tubuh|badan|postur)(?:\s+tubuh)?\s+(?:yang\s+)?(?:ideal|langsing|tinggi|tegap)\b",
        r"\b(?:ber)?tato\b|\b(?:ber)?tindik(?:an)?\b|\btatt?o+s?\b|\bpiercings?\b",
        r"\b(?:berkulit|kulit|warna kulit|wajah|muka)\s+(?:putih|cerah|bersih|glowing|sawo matang|gelap|tidak berjerawat)\b",
    ),
    Ground.MARITAL: (
        rf"\bbelum\s+(?:pernah\s+)?(?:{_MARRIED}|punya anak|memiliki anak)\b",
        rf"\b(?:sudah|telah)\s+{_MARRIED}\b",
        r"\b(?:tidak|tdk|bersedia tidak)\s+(?:sedang\s+)?(?:hamil|menikah)\b",
        rf"\b(?:status|masih|{_FIRST})\s*(?:perkawinan|pernikahan|marital)?\s*[:=]?\s*"
        r"(?:single|lajang|unmarried|janda|duda|menikah)\b",
        rf"{_START}(?:single|lajang|unmarried|not married)\b{_END}",
        rf"\b{_SEX}\s*[,/]?\s*(?:single|lajang)\b",
    ),
    Ground.RELIGION: (
        rf"\b(?:beragama|agama\s*[:=])\s*{_FAITH}\b",
        rf"\b(?:{_FIRST}|seorang|kandidat|karyawan|karyawati|non|{_SEX})\s*[-,]?\s*(?:seorang\s+)?(?:ber)?(?:agama\s+)?{_FAITH}\b",
        rf"{_START}{_FAITH}{_END}",
        rf"\bdan\s+(?:muslim(?:ah)?|nasrani|kristiani){_END}",
        r"\b(?:berhijab|berjilbab|berkerudung|bercadar)\b",
        rf"\b(?:wajib|bersedia|memakai|menggunakan|mengenakan|pakai|lepas|tanpa|tidak)\s+(?:\w+\s+)?{_VEIL}\b",
        r"\bnon[\s-]?hijab\b",
        r"\b(?:seiman|taat beribadah|rajin (?:sholat|shalat|ibadah)|aktif (?:di|ke) gereja|lahir baru)\b",
    ),
    Ground.ETHNICITY: (
        r"\b(?:ber)?suku\b|\b(?:ber)?etnis\b|\bketurunan\b|\b(?:non[\s-]?)?pribumi\b|\btionghoa\b|\bmarga\b",
        r"\b(?:putra|putri)(?:[\s/-]+(?:putra|putri))?\s+(?:daerah|asli)\b",
        r"\b(?:orang|warga|penduduk)\s+asli\b|\basli\s+(?:orang|warga|putra|suku)\b",
        rf"{_START}chinese\b{_END}",
        rf"\b{_FIRST}\s+chinese\b(?!\s+(?:food|language|speak))|\bchinese\s+(?:only|preferred|ethnic)\b",
    ),
}

NEUTRAL = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _NEUTRAL_PATTERNS)
RULES: Mapping[Ground, tuple[re.Pattern[str], ...]] = {
    ground: tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns) for ground, patterns in _RULE_PATTERNS.items()
}
