"""The public site: pure pages made of the collection, and the adapters that hand them to a generator."""
