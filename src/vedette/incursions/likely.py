"""Above which probability something is said to have happened, once for all readers.

Results carry the probability itself; these two only decide how it is told.
"""

LIKELY = 0.5  # counted and printed as a crossing or an entry: more likely than not
SURE = 0.9  # drawn with a whole outline: wrong once in ten at most
