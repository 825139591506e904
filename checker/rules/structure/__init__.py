"""Rules about the parts of a document: sections, labels, legal basis, addressee, end mark."""
