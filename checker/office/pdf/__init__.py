"""PDF files with a text layer: what stands where on each page, and paragraphs rebuilt from it."""
