"""The shelf: the editions of sanctions lists that lie on this machine, old ones too, and how they come there."""

from bongsu.sources.shelf.adding import add, edition_of
from bongsu.sources.shelf.durable import write_whole
from bongsu.sources.shelf.place import index_folder, shelf_folder
from bongsu.sources.shelf.shelf import Shelf
from bongsu.sources.shelf.updating import update

__all__ = ["Shelf", "add", "edition_of", "index_folder", "shelf_folder", "update", "write_whole"]
