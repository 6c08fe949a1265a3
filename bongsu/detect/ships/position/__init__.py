"""Places at which a ship was not."""
