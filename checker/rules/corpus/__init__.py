"""Rules about the collection: documents that name, answer or contradict each other."""
