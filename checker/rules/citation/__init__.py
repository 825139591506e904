"""Rules about the documents that a text cites: how they are written, dated and numbered, and whether they hold."""
