"""How the progress file is opened: so that a commit that returned is on disk."""

import pytest

from learn.workspace import Workspace


@pytest.fixture
def pragma(tmp_path):
    """Reads a PRAGMA of a live workspace's connection."""
    opened = []

    def read(name):
        if not opened:
            opened.append(Workspace.open(home=tmp_path))
        return opened[0].progress.connection.execute(f"PRAGMA {name}").fetchone()[0]

    yield read
    for workspace in opened:
        workspace.close()


def test_wal_with_full_sync(pragma):
    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2  # FULL
    assert pragma("foreign_keys") == 1


def test_where_wal_cannot_work_the_journal_is_deleted_and_the_folder_synced(pragma, monkeypatch):
    monkeypatch.setattr("learn.progress.connection._on_shared_file_system", lambda path: True)
    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3  # EXTRA
