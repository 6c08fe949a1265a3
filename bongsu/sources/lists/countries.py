"""UN names of states and territories (M49), to ISO 3166 two-letter codes; without the bracketed and formal parts."""

import re

_NAMES = """
ae United Arab Emirates|af Afghanistan|al Albania|am Armenia|ao Angola|ar Argentina|at Austria|au Australia
az Azerbaijan|ba Bosnia and Herzegovina|bd Bangladesh|be Belgium|bf Burkina Faso|bg Bulgaria|bh Bahrain|bi Burundi
bj Benin|bo Bolivia|br Brazil|bw Botswana|by Belarus|bz Belize|ca Canada|cd Democratic Republic of the Congo
cf Central African Republic|cg Congo|ch Switzerland|ci Côte d'Ivoire|ck Cook Islands|cl Chile|cm Cameroon|cn China
co Colombia|cr Costa Rica|cu Cuba|cv Cabo Verde|cy Cyprus|cz Czechia|cz Czech Republic|de Germany|dj Djibouti
dk Denmark|dm Dominica|do Dominican Republic|dz Algeria|ec Ecuador|ee Estonia|eg Egypt|er Eritrea|es Spain|et Ethiopia
fi Finland|fj Fiji|fr France|ga Gabon|gb United Kingdom|gb United Kingdom of Great Britain and Northern Ireland
ge Georgia|gh Ghana|gm Gambia|gn Guinea|gq Equatorial Guinea|gr Greece|gt Guatemala|gw Guinea-Bissau|gy Guyana
hk Hong Kong|hk China, Hong Kong Special Administrative Region|hn Honduras|hr Croatia|ht Haiti|hu Hungary|id Indonesia
ie Ireland|il Israel|in India|iq Iraq|ir Iran|ir Islamic Republic of Iran|is Iceland|it Italy|jm Jamaica|jo Jordan
jp Japan|ke Kenya|kg Kyrgyzstan|kh Cambodia|ki Kiribati|km Comoros|kn Saint Kitts and Nevis
kp Democratic People's Republic of Korea|kp DPRK|kr Republic of Korea|kw Kuwait|kz Kazakhstan
la Lao People's Democratic Republic|lb Lebanon|li Liechtenstein|lk Sri Lanka|lr Liberia|ls Lesotho|lt Lithuania
lu Luxembourg|lv Latvia|ly Libya|ma Morocco|mc Monaco|md Republic of Moldova|me Montenegro|mg Madagascar
mh Marshall Islands|mk North Macedonia|ml Mali|mm Myanmar|mn Mongolia|mo Macao
mo China, Macao Special Administrative Region|mr Mauritania|mt Malta|mu Mauritius|mv Maldives|mw Malawi|mx Mexico
my Malaysia|mz Mozambique|na Namibia|ne Niger|ng Nigeria|ni Nicaragua|nl Netherlands|nl Kingdom of the Netherlands
no Norway|np Nepal|nz New Zealand|om Oman|pa Panama|pe Peru|pg Papua New Guinea|ph Philippines|pk Pakistan|pl Poland
ps State of Palestine|pt Portugal|pw Palau|py Paraguay|qa Qatar|ro Romania|rs Serbia|ru Russian Federation|ru Russia
rw Rwanda|sa Saudi Arabia|sb Solomon Islands|sc Seychelles|sd Sudan|se Sweden|sg Singapore|si Slovenia|sk Slovakia
sl Sierra Leone|sm San Marino|sn Senegal|so Somalia|sr Suriname|ss South Sudan|st Sao Tome and Principe|sv El Salvador
sy Syrian Arab Republic|sy Syria|sz Eswatini|td Chad|tg Togo|th Thailand|tj Tajikistan|tl Timor-Leste|tm Turkmenistan
tn Tunisia|to Tonga|tr Türkiye|tr Turkey|tt Trinidad and Tobago|tv Tuvalu|tw Taiwan|tw Taiwan Province of China
tz United Republic of Tanzania|tz Tanzania|ua Ukraine|ug Uganda|us United States of America|us United States|uy Uruguay
uz Uzbekistan|vc Saint Vincent and the Grenadines|ve Venezuela|vg British Virgin Islands|vn Viet Nam|vn Vietnam
vu Vanuatu|ws Samoa|ye Yemen|za South Africa|zm Zambia|zw Zimbabwe
"""
_CODES = {name.casefold(): code for code, name in re.findall(r"([a-z]{2}) ([^|\n]+)", _NAMES)}


def code_of(name: str) -> str | None:
    """Return the ISO two-letter code in lower case, or None for what is no state of today ("former Soviet Union")."""
    plain = re.sub(r"\([^)]*\)", "", name).replace("’", "'")
    return _CODES.get(" ".join(plain.split()).casefold())
