"""Ships that wait, lie together, or may have met unheard."""
