"""Names of states and territories to ISO 3166 two-letter codes: the UN's (M49), and those that other lists use.

Kosovo has no code of ISO 3166; lists and ``xk``, which ISO leaves to its users, agree on it.
"""

import re
import unicodedata

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
# OFAC's, the United Kingdom's and the European Union's own names, and territories that the UN's table lacks.
_OTHER_NAMES = """
ae UAE|ag Antigua and Barbuda|ai Anguilla|aw Aruba|ba Bosnia-Herzegovina|bb Barbados|bm Bermuda|bn Brunei
bn Brunei Darussalam|bs Bahamas|bt Bhutan|by Republic of Belarus|cd Congo, Democratic Republic of the|cd DRC
cd Congo (Democratic Republic)|cd DR Congo|cg Congo, Republic of the|cg Republic of the Congo|ci Cote d Ivoire
ci Ivory Coast|cn People's Republic of China|cn PRC|cv Cape Verde|cw Curaçao|cw Curacao|cz Czech Republic
fm Micronesia|fo Faroe Islands|gb UK|gb Great Britain|gb England|gd Grenada|ge Georgia|gg Guernsey|gi Gibraltar
gl Greenland|gm The Gambia|hk Hong Kong SAR|im Isle of Man|im Man, Isle of|ir Islamic Republic of Iran|je Jersey
kh Cambodia|kn St. Kitts & Nevis|kn St. Kitts and Nevis|kp Korea, North|kp North Korea|kp Korea DPR|kr Korea, South
kr South Korea|ky Cayman Islands|la Laos|lc Saint Lucia|lc St. Lucia|md Moldova|mk Macedonia
mk Macedonia, The Former Yugoslav Republic of|mk North Macedonia, The Republic of|mm Burma|mo Macau|mv Maldives
nr Nauru|nu Niue|pr Puerto Rico|ps Palestinian|ps Palestine|ps Palestinian Territories|ps West Bank|ps Region: Gaza
ps Region: West Bank|ps Occupied Palestinian Territories|ps State of Palestine|ru USSR (now Russia)
sg Republic of Singapore|st São Tomé and Príncipe|st Sao Tome & Principe|sx Sint Maarten|sz Swaziland
tc Turks and Caicos Islands|tl East Timor|to Tonga|tt Trinidad & Tobago|tv Tuvalu|ua Region: Crimea|us USA|us U.S.A.
us US|va Vatican City|vc St. Vincent and the Grenadines|vc St Vincent and the Grenadines|vg Virgin Islands, British
vi Virgin Islands, U.S.|xk Kosovo
"""
# In Japanese, as the Ministry of Finance writes them; "共和国" and such at the end are left out.
_JAPANESE = """
ae アラブ首長国連邦|af アフガニスタン|am アルメニア|az アゼルバイジャン|ba ボスニア・ヘルツェゴビナ|bd バングラデシュ
be ベルギー|bh バーレーン|by ベラルーシ|ca カナダ|cd コンゴ民主共和国|cf 中央アフリカ|cg コンゴ共和国|ch スイス
ci コートジボワール|cm カメルーン|cn 中国|cn 中華人民|cy キプロス|de ドイツ|dj ジブチ|dk デンマーク|dz アルジェリア
eg エジプト|er エリトリア|es スペイン|et エチオピア|fr フランス|gb 英国|gb イギリス|ge ジョージア|ge グルジア
gr ギリシャ|hk 香港|ht ハイチ|id インドネシア|il イスラエル|in インド|iq イラク|ir イラン|it イタリア|jo ヨルダン
jp 日本|ke ケニア|kg キルギス|kh カンボジア|km コモロ|kp 北朝鮮|kp 朝鮮民主主義人民|kr 韓国|kr 大韓民国|kw クウェート
kw クウェイト|kz カザフスタン|lb レバノン|lr リベリア|ly リビア|ma モロッコ|md モルドバ|mh マーシャル諸島|ml マリ
mm ミャンマー|mn モンゴル|mo マカオ|mr モーリタニア|my マレーシア|mz モザンビーク|na ナミビア|ne ニジェール
ng ナイジェリア|nl オランダ|no ノルウェー|om オマーン|pa パナマ|ph フィリピン|pk パキスタン|pl ポーランド
ps パレスチナ|qa カタール|rs セルビア|ru ロシア|rw ルワンダ|sa サウジアラビア|sa サウディ・アラビア|sd スーダン
se スウェーデン|sg シンガポール|sk スロバキア|sl シエラレオネ|sn セネガル|so ソマリア|ss 南スーダン|sy シリア
td チャド|th タイ|tj タジキスタン|tm トルクメニスタン|tn チュニジア|tr トルコ|tt トリニダード・トバゴ|tw 台湾
tz タンザニア|ua ウクライナ|ug ウガンダ|us 米国|us アメリカ合衆国|uz ウズベキスタン|ve ベネズエラ|vn ベトナム
ye イエメン|za 南アフリカ
"""
_ENTRY = re.compile(r"([a-z]{2}) ([^|\n]+)")
_CODES = {name.casefold(): code for code, name in _ENTRY.findall(_NAMES + _OTHER_NAMES)}
_FIRST_NAMES = dict(reversed(_ENTRY.findall(_NAMES + _OTHER_NAMES)))
_KNOWN = frozenset(_CODES.values())
_IN_JAPANESE = {name: code for code, name in _ENTRY.findall(_JAPANESE)}
# the longest first: 南スーダン is not スーダン, and インドネシア not インド
_JAPANESE_NAMES = re.compile("|".join(sorted(_IN_JAPANESE, key=len, reverse=True)))


def code_of(name: str) -> str | None:
    """Return the ISO two-letter code in lower case, or None for what is no state of today ("former Soviet Union")."""
    whole = " ".join(name.replace("’", "'").split()).casefold()
    bare = re.sub(r"\([^)]*\)", "", whole).removesuffix(", the").removeprefix("the ").strip()
    return _CODES.get(whole) or _CODES.get(" ".join(bare.split()))


def known_code(code: str) -> str | None:
    """Return a two-letter code in lower case where it is one of a state or territory, else None."""
    lower = code.strip().lower()
    return lower if lower in _KNOWN else None


def name_of(code: str) -> str | None:
    """Return the UN's English name of the state with this two-letter code in lower case, else another; or None."""
    return _FIRST_NAMES.get(code)


def codes_in_japanese(text: str) -> tuple[str, ...]:
    """Return the codes of the states that a Japanese text names, each once, in its order."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys(_IN_JAPANESE[name] for name in _JAPANESE_NAMES.findall(plain)))
