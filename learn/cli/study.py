"""`learn study`."""

from __future__ import annotations

import click

from learn.cli.completion import complete_decks, tag_option
from learn.cli.speech import can_draw
from learn.cli.start import Start, deck_ids, files_among, tags_among
from learn.cli.ways import StudyRequest


@click.command()
@click.argument("decks", nargs=-1, metavar="[DECK or FILE.yaml]...", shell_complete=complete_decks)
@tag_option
@click.option("--plain", is_flag=True, help="Ask line by line, without a screen.")
@click.option("--json", "as_json", is_flag=True, help="Ask line by line in JSON, for scripts.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="End after N answers.")
@click.option("--dry", is_flag=True, help="Log nothing, and ask every card: for authors.")
@click.option("--seed", type=int, hidden=True, help="The seed of what is drawn by lot.")
@click.pass_obj
def study(
    start: Start,
    decks: tuple[str, ...],
    tags: tuple[str, ...],
    plain: bool,
    as_json: bool,
    limit: int | None,
    dry: bool,
    seed: int | None,
) -> int:
    """Study what is due: all of it, or some decks.

    A deck is named by its id (`learn decks` lists them), or by its file; a folder stands for all
    decks in it.

    `--tag core --tag lumbar,sacral` asks only cards that are core, and lumbar or sacral;
    `learn decks DECK` lists the tags of a deck.
    """
    with start.open(files_among(decks), seed=seed, dry=dry) as workspace:
        ids = deck_ids(workspace, decks)
        request = StudyRequest(ids, limit, tags_among(workspace, ids, tags))
        if plain or as_json or not can_draw():
            return start.ask_in_lines(workspace, request, as_json)
        return start.ways.screen(workspace, request)
