"""A course that only notes what it was given: for tests of going back."""

from vedette.plots.order import Entry


class Taken:
    """Notes reports in the order in which it has them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.marks = 0
        self.again = 0

    def take(self, entry: Entry) -> None:
        """Note a report."""
        self.entries.append(entry)

    def mark(self) -> int:
        """Mark how many there are."""
        self.marks += 1
        return len(self.entries)

    def rewind(self, mark: int) -> None:
        """Forget those since."""
        self.again += len(self.entries) - mark
        del self.entries[mark:]
