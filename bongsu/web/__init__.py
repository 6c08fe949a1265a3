"""What others reach over HTTP: the screening endpoint; the reading room is to come."""
