"""The shelf: the editions of sanctions lists that lie on this machine, old ones too, and how they come there."""

from bongsu.sources.shelf.adding import add
from bongsu.sources.shelf.place import shelf_folder
from bongsu.sources.shelf.shelf import Shelf, is_list_name
from bongsu.sources.shelf.updating import update

__all__ = ["Shelf", "add", "is_list_name", "shelf_folder", "update"]
