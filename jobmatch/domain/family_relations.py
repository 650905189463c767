"""What somebody is on a family card: the words of SIAK as a public population service lists them (codes 1 to 11)."""

from jobmatch.domain.texts import N_

RELATIONS = (
    N_("kepala keluarga"),
    N_("suami"),
    N_("istri"),
    N_("anak"),
    N_("menantu"),
    N_("cucu"),
    N_("orang tua"),
    N_("mertua"),
    N_("famili lain"),
    N_("pembantu"),
    N_("lainnya"),
)
HEAD = RELATIONS[0]
