"""The forms of English verbs and nouns: the regular ones by rule, the irregular ones that news and this field use."""

import re

_IRREGULAR_VERBS = """
    arise arose arisen
    awake awoke awoken
    be was/were been
    bear bore borne/born
    beat beat beaten
    become became become
    befall befell befallen
    begin began begun
    behold beheld beheld
    bend bent bent
    beset beset beset
    bet bet bet
    bid bid/bade bid/bidden
    bind bound bound
    bite bit bitten
    bleed bled bled
    blow blew blown
    break broke broken
    breed bred bred
    bring brought brought
    build built built
    burn burned/burnt burned/burnt
    burst burst burst
    buy bought bought
    cast cast cast
    catch caught caught
    choose chose chosen
    cling clung clung
    come came come
    cost cost cost
    creep crept crept
    cut cut cut
    deal dealt dealt
    dig dug dug
    dive dived/dove dived
    do did done
    draw drew drawn
    dream dreamed/dreamt dreamed/dreamt
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed fed
    feel felt felt
    fight fought fought
    find found found
    flee fled fled
    fling flung flung
    fly flew flown
    forbid forbade/forbad forbidden
    forget forgot forgotten
    forgive forgave forgiven
    forgo forwent forgone
    forsake forsook forsaken
    freeze froze frozen
    get got got/gotten
    give gave given
    go went gone
    grind ground ground
    grow grew grown
    hang hung/hanged hung/hanged
    have had had
    hear heard heard
    hide hid hidden
    hit hit hit
    hold held held
    hurt hurt hurt
    keep kept kept
    kneel knelt/kneeled knelt/kneeled
    know knew known
    lay laid laid
    lead led led
    lean leaned/leant leaned/leant
    leap leaped/leapt leaped/leapt
    learn learned/learnt learned/learnt
    leave left left
    lend lent lent
    let let let
    lie lay/lied lain/lied
    light lit/lighted lit/lighted
    lose lost lost
    make made made
    mean meant meant
    meet met met
    pay paid paid
    plead pleaded/pled pleaded/pled
    prove proved proved/proven
    put put put
    quit quit/quitted quit/quitted
    read read read
    rid rid rid
    ride rode ridden
    ring rang rung
    rise rose risen
    run ran run
    saw sawed sawn/sawed
    say said said
    see saw seen
    seek sought sought
    sell sold sold
    send sent sent
    set set set
    sew sewed sewn/sewed
    shake shook shaken
    shed shed shed
    shine shone/shined shone/shined
    shoot shot shot
    show showed shown/showed
    shrink shrank/shrunk shrunk
    shut shut shut
    sing sang sung
    sink sank/sunk sunk
    sit sat sat
    slay slew slain
    sleep slept slept
    slide slid slid
    smell smelled/smelt smelled/smelt
    sneak sneaked/snuck sneaked/snuck
    sow sowed sown/sowed
    speak spoke spoken
    speed sped/speeded sped/speeded
    spell spelled/spelt spelled/spelt
    spend spent spent
    spill spilled/spilt spilled/spilt
    spin spun spun
    spit spat spat
    split split split
    spoil spoiled/spoilt spoiled/spoilt
    spread spread spread
    spring sprang/sprung sprung
    stand stood stood
    steal stole stolen
    stick stuck stuck
    sting stung stung
    stride strode stridden
    strike struck struck/stricken
    strive strove/strived striven/strived
    swear swore sworn
    sweep swept swept
    swell swelled swollen/swelled
    swim swam swum
    swing swung swung
    take took taken
    teach taught taught
    tear tore torn
    tell told told
    think thought thought
    throw threw thrown
    thrust thrust thrust
    tread trod trodden
    wake woke/waked woken
    wear wore worn
    weave wove/weaved woven
    weep wept wept
    win won won
    wind wound wound
    wring wrung wrung
    write wrote written
"""
# lemma: pasts, participles; every form that is in use
_PASTS = {
    row[0]: (row[1].split("/"), row[2].split("/")) for row in map(str.split, _IRREGULAR_VERBS.strip().splitlines())
}
_PREFIXES = ("over", "under", "with", "fore", "out", "mis", "off", "broad", "re", "un", "up")
_NO_PREFIX = frozenset({"relay"})
_ODD_FORMS = {"be": {"am": "base", "are": "base", "is": "s", "being": "ing"}, "have": {"has": "s", "having": "ing"}}

_VOWELS = "aeiou"
_SHORT = re.compile(r"(?:[^aeiou]*qu|[^aeiou]*)[aeiouy][^aeiouwxy]")
_DOUBLED = frozenset(
    """
    abet abhor acquit admit airdrop allot backstop begin commit compel concur confer control corral debug defer deter
    dispel distil emit entrap enrol equip excel expel forbid forget handicap impel incur infer instil kidnap occur omit
    outfit overlap patrol permit prefer program propel rebel rebut recap recur refer refit regret remit repel submit
    tranship transfer transmit transship unplug unwrap zigzag
    """.split()
)
"""Verbs of more than one syllable that double their last consonant everywhere."""
_DOUBLED_OR_NOT = frozenset("benefit bias focus format kidnap program worship".split())
_ONE_SPELLING = frozenset(
    """
    advertise advise apprise appraise arise bruise capsize chastise circumcise comprise compromise cruise demise despise
    devise disguise downsize excise exercise franchise improvise incise merchandise oversize poise praise premise prise
    prize promise raise resize revise rise seize size supervise surprise televise
    """.split()
)
"""Verbs in -ise or -ize that are written in one way only."""

_IRREGULAR_NOUNS = {
    "aid-de-camp": ("aides-de-camp",), "axis": ("axes",), "cargo": ("cargoes", "cargos"), "child": ("children",),
    "criterion": ("criteria",), "datum": ("data",), "fish": ("fishes",), "foot": ("feet",), "gas": ("gases", "gasses"),
    "halo": ("haloes", "halos"), "index": ("indices", "indexes"), "lens": ("lenses",), "matrix": ("matrices",),
    "medium": ("media", "mediums"), "memorandum": ("memoranda", "memorandums"), "mouse": ("mice",), "ox": ("oxen",),
    "goose": ("geese",), "passer-by": ("passers-by",), "passerby": ("passersby",), "penny": ("pence", "pennies"),
    "person": ("people", "persons"), "phenomenon": ("phenomena",), "quiz": ("quizzes",),
    "radius": ("radii", "radiuses"),
    "stimulus": ("stimuli",), "squid": ("squids",), "summons": ("summonses",), "tooth": ("teeth",),
    "vertex": ("vertices",), "volcano": ("volcanoes", "volcanos"),
}  # fmt: skip
_NO_PLURAL = frozenset(
    """
    barracks cattle chassis corps counsel debris deer headquarters offspring ordnance patrolcraft personnel police
    salmon series sheep shellfish shrimp species swine trout tuna
    """.split()
)
_VES = frozenset("calf half hoof knife leaf life loaf scarf self sheaf shelf thief wife wolf".split())
_OES = frozenset("buffalo domino echo embargo hero mango mosquito potato tomato tornado torpedo veto".split())
_HARD_CH = frozenset("epoch eunuch loch matriarch monarch oligarch patriarch stomach tech".split())
_NO_MEN = frozenset("caiman german human norman ottoman roman shaman talisman".split())
_LINKS = re.compile(r" (?:of|in|at|to|for|on|against|by|with) |-(?:in|at|de)-[a-z]+$")
_GENERALS = frozenset("secretary attorney director consul inspector solicitor governor".split())


def verb_forms(lemma: str) -> dict[str, str]:
    """Return the forms of a verb, first word inflected: ``{"carries out": "s", "carried out": "ed", ...}``.

    Tags: ``base``, ``s`` (third person), ``ing``, ``ed`` (past or participle), ``en`` (participle only).
    A form with more than one use has the tag of its past ("put", "read" are ``ed``), else of its base ("come").
    British and American spellings are both given: travelled and traveled, modernise and modernize.
    """
    head, blank, rest = lemma.partition(" ")
    stem, hyphen, word = head.rpartition("-")
    forms: dict[str, str] = {}
    for spelling in _spellings(word):
        for form, tag in _one_verb(spelling).items():
            forms.setdefault(f"{stem}{hyphen}{form}{blank}{rest}", tag)
    return forms


def irregular_forms() -> dict[str, str]:
    """Return every form of every irregular verb with its tag, as in `verb_forms`."""
    return {form: tag for lemma in _PASTS for form, tag in _one_verb(lemma).items()}


def _spellings(word: str) -> tuple[str, ...]:
    """Return a verb as given, and as the other side of the Atlantic writes it."""
    if word in _ONE_SPELLING or len(word) < 6 or word[-4] in _VOWELS:
        return (word,)
    for ending, other in (("ise", "ize"), ("ize", "ise"), ("yse", "yze"), ("yze", "yse")):
        if word.endswith(ending):
            return word, word[:-3] + other
    return (word,)


def _one_verb(word: str) -> dict[str, str]:
    prefix, root = _prefixed(word)
    pasts, participles = _PASTS.get(root) or _regular_pasts(root)
    forms = dict.fromkeys(participles, "en")
    forms |= _ODD_FORMS.get(root) or {**dict.fromkeys(_ings(root), "ing"), _third(root): "s"}
    forms |= {root: "base"} | dict.fromkeys(pasts, "ed")
    return {prefix + form: tag for form, tag in forms.items()}


def _prefixed(word: str) -> tuple[str, str]:
    """Split an irregular verb from its prefix: withdraw is with-draw; relay is no re-lay."""
    if word in _PASTS or word in _NO_PREFIX:
        return "", word
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in _PASTS:
            return prefix, word[len(prefix) :]
    return "", word


def _regular_pasts(word: str) -> tuple[list[str], list[str]]:
    if word.endswith("e"):
        pasts = [word + "d"]
    elif _y_after_consonant(word):
        pasts = [word[:-1] + "ied"]
    else:
        pasts = [stem + "ed" for stem in _stems(word)]
    return pasts, pasts


def _ings(word: str) -> list[str]:
    if word.endswith("ie"):
        return [word[:-2] + "ying"]
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return [word[:-1] + "ing", "ageing"] if word == "age" else [word[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(word)]


def _third(word: str) -> str:
    if _y_after_consonant(word):
        return word[:-1] + "ies"
    if word.endswith(("s", "z")) and _SHORT.fullmatch(word):
        return word + word[-1] + "es"
    hissing = word.endswith(("s", "x", "z", "ch", "sh")) or (word.endswith("o") and word[-2:-1] not in _VOWELS)
    return word + ("es" if hissing else "s")


def _stems(word: str) -> list[str]:
    """Return what -ed and -ing are added to, last consonant doubled where English doubles it."""
    doubled = word + word[-1:]
    if word in _DOUBLED_OR_NOT:
        return [word, doubled]
    if word in _DOUBLED or _SHORT.fullmatch(word):
        return [doubled]
    if word.endswith("l") and len(word) > 2 and word[-2] in _VOWELS and word[-3] not in _VOWELS.replace("u", ""):
        return [doubled, word]
    return [word + "k"] if word.endswith("ic") else [word]


def _y_after_consonant(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return the singular and the plurals of a noun or noun phrase; just the noun where it has no other form.

    The last word is inflected, or the one before "of", "in", ...: chiefs of staff, commanders-in-chief.
    A word in -s that is no singular ("weapons") is taken for a plural.
    """
    link = _LINKS.search(noun)
    phrase, tail = (noun[: link.start()], noun[link.start() :]) if link else (noun, "")
    cut = max(phrase.rfind(" "), phrase.rfind("-")) + 1
    lead, last = phrase[:cut], phrase[cut:]
    if last.lower() == "general" and (office := lead[:-1].rpartition(" ")[2]).lower() in _GENERALS:
        cut = len(lead) - 1 - len(office)
        lead, last, tail = phrase[:cut], office, phrase[cut + len(office) :] + tail
    plurals = _IRREGULAR_NOUNS.get(noun) or tuple(f"{lead}{plural}{tail}" for plural in _plurals(last))
    return tuple(dict.fromkeys((noun, *plurals)))


def _plurals(word: str) -> tuple[str, ...]:
    if len(word) > 1 and word.isupper():
        return (word + "s",)  # ICBMs, MLRSs
    low = word.lower()
    known = _known_plurals(low)
    if known is not None:
        return tuple(word[:1] + plural[1:] for plural in known)
    if _y_after_consonant(low):
        return (word[:-1] + "ies",)
    hissing = low.endswith(("s", "x", "z", "ch", "sh")) and low not in _HARD_CH
    return (word + ("es" if hissing else "s"),)


def _known_plurals(low: str) -> tuple[str, ...] | None:
    """Return the plurals of a word that does not follow the rule, or None."""
    if low in _IRREGULAR_NOUNS:
        return _IRREGULAR_NOUNS[low]
    if not low or low in _NO_PLURAL or low.endswith("craft") or _is_plural(low):
        return (low,)
    if low.endswith("man") and low not in _NO_MEN:
        return (low[:-3] + "men",)
    if low.endswith("sis"):
        return (low[:-2] + "es",)
    if low in _OES:
        return (low + "es",)
    return (low.rstrip("e")[:-1] + "ves",) if low in _VES else None


def _is_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "as", "os"))
