"""From the outside to evidence: files of articles, ship positions and sanctions lists, each read safely."""

from bongsu.sources.intake import holds_list, identify, receive
from bongsu.sources.lists import read_list, read_sanctions_list
from bongsu.sources.received import Received

__all__ = ["Received", "holds_list", "identify", "read_list", "read_sanctions_list", "receive"]
