"""The regular forms of English verbs and nouns, and the irregular ones that this field uses."""

IRREGULAR: dict[str, tuple[str, str, str, str]] = {
    # lemma: third person, -ing, past, participle
    line.split()[0]: (line.split()[1], line.split()[2], line.split()[3], line.split()[4])
    for line in """
        be is being was been
        begin begins beginning began begun
        blow blows blowing blew blown
        break breaks breaking broke broken
        bring brings bringing brought brought
        build builds building built built
        buy buys buying bought bought
        cast casts casting cast cast
        catch catches catching caught caught
        come comes coming came come
        cut cuts cutting cut cut
        dig digs digging dug dug
        do does doing did done
        draw draws drawing drew drawn
        drive drives driving drove driven
        fall falls falling fell fallen
        feel feels feeling felt felt
        fight fights fighting fought fought
        find finds finding found found
        fly flies flying flew flown
        forbid forbids forbidding forbade forbidden
        get gets getting got got
        give gives giving gave given
        go goes going went gone
        grow grows growing grew grown
        have has having had had
        hear hears hearing heard heard
        hide hides hiding hid hidden
        hit hits hitting hit hit
        hold holds holding held held
        keep keeps keeping kept kept
        know knows knowing knew known
        lay lays laying laid laid
        lead leads leading led led
        leave leaves leaving left left
        lend lends lending lent lent
        let lets letting let let
        lose loses losing lost lost
        make makes making made made
        mean means meaning meant meant
        meet meets meeting met met
        overfly overflies overflying overflew overflown
        pay pays paying paid paid
        put puts putting put put
        read reads reading read read
        rise rises rising rose risen
        run runs running ran run
        say says saying said said
        see sees seeing saw seen
        seek seeks seeking sought sought
        sell sells selling sold sold
        send sends sending sent sent
        set sets setting set set
        shake shakes shaking shook shaken
        shoot shoots shooting shot shot
        show shows showing showed shown
        sink sinks sinking sank sunk
        speak speaks speaking spoke spoken
        spend spends spending spent spent
        stand stands standing stood stood
        steal steals stealing stole stolen
        strike strikes striking struck struck
        swear swears swearing swore sworn
        take takes taking took taken
        teach teaches teaching taught taught
        tell tells telling told told
        think thinks thinking thought thought
        throw throws throwing threw thrown
        undergo undergoes undergoing underwent undergone
        veto vetoes vetoing vetoed vetoed
        write writes writing wrote written
    """.strip().splitlines()
}
_DOUBLED = frozenset(
    """
    admit cut get hit plan put set ship stop step ram jam equip refer prefer occur rebut scrap chat ban spot tap
    wrap transfer permit commit submit compel dispel repel patrol control abet drop run dig let infer deter
    """.split()
)
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> dict[str, str]:
    """Return the forms of a verb, first word inflected: ``{"carries out": "s", "carried out": "ed", ...}``.

    Tags: ``base``, ``s`` (third person), ``ing``, ``ed`` (past or participle), ``en`` (participle only).
    """
    head, _, rest = lemma.partition(" ")
    prefix, hyphen, last = head.rpartition("-") if head.rpartition("-")[2] in {"fire", "supply"} else ("", "", head)
    third, ing, past, participle = IRREGULAR.get(last) or _regular(last)
    forms = {participle: "en", past: "ed", ing: "ing", third: "s", last: "base"}
    tail = f" {rest}" if rest else ""
    return {f"{prefix}{hyphen}{form}{tail}": ("ed" if form == past else tag) for form, tag in forms.items()}


def _regular(word: str) -> tuple[str, str, str, str]:
    if word.endswith("e"):
        ing = word + "ing" if word.endswith(("ee", "oe", "ye")) else word[:-1] + "ing"
        return word + "s", ing, word + "d", word + "d"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies", word + "ing", word[:-1] + "ied", word[:-1] + "ied"
    stem = word + word[-1] if word in _DOUBLED else word
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return third, stem + "ing", stem + "ed", stem + "ed"


def noun_forms(noun: str) -> tuple[str, ...]:
    """Return singular and plural of a noun or noun phrase, the last word inflected."""
    head, blank, last = noun.rpartition(" ")
    if last.endswith("y") and last[-2:-1] not in _VOWELS:
        plural = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        plural = last + "es"
    else:
        plural = last + "s"
    return noun, f"{head}{blank}{plural}"
