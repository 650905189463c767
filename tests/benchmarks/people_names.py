"""Name pools for synthetic registries: common given names of the region, written by hand, nobody's own."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


MALE = _words("""
ahmad budi agus andi dedi eko hendra joko rudi slamet sugeng supriyadi sutrisno wahyu yanto zainal abdul ali amir anton
arif aris asep bambang bayu candra dani darmawan deni didik dodi edi fajar fauzan feri firman galih gunawan hadi hamdan
hari haryanto hasan heri heru husein ibrahim idris ilham imam indra irfan irwan iskandar ismail iwan jamal jefri johan
kurniawan lukman mahmud mulyadi nanang nasrul novri nurdin pandu prasetyo rahmat ramli ridwan rizki robi roni rusdi
saipul sarman satria sigit sofyan solihin subagyo sudirman suharto sulaiman sumarno surya suryadi syahrul syamsul tarmizi
taufik teguh toni tri umar usman wawan widodo wiranto yadi yogi yudi yusuf zulkifli gilang rendi reza dimas aditya bagas
kelvin alex samuel daniel markus paulus ujang cecep maman oman tatang jaya putra dwi bagus rangga farhan azhar hafiz
""")

FEMALE = _words("""
siti sri dewi nur rina rini ani ratna yanti wati lestari indah ayu dian eka fitri ika lina maya nina novi putri rani
rika sari suryani tuti wulan yuni yulia zahra aisyah aminah anisa asih astuti cici dahlia desi diana dina elly endang
ernawati eva farida fatimah halimah hartati hasanah herlina hesti ida intan iis jumiati kartini khadijah kurnia laila
leni lia lilis marlina mariam maryati mega meri mira mulyani murni nani neneng nila ningsih nurhayati nurjanah nurul
okta partini rahayu rahma ratih reni resti ria rohani rosmini rosita rukmini salma samsiah sumiati supiyah suci suharti
sukarni sulastri sumarni sunarti susanti sutinah tika titin umi vera widya winarti wiwin yeni yusnita zubaidah bunga
melati anggun cahya permata tasya nabila salsabila nadia amelia jessica maria kristina magdalena yohana monica sinta
""")

FAMILY = _words("""
saputra pratama wijaya kusuma nugroho santoso setiawan hidayat siregar harahap nasution simanjuntak sinaga tanjung
sembiring ginting purba manalu lubis saragih panjaitan utama permana firmansyah ramadhan maulana hakim syahputra
""")

LEADING_MALE = ("muhammad", "abdul", "ahmad")
LEADING_FEMALE = ("siti", "nur", "sri")

ENGLISH_GIVEN = _words("""
james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica
thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra mark margaret donald ashley
steven kimberly andrew emily paul donna joshua michelle kenneth carol kevin amanda brian melissa george deborah
""")

ENGLISH_FAMILY = _words("""
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson
thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young
allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts
""")

STREETS = _words("""
merdeka sudirman kartini diponegoro gajahmada mh-thamrin veteran pahlawan basuki-rahmat sukowati dwi-tunggal batu-galing
talang-rimbo air-bang pasar-baru pramuka santoso suprapto iskandar-ong letjen-suprapto kesambe ahmad-marzuki cokro
""")

VILLAGES = _words("""
adirejo air-bang air-rambai banyumas batu-galing dwi-tunggal jalan-baru karang-anyar kepala-siring sidorejo sukaraja
talang-benih talang-rimbo-baru talang-rimbo-lama timbul-rejo tempel-rejo pasar-baru pasar-tengah air-putih-lama
kampung-delima duku-ilir duku-ulu kesambe-baru kesambe-lama sukaraja-baru perbo tasik-malaya suka-datang tunas-harapan
sumber-urip karang-jaya sambirejo mojorejo cawang-baru cawang-lama air-duku kali-padang simpang-nangka belitar-muka
""")

TITLES_BEFORE = ("H.", "Hj.", "Drs.", "Ir.", "dr.")
TITLES_AFTER = ("S.Pd", "SE", "S.Kom", "A.Md", "SH", "S.Sos", "ST")
