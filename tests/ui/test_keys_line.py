"""The keys at the foot: drawn anew when they are others, and the former ones are let go."""

import gc
from typing import ClassVar

from textual.app import App
from textual.binding import Binding
from textual.widgets._footer import FooterKey

from learn.ui.widgets.keys_line import KeysLine


class Foot(App):
    BINDINGS: ClassVar = [Binding("a", "one", "one"), Binding("b", "two", "two")]
    is_two = True

    def compose(self):
        yield KeysLine()

    def check_action(self, action, parameters):
        return self.is_two if action == "two" else True


async def drawn(pilot):
    """Wait until what was asked for after a refresh is done, and what that asked for too."""
    for _ in range(3):
        await pilot.pause()


def alive():
    gc.collect()
    return sum(isinstance(each, FooterKey) for each in gc.get_objects())


async def test_keys_that_stay_are_not_drawn_again():
    app = Foot()
    async with app.run_test() as pilot:
        await drawn(pilot)
        before = list(app.query(FooterKey))
        app.screen.refresh_bindings()
        await drawn(pilot)
        assert list(app.query(FooterKey)) == before != []


async def test_former_keys_are_let_go():
    app = Foot()
    async with app.run_test() as pilot:
        await drawn(pilot)
        others = alive() - len(app.query(FooterKey))
        for number in range(20):
            app.is_two = number % 2 == 1
            app.screen.refresh_bindings()
            await drawn(pilot)
            assert [key.description for key in app.query(FooterKey) if key.description in ("one", "two")] == [
                "one",
                *["two"] * app.is_two,
            ]
        assert alive() <= others + len(app.query(FooterKey)) + 4
