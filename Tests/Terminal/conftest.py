"""Fixtures of the terminal tests."""

import os
import signal
import sys

import pytest

sys.path.insert(0, os.path.dirname(__file__))

from workspace import Workspace, binary_path  # noqa: E402

# A terminal starts its programs with the signals' defaults, whoever ignores them here: a script
# that runs the tests in the background does.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def binary():
    """The path of the tool."""
    path = binary_path()
    assert os.access(path, os.X_OK), f"{path} is not built"
    return path


@pytest.fixture
def workspace(tmp_path, binary):
    """Folders of the test's own; what it starts there ends with it."""
    workspace = Workspace(tmp_path, binary)
    yield workspace
    workspace.close()


@pytest.fixture
def session(workspace):
    """A session on the demonstration cluster, at its first prompt."""
    return workspace.session()


@pytest.fixture(scope="module")
def module_session(tmp_path_factory, binary):
    """A session that the tests of a module share, with its workspace."""
    workspace = Workspace(tmp_path_factory.mktemp("shared"), binary)
    yield workspace, workspace.session()
    workspace.close()


@pytest.fixture
def shared(module_session):
    """The module's session at an empty line, for tests that leave no trace in it."""
    _, session = module_session
    session.press("ctrl-a", "ctrl-k")
    session.wait_for_prompt()
    return session
