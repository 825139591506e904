"""The one exception that a user can mend."""


class CheckerError(Exception):
    """Something the user can mend: one line, path first."""
