"""One cell of a CSV file, so that no spreadsheet computes it.

Law: OWASP, "CSV Injection". A cell that a spreadsheet would take for a formula, or that
begins with the apostrophe which hides one, is written with an apostrophe before it, and
read without. Numbers stay numbers.
"""

APOSTROPHE = "'"
# What a spreadsheet would compute, or what hides it.
COMPUTED = ("=", "+", "-", "@", "\t", "\r", APOSTROPHE)


def guarded(cell: str) -> str:
    """Write a cell so that no spreadsheet computes it.

    Parameters
    ----------
    cell : str
        Any text.

    Returns
    -------
    str
        With an apostrophe before it where it needs one; `unguarded` takes it off.
    """
    number = cell.removeprefix("-").replace(".", "", 1)
    if cell.startswith(COMPUTED) and not (number.isascii() and number.isdigit()):
        return APOSTROPHE + cell
    return cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that `guarded` put before a cell."""
    if cell.startswith(APOSTROPHE) and cell[1:].startswith(COMPUTED):
        return cell[1:]
    return cell
