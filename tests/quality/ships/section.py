"""The part of docs/quality.md about ships: what of each labelled behaviour is found, and what is called so wrongly."""

from collections.abc import Iterator, Mapping

from bongsu.detect.ships import RULES
from tests.quality.figures import Figure
from tests.quality.ships.measures import SEED
from tests.quality.ships.scoring import BEST, kinds
from tests.quality.wording import number, table

_HEAD = """Detectors: `{rules}`.

Generated seas (one plain, one hard) hold ordinary traffic (lanes between ports, roads, ferries, fishing fleets with a pair that trawls one net, tugs and pilots) as coast stations and satellites hear it, with a lost feed and a hole in coverage, and labelled behaviour of single ships in it (tests/quality/ships/sea.py, seed {seed}).
In the plain sea nearly every report of every five minutes is received; in the hard sea satellites only pass now and then and hardly hear some ships, behaviour is shorter and further apart, and positions are worse.
Behaviour of which too few reports were received is not asked for.
The semi-synthetic set lies beside the checkout.
A label is found by a claim of its kind and form that names its ships, at a time that overlaps its own; a claim of that form that meets no label is false.
"Best {best}" is the share of labelled pairs among the {best} strongest claims of the sea, "first" the share whose pair stands before every other claim about one of its ships at that time.
"Floor" is what the tests hold, and only rises.
"""  # noqa: E501

_TITLES = {"plain": "A generated sea, plain", "hard": "A generated sea, hard", "set": "The semi-synthetic set"}
_LIMITS = (
    "The seas are ours: what nobody thought of is not in them, and real reception is worse.",
    "A behaviour that no detector looks for yet stands here with nothing found.",
    "In the semi-synthetic set every silence is labelled a gap, and clones, circles and calls are plain cases.",
)


def section(reached: Mapping[str, Figure], held: Mapping[str, float], asked: Mapping[str, tuple[float, float]]) -> str:
    """Return the Markdown about ships.

    Args:
        reached: what `generated` and `semi_synthetic` return.
        held: the floors.
        asked: must and aim by figure.
    """
    said = _HEAD.format(rules=RULES, seed=SEED, best=BEST)
    parts = ["## Ships\n", said]
    for name, title in _TITLES.items():
        rows = list(_rows(name, reached, held, asked))
        if rows:
            parts += [f"### {title}\n", table(("behaviour", "measure", "reached", "of", "floor", "must", "aim"), rows)]
    parts += ["What this does not show:\n", "".join(f"* {limit}\n" for limit in _LIMITS)]
    return "\n".join(parts)


def _rows(
    name: str, reached: Mapping[str, Figure], held: Mapping[str, float], asked: Mapping[str, tuple[float, float]]
) -> Iterator[tuple[str, ...]]:
    for kind, wanted in kinds().items():
        for measure in ("recall", "precision", f"best_{BEST}", "first"):
            key = f"{name}_{kind}_{measure}"
            if key in reached and reached[key].items:
                must, aim = asked.get(key, (None, None))
                cells = (number(reached[key].value), str(reached[key].items), number(held.get(key)))
                yield (wanted.what, measure.replace("_", " "), *cells, number(must), number(aim))
