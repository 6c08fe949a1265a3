"""When a ship was not heard, and what may lie behind it."""
