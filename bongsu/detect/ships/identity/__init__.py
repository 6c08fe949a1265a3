"""What ships say that they are: numbers, changes, and one identity on several ships."""
