"""Files and folders that may only be read, by somebody whom the kernel really keeps out.

The superuser may write anywhere, so the commands run without that right: the owner's own permissions count.
"""

import ctypes
import os
import shutil
import stat

import pytest

from tests.faults.command import learn
from tests.faults.test_full_disk import made_own

PR_CAPBSET_DROP = 24
OVERRIDING = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets the superuser past permissions."""
READING = ("stats", "decks", "doctor", "cards many", "set", "backup --list")
WRITING = (
    "set retention 0.8", "suspend many/n3/meaning", "backup", "doctor --rebuild",
    "restore {newest} --yes", "study --plain many",
)  # fmt: skip
LATER = {"LEARN_NOW": "2027-01-02T12:00"}
_LIBC = ctypes.CDLL(None, use_errno=True)


def as_anybody():
    """In a process that is about to become the program: give up what only the superuser has."""
    if os.geteuid() == 0:
        for capability in OVERRIDING:
            if _LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                os.setuid(65534)


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    home = made_own(tmp_path_factory.mktemp("readonly") / "home")
    assert learn(home, "decks").code == 0
    return home


@pytest.fixture
def home(original, tmp_path):
    home = shutil.copytree(original, tmp_path / "home")
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(0o700)


def protect(home, *names):
    """Take the right to write from files, or from folders with all that is in them."""
    for name in names:
        path = home / name
        for each in (path, *path.rglob("*")):
            each.chmod(stat.S_IMODE(each.stat().st_mode) & ~0o222)


def snapshot(home):
    """The progress and the backups there are."""
    return {path: path.read_bytes() for path in (home / "progress.sqlite", *(home / "backups").iterdir())}


def run(home, argv):
    newest = max((home / "backups").iterdir()).name
    return learn(
        home, *argv.format(newest=newest).split(), typed="x\n3\n", before=as_anybody, more=LATER
    ).in_sentences()


def test_the_kernel_does_keep_it_out(home):
    protect(home, "")
    said = run(home, "new x --own")
    assert said.code == 1
    assert "permission denied" in said.all


@pytest.mark.parametrize("argv", [*READING, *WRITING])
@pytest.mark.parametrize("names", [("progress.sqlite",), ("",)], ids=["file", "folder"])
def test_progress_that_may_only_be_read_is_a_sentence_and_stays(home, names, argv):
    protect(home, *names)
    before = snapshot(home)
    said = run(home, argv)
    if argv in WRITING and argv != "backup":
        assert "progress.sqlite cannot be " in " ".join(said.all.replace("-\n", "-").split())
        assert said.code == 1 or "Not saved." in said.out
    elif said.code:
        assert f"{home}/" in said.all
        assert "cannot be " in said.all
    assert "damaged" not in said.all
    assert before.items() <= snapshot(home).items()


@pytest.mark.parametrize("name", ["cache", "backups", "decks"])
def test_other_folders_that_may_only_be_read_stop_no_session(home, name):
    protect(home, name)
    said = run(home, "study --plain --limit 1 many")
    assert said.code == 0
    assert "Accepted: " in said.out
    assert ("There is no backup of today" in said.err) == (name == "backups")


def test_a_backup_that_cannot_be_written_says_where(home):
    protect(home, "backups")
    said = run(home, "backup")
    assert said.code == 1
    assert f"{home}/backups" in said.err
    assert "cannot be used" in said.err


def test_a_home_in_a_folder_that_may_only_be_read(home):
    protect(home, "")
    missing = home / "further" / "home"
    said = learn(missing, "study", "--plain", typed="x\n", before=as_anybody).in_sentences()
    assert said.code == 1
    assert "cannot be used: Permission denied" in said.err
    assert "LEARN_HOME" in said.err
