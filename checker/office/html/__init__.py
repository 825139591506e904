"""Web pages, saved or copied from a portal: the main text among what stands around it."""
