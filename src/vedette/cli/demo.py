"""``vedette demo``: a bundled scene, from what its sensors say to a verified record."""

from contextlib import suppress
from pathlib import Path

from vedette.cli.demo_night import show_night
from vedette.cli.demo_said import show_said
from vedette.cli.demo_switzerland import show_switzerland
from vedette.cli.terminal import say
from vedette.cli.whole import Whole
from vedette.errors import UsageError

SCENES = ("night", "switzerland")
SEED = 1  # of the night that the README shows


def demo(
    *,
    scene: str = SCENES[0],
    seed: Whole | None = None,
    headless: bool = False,
    out: Path = Path("vedette-demo"),
    replace: bool = False,
) -> None:
    """Show a bundled scene: tracks, crossings, counts, record, assessment, map.

    The night is simulated, and says so everywhere: its recordings are drawn into the
    folder, read by the real decoders, kept, counted and assessed, with the truth beside
    the result. Then map and assessment are shown at http://127.0.0.1:8470 until Ctrl-C;
    with --headless it ends by itself. What was really said of the night that it is
    modelled on is written beside it, into DIR-said: statements, never support.

    ```
    vedette demo
    vedette demo --seed 2 --headless --out out/demo --replace
    vedette demo --scene switzerland
    ```

    Parameters
    ----------
    scene : str
        night: a simulated night at a border. switzerland: an hour of real traffic.
    seed : int
        Which night, 1 if not said; a recorded scene has none.
    headless : bool
        Serve nothing; end when the folder is written.
    out : pathlib.Path
        The output folder.
    replace : bool
        Replace an earlier output in that folder.
    """
    _check(scene, seed)
    if not headless:
        _port_is_free()
    if scene == "night":
        show_night(SEED if seed is None else seed, out, replace=replace)
        show_said(out, replace=replace)
    else:
        show_switzerland(out, replace=replace)
    if not headless:
        _serve(out)


def _check(scene: str, seed: int | None) -> None:
    """Refuse a scene that is not there, and a seed that would do nothing."""
    if scene not in SCENES:
        raise UsageError(
            expected=f"a scene: {' or '.join(SCENES)}",
            got=ascii(scene),
            where="--scene",
        )
    if scene != "night" and seed is not None:
        raise UsageError(
            expected="no seed for a recorded scene",
            got=str(seed),
            where="--seed",
            advice="Leave it out: a recording is the same every time.",
        )


def _port_is_free() -> None:
    """Fail before the work, not after it."""
    from vedette.web.view import HOST, PORT, listen  # noqa: PLC0415 - see below

    listen(HOST, PORT).close()


def _serve(out: Path) -> None:
    """Show the folder until interrupted."""
    # Imported here, so that a headless run does not wait for a web framework.
    from vedette.web.view import HOST, PORT, serve  # noqa: PLC0415

    say(
        "",
        f"Until you press Ctrl-C: the assessment is at http://{HOST}:{PORT}/"
        f"assessment.html, the map at http://{HOST}:{PORT}/map.html",
    )
    with suppress(KeyboardInterrupt):  # it is how a view is meant to end
        serve(out)
