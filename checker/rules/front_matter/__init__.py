"""Rules about the keys and values above the body."""
