"""The lists that the endpoint answers from: loaded once, and again when another edition lies on the shelf."""

import asyncio
import contextlib
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from starlette.exceptions import HTTPException

from bongsu import pipeline
from bongsu.model.errors import ListError

Result = TypeVar("Result")

SECONDS_BETWEEN_LOOKS = 5.0
"""After which the shelf is looked at again."""

EVERYTHING = ("default", "sanctions", "all")
"""Names of the collection of all lists; clients of yente mostly ask for the first two."""

OTHER_NAMES = {
    "un_sc_sanctions": "un",
    "us_ofac_sdn": "ofac_sdn",
    "us_ofac_cons": "ofac_cons",
    "us_trade_csl": "csl",
    "gb_fcdo_sanctions": "uk",
    "jp_mof_sanctions": "jp_mof",
    "un_1718_vessels": "un1718_vessels",
}
"""What OpenSanctions calls the lists that we know by another name."""


@dataclass
class Desk:
    """Open lists, and what becomes of them.

    Attributes:
        choices: files, and short names of lists on the shelf; without any, every list on the shelf.
        tell: told when lists have been loaded, and what went wrong where they were not.
        lists: None until they are loaded.
        trouble: why the newest state of the lists is not the one that answers; None when it does.
    """

    choices: Sequence[pipeline.ListChoice] = ()
    tell: Callable[["Desk"], None] = field(default=lambda _desk: None)
    lists: tuple[pipeline.OpenList, ...] | None = None
    trouble: str | None = None

    async def keep_open(self) -> None:
        """Load the lists, then look after them for ever.

        Raises:
            ListError: they cannot be loaded the first time; later the old ones stay and the trouble is told.
        """
        await self.refresh()
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            await self.refresh()

    async def refresh(self) -> None:
        """Load what has changed; the lists at hand answer meanwhile."""
        try:
            seen = await _aside(lambda: pipeline.marks(self.choices))
            if self.lists is not None and seen == tuple(one.mark for one in self.lists):
                changed, self.trouble = self.trouble is not None, None
            else:
                held = self.lists or ()
                self.lists = await _aside(lambda: pipeline.open_lists(self.choices, held))
                changed, self.trouble = True, None
        except (ListError, OSError) as error:
            if self.lists is None:
                raise
            changed, self.trouble = self.trouble != str(error), str(error)
        if changed:
            self.tell(self)

    def ready(self) -> tuple[pipeline.OpenList, ...]:
        """Return the lists.

        Raises:
            HTTPException: they are not loaded yet.
        """
        if self.lists is None:
            raise HTTPException(503, "Index not ready.", {"retry-after": "5"})
        return self.lists

    def scope(
        self, dataset: str, include: Sequence[str] = (), exclude: Sequence[str] = ()
    ) -> tuple[pipeline.OpenList, ...]:
        """Return the lists of a dataset, and of these only those that are included and not excluded.

        Raises:
            HTTPException: there is no such dataset, or nothing is loaded yet.
        """
        lists = self.ready()
        found = named(lists, [dataset])
        if not found:
            raise HTTPException(404, "No such dataset.")
        if include:
            found = [one for one in found if one in named(lists, include)]
        left_out = named(lists, exclude)
        return tuple(one for one in found if one not in left_out)


def named(lists: Sequence[pipeline.OpenList], names: Sequence[str]) -> list[pipeline.OpenList]:
    """Return the lists that any of these names means."""
    if not set(names).isdisjoint(EVERYTHING):
        return list(lists)
    wanted = {OTHER_NAMES.get(name, re.sub("-", "_", name)) for name in names}
    return [one for one in lists if pipeline.dataset_name(one.publication.list) in wanted]


async def _aside(work: Callable[[], Result]) -> Result:
    """Do work in a thread that nobody waits for when the process ends: a list can take a minute."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(cast("Result", result))
        else:
            done.set_exception(error)

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, daemon=True, name="loading lists").start()
    return await done
