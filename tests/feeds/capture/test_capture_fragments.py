"""Fragments are bounded in number and in memory, whatever a capture claims."""

from vedette.feeds.capture.fragments import (
    PARTS_MAX,
    WAITING_BYTES_MAX,
    Fragments,
    Part,
)
from vedette.feeds.capture.internet import Fragment


def part(first: int, *, identity: int = 1, padding: int = 0, more: bool = True) -> Part:
    data = bytes(8)
    fragment = Fragment(
        whole=(b"a", b"b", 17, identity), first=first, more=more, data=data, start=20
    )
    return Part(time_ns=0, offset=first, packet=bytes(28 + padding), fragment=fragment)


def test_a_datagram_of_too_many_parts_is_given_up_whole() -> None:
    fragments, lost = Fragments(), []
    for k in range(PARTS_MAX + 1):
        whole, gone = fragments.take(part(8 * (k + 1)))
        assert whole is None
        lost += gone
    assert len(lost) == PARTS_MAX + 1
    assert fragments.waiting == {}
    assert fragments.held_bytes == 0


def test_padding_that_waits_is_bounded() -> None:
    fragments, lost = Fragments(), 0
    for k in range(40):
        _, gone = fragments.take(part(8, identity=k, padding=1 << 20))
        lost += len(gone)
    assert fragments.held_bytes <= WAITING_BYTES_MAX + (1 << 20) + 28
    assert lost == 40 - len(fragments.waiting)


def test_what_became_whole_holds_no_memory() -> None:
    fragments = Fragments()
    fragments.take(part(0))
    whole, _ = fragments.take(part(8, more=False))
    assert whole is not None
    assert whole.data == bytes(16)
    assert fragments.held_bytes == 0
