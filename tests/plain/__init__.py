"""Line mode."""

import pytest

pytest.register_assert_rewrite("tests.plain.sessions")
