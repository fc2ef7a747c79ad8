"""The command line: one module per command, each teaching itself in its help text.

In: words of a shell. Out: text for people, JSON where ``--json`` asks for it, files in
one output folder, and an exit code (0 done, 1 it does not hold, 2 usage, 3 environment,
70 a broken invariant of ours, 130 interrupted).

- `main`: the app and what becomes of every error.
- `terminal`, `progress`: what is printed, with hostile text made harmless.
- `out_dir`: an output folder appears whole or not at all.
- `inputs`, `recorded`: what an episode is made from, files or a record
- `episode`: one episode into one output folder
- `check`, `decode`, `demo`, `key`, `replay`, `score`, `verify`, `warm`: the commands.
"""
