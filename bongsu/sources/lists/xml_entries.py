"""The entries of a list in XML, one after the other; entities, document types and outside references are refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from bongsu.model.errors import ListError

# The lists' own elements lie seven deep at most.
DEEPEST = 12


class XmlEntries:
    """Goes through the entries of one file, and keeps what stands beside them.

    Attributes:
        said: the root's attributes, and the texts of elements that are no entries (``Publish_Date``), by name.
    """

    def __init__(self, path: Path, root: str, entries: frozenset[str], depth: int = 1) -> None:
        """Take a file.

        Args:
            path: the file.
            root: name of the root element; names are without their namespace.
            entries: names of the elements that are entries.
            depth: how many elements lie around an entry, the root among them.
        """
        self._path, self._root, self._entries, self._depth = path, root, entries, depth
        self.said: dict[str, str] = {}

    def __iter__(self) -> Iterator[Element]:
        """Yield each entry, and forget it afterwards.

        Raises:
            ListError: another root, cut off, or unsafe; the sentence lacks the file's name.
            OSError: the file cannot be opened.
        """
        with self._path.open("rb") as file:
            try:
                yield from self._read(file)
            except ParseError as error:
                line = error.position[0]
                message = f"is broken XML at line {line} ({error}); the list is refused whole, fetch it anew."
                raise ListError(message) from error
            except DefusedXmlException as error:
                message = "declares entities or a document type, which no sanctions list needs; refused."
                raise ListError(message) from error
            except (ValueError, LookupError) as error:
                raise ListError(f"is XML that cannot be read ({error}).") from error

    def _read(self, file: IO[bytes]) -> Iterator[Element]:
        above: list[Element] = []
        for happening, element in iterparse(file, ("start", "end"), forbid_dtd=True):
            if happening == "start":
                element.tag = element.tag.rpartition("}")[2]
                self._check_place(element, above)
                above.append(element)
                continue
            above.pop()
            if len(above) == self._depth and element.tag in self._entries:
                yield element
            elif len(above) <= self._depth + 1 and not self._inside_an_entry(above):
                self.said.setdefault(element.tag, (element.text or "").strip())
            if above and len(above) <= self._depth:
                above[-1].clear()

    def _inside_an_entry(self, above: list[Element]) -> bool:
        return len(above) > self._depth and above[self._depth].tag in self._entries

    def _check_place(self, element: Element, above: list[Element]) -> None:
        if not above:
            self.said.update(element.attrib)
            if element.tag != self._root:
                raise ListError(f"has the root <{element.tag[:60]}>, where <{self._root}> should be.")
        if len(above) >= DEEPEST:
            raise ListError("is nested too deeply for a sanctions list.")


def text_in(element: Element, tag: str) -> str:
    """Return the text of an element below, its blanks as one; nothing where there is none."""
    return " ".join((element.findtext(tag) or "").split())


def texts_in(element: Element, path: str) -> list[str]:
    """Return the texts of all elements at this path, their blanks as one; none of those without text."""
    found = (" ".join((one.text or "").split()) for one in element.iterfind(path))
    return [text for text in found if text]
