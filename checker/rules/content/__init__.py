"""Rules about what the text says: dates, deadlines, secrets, personal data, agencies, tables."""
