"""Renames: progress follows a card to its new key, by whatever way it got there."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learn.clock import SetClock
from learn.progress import questions, study_days
from learn.progress.connection import MEMORY
from learn.progress.derive import derived
from learn.progress.events import Event, EventKind
from learn.progress.renames import homes, rename_detail, renamed_to
from learn.progress.standing import BLANK
from learn.progress.store import Progress
from tests.progress.conftest import answered, now_of
from tests.progress.worlds import all_events


def rename_events(*pairs: tuple[str, str]) -> list[Event]:
    return [
        Event(bytes([0] * 15 + [n]), b"", n, 0, EventKind.RENAME, old, detail=rename_detail(new))
        for n, (old, new) in enumerate(pairs)
    ]


def rename(progress: Progress, clock: SetClock, *pairs: tuple[str, str], live: tuple[str, ...] = ()):
    return progress.rename(pairs, now_of(progress, clock), live)


def key_of_state(progress: Progress, deck: str) -> set[str]:
    return set(questions.touched(progress.connection, deck))


class TestHomes:
    @pytest.mark.parametrize(
        ("pairs", "expected"),
        [
            ([("a", "b")], {"a": "b", "b": "b"}),
            ([("a", "b"), ("b", "c")], {"a": "c", "b": "c", "c": "c"}),
            ([("a", "b"), ("b", "a")], {"a": "a", "b": "a"}),
            ([("a", "b"), ("b", "c"), ("c", "a")], {"a": "a", "b": "a", "c": "a"}),
            ([("a", "b"), ("a", "b")], {"a": "b", "b": "b"}),
            ([("b", "c"), ("a", "b")], {"a": "b", "b": "b", "c": "c"}),
            ([("a", "a")], {}),
        ],
    )
    def test_a_key_goes_where_the_renames_lead(
        self, pairs: list[tuple[str, str]], expected: dict[str, str]
    ) -> None:
        assert homes(rename_events(*pairs)) == expected

    @given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
    def test_a_home_is_at_home(self, pairs: list[tuple[str, str]]) -> None:
        found = homes(rename_events(*pairs))
        assert all(found[home] == home for home in found.values())

    @given(
        st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=8),
        st.permutations(range(8)),
    )
    def test_the_order_of_arrival_does_not_matter(
        self, pairs: list[tuple[str, str]], order: list[int]
    ) -> None:
        events = rename_events(*pairs)
        assert homes([events[n] for n in order if n < len(events)]) == homes(events)

    def test_the_cards_of_a_whole_deck_do_not_touch_one_another(self) -> None:
        pairs = [(f"old/{n}/t", f"new/{n}/t") for n in range(250)]
        found = homes(rename_events(*pairs))
        assert all(found[old] == new for old, new in pairs)

    @pytest.mark.parametrize("detail", [None, "", "{", "[]", '"x"', '{"to": 3}', "{}"])
    def test_a_detail_that_cannot_be_read_renames_nothing(self, detail: str | None) -> None:
        event = Event(b"", b"", 0, 0, EventKind.RENAME, "a", detail=detail)
        assert renamed_to(event) is None
        assert homes([event]) == {}


class TestProgressFollows:
    def test_the_new_key_has_the_old_ones_state_and_the_old_one_is_gone(
        self, progress: Progress, clock: SetClock
    ) -> None:
        before = answered(progress, "d/old/t", clock).standing
        assert rename(progress, clock, ("d/old/t", "d/new/t")) == [("d/old/t", "d/new/t")]
        assert progress.standing("d/new/t") == before
        assert key_of_state(progress, "d") == {"d/new/t"}

    def test_a_key_that_the_log_does_not_know_needs_no_rename(
        self, progress: Progress, clock: SetClock
    ) -> None:
        assert rename(progress, clock, ("d/old/t", "d/new/t")) == []
        assert all_events(progress) == []

    def test_it_is_logged_once(self, progress: Progress, clock: SetClock) -> None:
        answered(progress, "d/old/t", clock)
        rename(progress, clock, ("d/old/t", "d/new/t"))
        assert rename(progress, clock, ("d/old/t", "d/new/t")) == []
        assert len(all_events(progress)) == 2

    def test_two_cards_that_claim_one_key_do_not_rename_it_at_every_start(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, "d/old/t", clock)
        claims = [("d/old/t", "d/one/t"), ("d/old/t", "e/two/t")]
        assert rename(progress, clock, *claims) == claims[:1]
        assert rename(progress, clock, *claims) == []

    def test_a_chain_keeps_everything(self, progress: Progress, clock: SetClock) -> None:
        answered(progress, "d/a/t", clock)
        rename(progress, clock, ("d/a/t", "d/b/t"))
        clock.advance(minutes=10)
        answered(progress, "d/b/t", clock)
        rename(progress, clock, ("d/a/t", "d/c/t"), ("d/b/t", "d/c/t"))
        memory = progress.standing("d/c/t").memory
        assert memory is not None
        assert memory.reviews == 2
        assert key_of_state(progress, "d") == {"d/c/t"}

    def test_back_to_the_first_name_is_a_rename_too(self, progress: Progress, clock: SetClock) -> None:
        first = answered(progress, "d/a/t", clock).standing
        rename(progress, clock, ("d/a/t", "d/b/t"))
        assert rename(progress, clock, ("d/b/t", "d/a/t")) == [("d/b/t", "d/a/t")]
        assert key_of_state(progress, "d") == {"d/a/t"}
        assert progress.standing("d/a/t") == first

    def test_a_new_key_that_was_reviewed_already_joins_both_histories(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, "d/old/t", clock)
        clock.advance(days=1)
        answered(progress, "d/new/t", clock)
        rename(progress, clock, ("d/old/t", "d/new/t"))
        memory = progress.standing("d/new/t").memory
        assert memory is not None
        assert memory.reviews == 2

    def test_tallies_move_to_the_deck_that_the_card_moved_to(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, "old/n/t", clock)
        rename(progress, clock, ("old/n/t", "new/n/t"))
        tallies = study_days.tallies_of_day(progress.connection, now_of(progress, clock).day)
        assert {deck: tally.introduced for deck, tally in tallies.items()} == {"new": 1}

    def test_fuzz_does_not_change_with_the_name(self, progress: Progress, clock: SetClock) -> None:
        for _ in range(5):
            due = answered(progress, "d/old/t", clock, rating=4).standing
            clock.advance(days=5)
        rename(progress, clock, ("d/old/t", "d/new/t"))
        assert progress.standing("d/new/t") == due
        live = derived(progress.connection)
        progress.rebuild()
        assert derived(progress.connection) == live

    def test_an_action_from_before_the_rename_can_be_undone(
        self, progress: Progress, clock: SetClock
    ) -> None:
        answered(progress, "d/old/t", clock)
        rename(progress, clock, ("d/old/t", "d/new/t"))
        assert [event.card for event in progress.undo(now_of(progress, clock))] == ["d/old/t"]
        assert progress.current_key("d/old/t") == "d/new/t"
        assert progress.standing("d/new/t") == BLANK

    @given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8))
    def test_no_review_is_lost_whatever_the_order_of_renames(self, pairs: list[tuple[str, str]]) -> None:
        progress, clock = Progress(MEMORY), SetClock.at("2026-11-21T20:00")
        for name in "abcd":
            answered(progress, f"d/{name}/t", clock)
        for old, new in pairs:
            clock.advance(minutes=1)
            rename(progress, clock, (f"d/{old}/t", f"d/{new}/t"))
            if old != new:
                assert f"d/{new}/t" in key_of_state(progress, "d")
        standings = questions.touched(progress.connection, "d")
        assert sum(one.memory.reviews for one in standings.values() if one.memory) == 4
        assert all(progress.standing(key) == standing for key, standing in standings.items())
        progress.close()

    def test_devices_that_know_other_versions_of_a_deck_each_see_their_own_cards(self) -> None:
        clock = SetClock.at("2026-11-21T20:00")
        ahead, behind = Progress(MEMORY), Progress(MEMORY)
        answered(ahead, "d/a/t", clock)
        behind.absorb(all_events(ahead))
        newer, older = [("d/a/t", "d/c/t"), ("d/b/t", "d/c/t")], [("d/a/t", "d/b/t")]
        for progress, pairs in itertools.islice(itertools.cycle([(ahead, newer), (behind, older)]), 6):
            clock.advance(hours=1)
            other = behind if progress is ahead else ahead
            progress.absorb(all_events(other))
            rename(progress, clock, *pairs)
            memory = progress.standing(pairs[0][1]).memory
            assert memory is not None
            assert key_of_state(progress, "d") == {pairs[0][1]}


class TestDeckSettings:
    def test_they_go_along_with_the_decks_name(self, progress: Progress, clock: SetClock) -> None:
        progress.set({"retention": "0.85", "new-per-day": "5"}, "old", now_of(progress, clock))
        answered(progress, "old/n/t", clock)
        rename(progress, clock, ("old/n/t", "new/n/t"), live=("new",))
        assert progress.rules.own("new") == {"retention": "0.85", "new-per-day": "5"}

    def test_also_when_no_card_was_answered_yet(self, progress: Progress, clock: SetClock) -> None:
        progress.set({"new-per-day": "5"}, "old", now_of(progress, clock))
        rename(progress, clock, ("old/n/t", "new/n/t"), live=("new",))
        assert progress.rules.own("new") == {"new-per-day": "5"}

    def test_a_note_that_moves_between_decks_takes_no_settings_along(
        self, progress: Progress, clock: SetClock
    ) -> None:
        progress.set({"new-per-day": "5"}, "old", now_of(progress, clock))
        answered(progress, "old/n/t", clock)
        rename(progress, clock, ("old/n/t", "new/n/t"), live=("old", "new"))
        assert progress.rules.own("new") == {}
        assert progress.standing("new/n/t") != BLANK

    def test_what_the_person_gave_up_since_does_not_come_back(
        self, progress: Progress, clock: SetClock
    ) -> None:
        progress.set({"new-per-day": "5"}, "old", now_of(progress, clock))
        rename(progress, clock, ("old/n/t", "new/n/t"))
        progress.set({"new-per-day": None}, "new", now_of(progress, clock))
        rename(progress, clock, ("old/n/t", "new/n/t"))
        assert progress.rules.own("new") == {}

    def test_of_several_old_names_the_last_one_counts(self, progress: Progress, clock: SetClock) -> None:
        progress.set({"new-per-day": "5"}, "first", now_of(progress, clock))
        clock.advance(days=1)
        progress.set({"new-per-day": "7"}, "second", now_of(progress, clock))
        rename(progress, clock, ("first/n/t", "third/n/t"), ("second/n/t", "third/n/t"))
        assert progress.rules.own("third") == {"new-per-day": "7"}
