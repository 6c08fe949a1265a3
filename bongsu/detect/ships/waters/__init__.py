"""Where the water is: distances, ports, the shore, and ways over sea."""
