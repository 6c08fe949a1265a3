"""Reports as tracks of ships, what ships say of themselves, and where they were slow, near ports or heard."""
