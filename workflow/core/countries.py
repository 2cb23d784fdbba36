"""Countries and regions (国家和地区): ISO alpha-2 codes with Chinese and English names, and their continents.

Names come from Unicode CLDR as shipped with Babel; Hong Kong, Macao and Taiwan are regions of China and are named so.
"""

from functools import cache

from babel import Locale
from django.utils.translation import get_language
from pypinyin import lazy_pinyin


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


AFRICA = _codes(
    "DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU YT MA "
    "MZ NA NE NG RE RW SH ST SN SC SL SO ZA SS SD TZ TG TN UG EH ZM ZW"
)
SOUTH_AMERICA = _codes("AR BO BR CL CO EC FK GF GY PE PY SR UY VE")
NORTH_AMERICA = _codes("US CA BM GL PM UM")
CENTRAL_AMERICA = _codes(
    "AG AI AW BB BL BQ BS BZ CR CU CW DM DO GD GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PR SV SX TC TT VC VG VI"
)
ASIA = _codes(
    "AF AE AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH "
    "PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE IO CC CX"
)
EUROPE = _codes(
    "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK "
    "MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA"
)
OCEANIA = _codes("AU NZ FJ PG SB VU NC PF WS AS TO TV KI NR FM MH PW GU MP CK NU TK WF PN NF")
ANTARCTICA = _codes("AQ BV GS HM TF")
CONTINENTS = {
    "africa": AFRICA,
    "south_america": SOUTH_AMERICA,
    "north_america": NORTH_AMERICA | CENTRAL_AMERICA,
    "asia": ASIA,
    "europe": EUROPE,
    "oceania": OCEANIA,
    "antarctica": ANTARCTICA,
}
LATIN_AMERICA = SOUTH_AMERICA | CENTRAL_AMERICA
LONGHAUL = LATIN_AMERICA | AFRICA  # where poor connections may earn a day (赴拉美、非洲)
CODES = frozenset().union(*CONTINENTS.values())

OWN_NAMES = {
    "HK": ("中国香港", "Hong Kong, China"),
    "MO": ("中国澳门", "Macao, China"),
    "TW": ("中国台湾", "Taiwan, China"),
}
USUAL_NAMES = {
    "香港": "HK", "香港特别行政区": "HK", "hong kong": "HK", "澳门": "MO", "澳门特别行政区": "MO", "macao": "MO",
    "macau": "MO", "台湾": "TW", "台湾地区": "TW", "taiwan": "TW", "南朝鲜": "KR", "韩国": "KR", "south korea": "KR",
    "朝鲜": "KP", "north korea": "KP", "dpr korea": "KP", "英国": "GB", "uk": "GB", "great britain": "GB", "usa": "US",
    "united states of america": "US", "阿联酋": "AE", "uae": "AE", "中国大陆": "CN", "中华人民共和国": "CN",
    "czech republic": "CZ", "turkey": "TR", "burma": "MM", "俄国": "RU", "russian federation": "RU", "viet nam": "VN",
}  # fmt: skip


@cache
def _names(language: str) -> dict[str, str]:
    chinese = language.startswith("zh")
    territories = Locale.parse("zh_Hans_CN" if chinese else "en").territories
    names = {code: territories[code] for code in CODES}
    return names | {code: own[0 if chinese else 1] for code, own in OWN_NAMES.items()}


def name_of(code: str, language: str | None = None) -> str:
    """The name in the reader's language; an unknown code stands for itself."""
    return _names(language or get_language() or "zh-hans").get(code, code)


name = name_of


def names(codes: list[str] | tuple[str, ...], language: str | None = None) -> str:
    """Several names in one line, in the order given."""
    language = language or get_language() or "zh-hans"
    return ("、" if language.startswith("zh") else ", ").join(name(code, language) for code in codes)


def choices(language: str | None = None) -> list[tuple[str, str]]:
    """Everything outside the mainland, by name (Chinese names by pinyin), for a list to choose from."""
    return list(_choices(language or get_language() or "zh-hans"))


@cache
def _choices(language: str) -> list[tuple[str, str]]:
    found = [(code, name(code, language)) for code in CODES - {"CN"}]
    return sorted(found, key=lambda pair: lazy_pinyin(pair[1]))


@cache
def _codes_by_name() -> dict[str, str]:
    found = {text.casefold(): code for language in ("zh", "en") for code, text in _names(language).items()}
    return found | USUAL_NAMES


def code_of(written: str) -> str | None:
    """The code for what somebody wrote: a code in any case, or a usual Chinese or English name."""
    written = written.strip()
    if written.upper() in CODES:
        return written.upper()
    return _codes_by_name().get(written.casefold())


def continent(code: str) -> str | None:
    """africa, asia, europe, north_america, south_america, oceania or antarctica."""
    return next((continent for continent, codes in CONTINENTS.items() if code in codes), None)
