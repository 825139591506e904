"""Rules about the characters and words that the text is written with."""
