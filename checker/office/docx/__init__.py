"""Word files (.docx) as text: what Word would show, in reading order."""
