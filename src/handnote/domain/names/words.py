"""The words round names: titles, companies, households, and what belongs to a family name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "dr dra prof professor doctor doktor mr mrs ms miss mx sir dame lord lady rev herr frau hr fru"
    " fröken mme mlle monsieur madame mademoiselle señor señora señorita sr sra srta sig signor"
    " signora dott ing mgr dhr mevr mevrouw meneer pan pani bay bayan sayın dipl mag doc phdr mudr"
    " κύριος κυρία кир г-н г-жа господин госпожа श्री श्रीमती सुश्री डॉ السيد السيدة"
    " الدكتور דר คุณ"
)
"""Read without their dot. ``don`` and ``fr`` are missing, for Don and Fr. are names as well."""

ONLY_WITH_A_DOT = frozenset({"ing", "mag", "doc", "sig", "dipl"})
"""Titles that are names or words without their dot."""

SUFFIXES = _words("jr sr ii iii iv phd md esq msc bsc mba dds rn obe mbe ma ba llm")

AND = _words("& + and und et y e i en och og ve a és и και と और و")
"""Between two people. One letter counts only where whole names stand on both sides."""

HOUSEHOLDS = _words(
    "family familie fam famille familia família famiglia rodzina rodina familjen ailesi"
    " household haushalt семья οικογένεια 家族 परिवार عائلة"
)

COMPANIES = _words(
    "ltd limited inc incorporated llc llp plc corp corporation company gmbh ug ohg mbh gbr kgaa"
    " sarl sas eurl srl spa bv vof kft zrt bt oy oyj aps ab sro doo zoo ooo ооо ао ип şti ltda"
    " pty 株式会社 有限会社 合同会社 公司 有限公司 주식회사 sons söhne söhn fils figli hijos zonen"
    " synowie partner partners associates brothers bros gebrüder"
    " shop store studio studios gallery galerie galeria boutique bookshop bookstore books café cafe"
    " school university college museum hotel restaurant pharmacy office bank church library"
    " verlag buchhandlung apotheke schule universität verein praxis kanzlei laden werkstatt"
    " librairie école mairie pharmacie atelier tienda librería biblioteca escuela ayuntamiento"
    " negozio libreria scuola winkel boekhandel loja livraria sklep księgarnia szkoła butik"
    " bokhandel skola obchod knihkupectví škola mağaza kitabevi okul team department dept"
    " reception customer service club society trust foundation stiftung association"
)
COMPANIES_AT_THE_END = _words("co ag kg nv sa as a/s se ek ev")
"""Legal forms that are names too: they count as the last word only."""

FAMILY_PARTICLES = _words(
    "van von der den ter ten de del della dello di da das dos do du des la le las los el al bin ibn"
    " ben zu zur zum af av vom vander vanden y e ap mac st"
)

DOUBLE_NAMES = {
    "maria": "jose jesus luisa isabel teresa fernanda elena pilar dolores eugenia angeles"
    " cristina victoria laura grazia chiara teresa pia rosa rita clara eduarda joao antonia",
    "jose": "luis maria antonio manuel carlos miguel angel ramon javier",
    "juan": "carlos jose pablo manuel antonio luis ramon miguel diego david",
    "luis": "miguel alberto fernando enrique carlos felipe",
    "ana": "maria isabel paula belen rosa sofia luisa carolina beatriz clara",
    "joao": "pedro paulo carlos miguel",
    "jean": "luc pierre paul claude michel marc francois jacques baptiste christophe yves louis",
    "marie": "claire louise france therese christine laure pierre helene josephe jeanne",
    "anne": "marie sophie laure claire lise",
    "mary": "jane ann anne beth lou kate ellen",
    "gian": "luca carlo franco paolo maria marco",
    "pier": "paolo luigi giorgio",
    "hans": "peter jurgen joachim georg dieter werner",
    "karl": "heinz friedrich",
    "mehmet": "ali",
    "abdul": "rahman aziz karim hamid rashid malik wahab",
    "عبد": "الله الرحمن العزيز الرحيم القادر الكريم الملك",
    "أبو": "بكر",
}
"""First halves and the second halves that go with them; without accents."""

AFTER_MARIA = _words(
    "carmen pilar mar rosario rocio valle sol consuelo angeles mercedes nieves luz concepcion paz"
    " guadalupe lourdes fatima soledad socorro remedios dolores graça ceu"
)
"""María del Carmen: devotions that follow Maria and a particle."""

TWO_LETTERS = _words(
    "al an bo cy di ed el ev ib io jo li lu mi mo my ty vi yu ai bi zo ia na le ly ha in an ye su"
    " xi qi de wu he ma mu em ro ali"
)
"""Short names that are not somebody's initials."""

VIETNAMESE_FAMILIES = _words(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly"
)
HUNGARIAN_GIVEN = _words(
    "anna eva maria katalin erzsebet ilona judit agnes zsuzsanna eszter reka nora dora lilla"
    " hanna kinga boglarka timea andrea monika krisztina gabor laszlo istvan janos jozsef zoltan"
    " sandor ferenc attila peter tamas andras balazs bence mate adam david daniel mark levente"
    " akos zsolt csaba tibor miklos gyorgy imre gergely marton"
)
RUSSIAN_GIVEN_LIKE_FAMILIES = _words(
    "константин валентин мартин августин валентина марина екатерина ирина кристина полина алина"
    " нина карина арина ангелина галина каролина дарина лев яков элина регина"
)
