"""Communities of both sides by Barber's modularity: proven, searched, and how firm they are."""
