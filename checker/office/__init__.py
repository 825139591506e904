"""Documents as offices have them: what comes in becomes Markdown text, what goes out is drawn from a document."""
