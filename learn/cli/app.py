"""The command `learn`: what all commands share, and how a run ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from learn.cli.faults import INTERRUPTED, MISUSE, PROBLEM, MisuseError, StoppedError
from learn.cli.speech import can_draw, complain
from learn.cli.start import Start, is_path
from learn.errors import LearnError

if TYPE_CHECKING:
    from learn.cli.ways import Ways


_COMMANDS = {
    "study": "study", "exam": "exam", "mock": "mock", "spot": "spot", "map": "map", "decks": "decks",
    "cards": "cards", "stats": "stats", "new": "new", "check": "check", "try": "try_", "set": "set",
    "suspend": "marks", "unsuspend": "marks", "reset": "marks", "backup": "backups", "restore": "backups",
    "doctor": "doctor", "where": "where", "completion": "completion",
}  # fmt: skip
"""The commands in the order in which a person meets them, each with its module."""


class _Commands(click.Group):
    """Commands that are imported when they are asked for: a start pays for its own only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        if cmd_name not in self.commands:
            module = import_module(f"learn.cli.{_COMMANDS[cmd_name]}")
            found = (each for each in vars(module).values() if isinstance(each, click.Command))
            self.add_command(next(each for each in found if each.name == cmd_name))
        return self.commands[cmd_name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if is_path(args[0]) and not ctx.resilient_parsing:
            ctx.fail(f"{args[0]!r} is no command. To study that deck: learn study {args[0]}")
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"learn {version()}")
        ctx.exit()


def version() -> str:
    """This program's version: of the package installed, or of the clone that it runs from."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    with suppress(PackageNotFoundError):
        return installed("learn-decks")
    import tomllib

    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    with suppress(OSError, ValueError, KeyError):
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return "of unknown version"


@click.group(
    "learn",
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--decks",
    "named",
    multiple=True,
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A deck file, or a folder of decks, to open too; may be given several times. "
    "LEARN_DECKS names such places for good.",
)
@click.option("--seed", type=int, default=0, hidden=True, help="The seed of what is drawn by lot.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Print the version.",
)
@click.pass_context
def learn(ctx: click.Context, named: tuple[Path, ...], seed: int) -> None:
    """Drill anatomy in a terminal, from decks in plain text.

    Without a command, `learn` opens its screen. Without a terminal to draw on it asks, line by
    line, all that is due.

    Exit codes: 0 all is well, 1 something is wrong, 2 the command was not understood.
    """
    start: Start = ctx.obj
    start.decks, start.seed = named, seed
    if ctx.invoked_subcommand is None:
        ctx.exit(_home(start))


def _home(start: Start) -> int:
    from learn.cli.ways import StudyRequest

    with start.open() as workspace:
        if can_draw():
            return start.ways.screen(workspace, None)
        return start.ask_in_lines(workspace, StudyRequest())


STOPPED = "Stopped. Nothing is lost, and nothing is half-written."
"""What holds of every command at any moment."""
_CODES: dict[type[LearnError], int] = {MisuseError: MISUSE, StoppedError: INTERRUPTED}


def run(ways: Ways, argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. What nobody expected is left to the caller."""
    _speak_anywhere()
    try:
        code = learn.main(
            None if argv is None else list(argv), prog_name="learn", standalone_mode=False, obj=Start(ways)
        )
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain(STOPPED)
        return INTERRUPTED
    except LearnError as error:
        complain(str(error))
        return _CODES.get(type(error), PROBLEM)
    except BrokenPipeError:
        _hang_up()
        return PROBLEM
    except OSError as error:
        if not (sentence := _on_files(error)):
            raise
        _hang_up()
        complain(sentence)
        return PROBLEM
    return code if isinstance(code, int) else 0


def _speak_anywhere() -> None:
    """A terminal that lacks a letter gets a question mark instead of an end."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _on_files(error: OSError) -> str:
    """What is wrong with a file, or with the output, as a sentence; empty if it is neither."""
    if error.filename is not None:
        return f"{error.filename} cannot be used: {error.strerror}."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO):
        return f"The output cannot be written: {error.strerror}."
    return ""


def _hang_up() -> None:
    """The reader is gone (`learn cards | head`): nothing that is still to be flushed may complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
