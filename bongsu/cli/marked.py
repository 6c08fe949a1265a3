"""A text with its claims marked: the paragraphs that hold any, and below each the claims in words.

Nothing rests on colour alone: a bar and numbers in brackets mark the claims where a terminal has no colours.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.text import Text

from bongsu import pipeline
from bongsu.cli.terminal import out, plain
from bongsu.model.claim import Claim, Side, Stance
from bongsu.model.evidence import Document
from bongsu.model.party import Party

NARROWEST, WIDEST = 24, 100
"""Lines shorter or longer than so many characters are hard to read, whatever the terminal is."""

# The eight colours that every terminal theme makes readable on its own background.
COLOURS = {Side.FOR: "green", Side.AGAINST: "red", Side.OPEN: "magenta", Side.FUTURE: "blue"}
_QUIET = "dim"
_INDENT = 6
_NOT = {Stance.DENIED: "not denied", Stance.PLANNED: "not planned"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or several that one claim runs through, with its claims by number."""

    start: int
    end: int
    claims: tuple[tuple[int, Claim], ...]
    paragraphs: int
    unread: str | None


def show(document: Document, claims: Sequence[Claim], title: str, *, whole: bool) -> None:
    """Print the paragraphs that hold claims, or the whole text, with the claims marked and in words below."""
    blocks = list(_blocks(document, claims))
    _print_heading(document, title, blocks)
    skipped = 0
    for block in blocks:
        if not block.claims and not whole:
            skipped += block.paragraphs
            continue
        _print_skipped(skipped)
        skipped = 0
        # one call a paragraph: printing is slow, whatever is printed
        out.print(Text("\n").join(_lines(document.text, block)), soft_wrap=True)
    _print_skipped(skipped)


def _lines(text: str, block: _Block) -> Iterator[Text]:
    """Yield a blank line, the paragraph's lines, and those of its claims."""
    yield Text()
    edge = plain(" \u2503 " if block.claims else "   ")
    for line in _marked(text, block).wrap(out, _width() - 3):
        line.rstrip()
        yield Text.assemble(edge, line)
    if block.unread:
        yield plain(f"   (in {block.unread}, not read)", style=_QUIET)
    if block.claims:
        yield Text()
    for number, claim in block.claims:
        yield from _claim_lines(number, claim)


def _blocks(document: Document, claims: Sequence[Claim]) -> Iterator[_Block]:
    found = sorted((claim for claim in claims if claim.end is not None), key=lambda claim: claim.start or 0)
    left = deque(enumerate(found, start=1))
    passages = pipeline.passages(document.text)
    at = 0
    while at < len(passages):
        first, end, inside = at, passages[at].end, []
        while left and (left[0][1].start or 0) < end:
            inside.append(left.popleft())
            end = max(end, inside[-1][1].end or 0)
            while at + 1 < len(passages) and passages[at].end < end:
                at += 1
                end = max(end, passages[at].end)
        language = passages[first].language
        unread = language.name if language and not pipeline.is_read(language) else None
        yield _Block(passages[first].start, end, tuple(inside), at + 1 - first, unread)
        at += 1


def _print_heading(document: Document, title: str, blocks: list[_Block]) -> None:
    out.print(plain(title, style="bold"))
    evidence = document.evidence
    paragraphs = sum(block.paragraphs for block in blocks)
    claims = sum(len(block.claims) for block in blocks)
    review = sum(1 for block in blocks for _, claim in block.claims if _review(claim))
    told = sum(block.paragraphs for block in blocks if block.claims)
    counts = f"{claims} claim{'' if claims == 1 else 's'} in {told} of {paragraphs} paragraphs" if claims else ""
    facts = [
        document.publisher or "",
        f"published {evidence.published}" if evidence.published else "no date of publication",
        counts or "no claim found",
        f"{review} to be reviewed" if review else "",
    ]
    out.print(plain(" \u00b7 ".join(filter(None, facts)), style=_QUIET))


def _print_skipped(paragraphs: int) -> None:
    if paragraphs:
        out.print()
        words = "1 paragraph" if paragraphs == 1 else f"{paragraphs:,} paragraphs"
        out.print(plain(f"   \u2026 {words} without a claim", style=_QUIET))


def _width() -> int:
    return max(NARROWEST, min(out.width, WIDEST))


def _marked(text: str, block: _Block) -> Text:
    """Return the paragraph with each claim's sentence, cue and number standing out."""
    spans = {claim.start or 0: claim.end or 0 for _, claim in sorted(block.claims, key=lambda item: item[1].end or 0)}
    cues = {cue[0]: (cue[1], COLOURS[claim.side]) for _, claim in block.claims if (cue := _cue(claim))}
    numbers: dict[int, list[int]] = {}
    for number, claim in block.claims:
        numbers.setdefault(claim.end or 0, []).append(number)
    cuts = {block.start, block.end, *spans, *spans.values(), *numbers, *cues, *(end for end, _ in cues.values())}
    marked = Text()
    told, cued, colour = 0, 0, ""
    for start, end in pairwise(sorted(cuts)):
        told = max(told, spans.get(start, 0))
        cued, colour = cues.get(start, (cued, colour))
        style = f"bold {colour}" if start < cued else "" if start < told else _QUIET
        marked.append_text(plain(re.sub(r"\s+", " ", text[start:end]), style=style))
        if end in numbers:
            marked.append(f" [{', '.join(map(str, numbers[end]))}]", style="bold")
    return marked


def _cue(claim: Claim) -> tuple[int, int] | None:
    """Return where in the text the words stand that set the stance; None where they are not the sentence's own."""
    words = r"\s+".join(map(re.escape, (claim.hedge or "").split()))
    found = re.search(rf"(?<!\w){words}(?!\w)", claim.quote, re.IGNORECASE) if words else None
    begin = claim.start or 0
    return (begin + found.start(), begin + found.end()) if found else None


def _claim_lines(number: int, claim: Claim) -> Iterator[Text]:
    label, room = f"[{number}]", _width() - _INDENT
    heading = Text.assemble(
        plain(pipeline.phrases(claim.event).kind, style="bold"),
        ", ",
        plain(_stance(claim), style=f"bold {COLOURS[claim.side]}"),
        plain(_because(claim)),
    )
    rule, review = plain(claim.rule, style=_QUIET), _review(claim)
    between = room - heading.cell_len - rule.cell_len
    lines = [
        Text.assemble(heading, " " * between, rule) if between > 1 else heading,
        plain(_deed(claim)),
        plain(_voice(claim)),
        *([rule] if between <= 1 else []),
        *([Text.assemble(("review: ", "bold red"), plain(review))] if review else []),
    ]
    edge = plain(f"{label:>{_INDENT - 1}} ", style="bold")
    for line in lines:
        for part in line.wrap(out, room):
            part.rstrip()
            yield Text.assemble(edge, part)
            edge = plain(" " * _INDENT)


def _stance(claim: Claim) -> str:
    return _NOT.get(claim.stance, f"{claim.stance} not to have happened") if claim.negated else claim.stance


def _because(claim: Claim) -> str:
    if not claim.hedge:
        return ""
    return f" (\u201c{claim.hedge}\u201d)" if _cue(claim) else f" ({claim.hedge})"


def _deed(claim: Claim) -> str:
    said, place = pipeline.phrases(claim.event), claim.event.place
    who = " \u2192 ".join(filter(None, (said.agents or "nobody named", said.recipients)))
    where = f"in {place.name or said.place}" if place else ""
    days = said.days if claim.event.when.stated else "not dated"
    return " \u00b7 ".join(filter(None, (who, said.objects, where, days)))


def _voice(claim: Claim) -> str:
    via = f", passed on by {', '.join(map(_party, claim.relayed_by))}" if claim.relayed_by else ""
    return f"says {_party(claim.speaker)}{via}" if claim.speaker else f"no speaker named{via}"


def _party(party: Party) -> str:
    return f"{party.name}, {party.role}" if party.role else party.name


def _review(claim: Claim) -> str | None:
    review: str | None = getattr(claim, "review", None)
    return review
