"""The laws of the log: what is derived depends on the events alone, whatever way they came."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learn.progress.derive import derived
from learn.progress.events import EventKind
from learn.progress.store import Progress
from tests.progress.worlds import Answer, Device, MarkCards, Step, Undo, actions, merged, played, steps

bounded = settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
scripts = st.lists(steps, max_size=30)


@bounded
@given(scripts)
def test_the_live_path_gives_what_a_rebuild_gives(script: list[Step]) -> None:
    for device in played(script):
        live = device.derived()
        device.progress.rebuild()
        assert device.derived() == live


@bounded
@given(scripts, st.randoms(use_true_random=False))
def test_events_give_the_same_in_any_order_and_any_batches(script: list[Step], random) -> None:
    events = [event for device in played(script) for event in device.events()]
    at_once = merged([events])
    shuffled = events + random.sample(events, len(events) // 3)
    random.shuffle(shuffled)
    cuts = sorted(random.randint(0, len(shuffled)) for _ in range(4))
    parts = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(shuffled)], strict=True)]
    piecewise = merged(parts)
    assert derived(piecewise.connection) == derived(at_once.connection)
    piecewise.rebuild()
    assert derived(piecewise.connection) == derived(at_once.connection)


@bounded
@given(scripts)
def test_one_by_one_backwards_is_the_same_so_that_voids_come_before_what_they_void(
    script: list[Step],
) -> None:
    events = [event for device in played(script) for event in device.events()]
    backwards = sorted(events, key=lambda event: event.id, reverse=True)
    one_by_one = merged([event] for event in backwards)
    assert derived(one_by_one.connection) == derived(merged([events]).connection)


@bounded
@given(scripts)
def test_merging_is_commutative_and_merging_again_changes_nothing(script: list[Step]) -> None:
    one, two, _ = played(script)
    of_one, of_two = one.events(), two.events()
    one.progress.absorb(of_two)
    two.progress.absorb(of_one)
    assert one.derived() == two.derived()
    assert one.progress.absorb(of_two) == 0
    assert one.derived() == two.derived()


@bounded
@given(scripts, scripts)
def test_devices_that_meet_in_the_middle_still_agree_in_the_end(
    before: list[Step], after: list[Step]
) -> None:
    devices = played(before)
    devices[0].progress.absorb(devices[1].events())
    for step in after:
        devices[step.device].take(step)
    everything = {event.id: event for device in devices for event in device.events()}
    for device in devices:
        device.progress.absorb(everything.values())
    assert devices[0].derived() == devices[1].derived() == devices[2].derived()
    live = devices[0].derived()
    devices[0].progress.rebuild()
    assert devices[0].derived() == live


@bounded
@given(scripts, st.lists(actions, min_size=1, max_size=12))
def test_each_undo_gives_back_the_state_before_its_action(before: list[Step], script: list[Step]) -> None:
    (device, *_) = played(before)
    snapshots = []
    for step in script:
        snapshots.append(device.derived())
        device.take(step)
    while snapshots:
        device.take(Undo(0, 0))
        assert device.derived() == snapshots.pop()


@settings(bounded, max_examples=15)
@given(st.lists(actions, min_size=32, max_size=40), st.randoms(use_true_random=False))
def test_many_undos_go_back_also_after_the_file_was_closed_and_opened(script: list[Step], random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        device = Device(Progress(Path(folder) / "progress.sqlite"))
        device.progress.connection.execute("PRAGMA synchronous = OFF")
        snapshots = []
        for step in script:
            snapshots.append(device.derived())
            device.take(step)
        while snapshots:
            if random.random() < 0.3:
                device.progress.close()
                device.progress = Progress(Path(folder) / "progress.sqlite")
            assert device.progress.undo(device.now())
            assert device.derived() == snapshots.pop()
        assert device.progress.undo(device.now()) == []
        assert device.derived() == ({}, {})
        device.progress.close()


def test_the_scripts_do_what_they_claim() -> None:
    """Guards the laws above: an empty world would obey them all."""
    device = Device()
    device.take(Answer(0, 0, "a/n1/t", 3, True, None))
    device.take(MarkCards(0, 0, EventKind.SUSPEND, ("a/n1/t", "b/n1/t")))
    states, daily = device.derived()
    assert set(states) == {"a/n1/t", "b/n1/t"}
    assert len(daily) == 1
    assert len(device.events()) == 4
