"""The kinds of question in line mode, read as sessions: what stands after a prompt is typed."""

import pytest

SYMPTOMS = (("weakness", "motor"), ("wasting", "motor"), ("tingling", "sensory"), ("pain", "sensory"))
CHOICE = {"kind": "choice", "kinds": ("choice", "typed"), "field": "limbs:roots"}
SORT = {"kind": "sort", "prompt": "Which kind of sign is it?", "answer": "", "sort": SYMPTOMS}


def logged(person, column):
    rows = person.workspace.progress.connection.execute(f"SELECT {column} FROM event WHERE kind = 1")
    return [row[0] for row in rows]


class TestChoice:
    @pytest.fixture(autouse=True)
    def _asked_by_choice(self, walker):
        walker.reshape(**CHOICE)

    def test_by_words_by_number_and_not_at_all(self, walker):
        walker.sees(
            """
            3 cards (4 new), about 1 minute; type :? for the commands.

            1 of 3 · Roots of the limbs
            Which roots serve the thumb?
            1  C5 to C6
            2  C7 to C8
            3  L3 to L4
            4  L5
            5  I don't know
            Number > c5 to c6
            Right.
            Answer: C5 to C6
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 3 Good >
            Accepted: Good, again in 10 min.

            2 of 3 · Roots of the limbs
            Which roots serve the little finger?
            1  L5
            2  C5 to C6
            3  L3 to L4
            4  C7 to C8
            5  I don't know
            Number > 6
            “6” is no option: type a number from 1 to 5, or an option's words.
            Number > 1
            Not quite. You chose: L5
            That is the answer to: Which roots serve the big toe?
            Answer: C7 to C8
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 1 Again >
            Accepted: Again, again in 1 min.

            3 of 3 · Roots of the limbs
            Which roots serve the kneecap?
            1  L3 to L4
            2  L5
            3  C5 to C6
            4  C7 to C8
            5  I don't know
            Number > 5
            Now you know.
            Answer: L3 to L4
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 1 Again > ^D

            The session is over: 2 answers, 2 cards started, 1 rated Again.
            4 cards are left for today.
            """,
            limit=3,
        )
        assert logged(walker, "answer") == ["C5 to C6", "L5"]
        assert all(options.count(",") == 3 for options in logged(walker, "options"))

    def test_enter_alone_is_i_do_not_know(self, walker):
        said = walker.hears("\n\n", limit=1)
        assert "Now you know." in said
        assert "Accepted: Again" in said

    def test_commands_work_between(self, walker):
        said = walker.hears(":f\n:p\n:s\n")
        assert "The card has a flag now." in said
        assert "There is no item to go back to." in said
        assert "Suspended" in said

    def test_with_too_few_fair_options_it_is_typed(self, walker):
        walker.reshape(never_offer=("L5", "L3 to L4"))
        said = walker.hears("C5 to C6\n\n", limit=1)
        assert "I don't know" not in said
        assert "Right." in said

    def test_an_answer_that_came_from_another_card_is_told_when_typed_too(self, walker):
        walker.reshape(kind="typed", kinds=())
        said = walker.hears("C7 to C8\n\n", limit=1)
        assert "You wrote: C7 to C8\nThat is the answer to: Which roots serve the little finger?" in said


class TestSorting:
    @pytest.fixture(autouse=True)
    def _asked_by_sorting(self, walker):
        walker.reshape(**SORT)

    def test_item_by_item_back_and_forth(self, walker):
        walker.sees(
            """
            2 cards (4 new), about 1 minute; type :? for the commands.

            1 of 2 · Roots of the limbs
            Which kind of sign is it?
            1 motor · 2 sensory · :p goes back one item
            Item 1 of 4: tingling > :p
            There is no item to go back to.
            Item 1 of 4: tingling > 1
            Item 2 of 4: wasting > 9
            “9” is no category: type a number from 1 to 2.
            Item 2 of 4: wasting > :p
            Item 1 of 4: tingling > Sensory
            Item 2 of 4: wasting > :f
            The card has a flag now.
            Item 2 of 4: wasting > 1
            Item 3 of 4: pain >
            Item 4 of 4: weakness > 1
            3 of 4 items are in their place.
            pain belongs to sensory.
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 2 Hard > :p
            There is no item to go back to.
            Enter for 2 Hard >
            Accepted: Hard, again in 6 min.

            2 of 2 · Roots of the limbs
            Which kind of sign is it?
            1 motor · 2 sensory · :p goes back one item
            Item 1 of 4: wasting > 1
            Item 2 of 4: tingling > :u
            Undone: Hard.

            1 of 2, again · Roots of the limbs · flagged
            Which kind of sign is it?
            1 motor · 2 sensory · :p goes back one item
            Item 1 of 4: tingling > :q

            The session is over; no card was answered.
            4 cards are left for today.
            """,
            limit=2,
        )

    def test_all_of_it(self, walker):
        said = walker.hears("2\n1\n2\n1\n\n", limit=1)
        assert "Right.\nSource: Clinic page" in said
        assert sorted(logged(walker, "answer")[0].split("; ")) == sorted(f"{i}: {c}" for i, c in SYMPTOMS)

    def test_no_item_known_is_i_do_not_know(self, walker):
        said = walker.hears("\n\n\n\n\n", limit=1)
        assert "Now you know.\nweakness belongs to motor.\n" in said
        assert logged(walker, "answer") == [None]

    def test_items_are_mixed_anew_each_time(self, walker):
        orders = set()
        for _ in range(6):
            said = walker.hears("2\n2\n2\n2\n1\n", limit=1)
            orders.add(tuple(line.split(": ")[1] for line in said.splitlines() if line.startswith("Item ")))
        assert len(orders) > 2


class TestSecondTry:
    def test_half_an_answer_is_asked_for_the_rest(self, walker):
        walker.sees(
            """
            2 cards (4 new), about 1 minute; type :? for the commands.

            1 of 2 · Roots of the limbs
            Which roots serve the thumb?
            > c5
            Part of it is there. The rest?
            > :u
            Undone: the answer.

            1 of 2, again · Roots of the limbs
            Which roots serve the thumb?
            > :u
            There is nothing to undo.
            > c5
            Part of it is there. The rest?
            > c6
            The rest came at the second try.
            Answer: C5 to C6
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 2 Hard >
            Accepted: Hard, again in 6 min.

            2 of 2 · Roots of the limbs
            Which roots serve the little finger?
            > C7
            Part of it is there. The rest?
            > C5
            Not quite. You wrote: C7, then C5
            Answer: C7 to C8
            Source: Clinic page · Limbs
            1 Again 1 min · 2 Hard 6 min · 3 Good 10 min · 4 Easy 7 days
            Enter for 1 Again > ^D

            The session is over: 1 answer, 1 card started, none rated Again.
            4 cards are left for today.
            """,
            limit=2,
        )

    def test_without_the_rest_it_says_what_is_missing(self, walker):
        assert "C5 is part of it; C6 is missing.\nAnswer: C5 to C6" in walker.hears("C5\n\n\n", limit=1)

    def test_an_answer_of_another_source_is_asked_for_this_deck_s(self, walker):
        walker.reshape(elsewhere=(("T1", "The other map"),))
        first, *_ = walker.hears("T1\n").split("> \nThe session")
        assert "Right in The other map. What does this deck's source say?" in first
        assert "C5" not in first
        assert "It came at the second try." in walker.hears("T1\nC5 to C6\n\n", limit=1)

    def test_the_answer_of_another_source_is_named_in_the_end(self, walker):
        walker.reshape(elsewhere=(("T1", "The other map"),))
        said = walker.hears("T1\n\n\n", limit=1)
        assert "“T1” is the answer of The other map; this deck follows Clinic page." in said


def test_a_slip_is_right_and_shown(walker):
    walker.reshape(answer="little finger", prompt="Which finger?")
    said = walker.hears("litle finger\n\n", limit=1)
    assert "Right, with a slip: little" in said
    assert "Accepted: Good" in said


@pytest.mark.parametrize(("self_rated", "prompt"), [(False, "> "), (True, "Enter shows the answer > ")])
def test_a_cloze_is_typed_or_shown(walker, self_rated, prompt):
    walker.reshape(kind="cloze", self_rated=self_rated, prompt="C5 to C6 serve the […].", answer="thumb")
    said = walker.hears("" if self_rated else "thumb\n", limit=1)
    assert f"C5 to C6 serve the […].\n{prompt}" in said
    assert ("Right." in said) is not self_rated


def test_hostile_items_and_options_are_only_text(walker):
    hostile = "\x1b[2J\x07red\x1b[31m \u202egnp"
    walker.reshape(**SORT | {"sort": ((f"a {hostile}", f"c {hostile}"), (f"b {hostile}", "d"))})
    said = walker.hears("1\n2\n\n", limit=1)
    walker.reshape(**CHOICE, answer=hostile)
    said += walker.hears("1\n\n", limit=1)
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
