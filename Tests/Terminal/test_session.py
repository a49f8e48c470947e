"""The session as a person first meets it."""

import pytest


def test_the_bare_command_on_a_terminal_starts_a_session(workspace):
    terminal = workspace.terminal("--demo")
    terminal.wait_for_prompt()
    assert terminal.rows[terminal.row] == "simulated 4/4>"
    assert terminal.row == 0, "nothing is said before the prompt"


def test_help_names_the_commands_of_shell_and_session(session):
    rows = session.run("help")
    shown = {row.split()[0] for row in rows if row.startswith("  ")}
    assert {"query", "list", "events", "set", "use", "watch", "exit", "reconnect"} <= shown
    assert all(len(row) <= 100 for row in rows)


def test_help_explains_one_command(session):
    text = "\n".join(session.run("help query"))
    assert "USAGE: query" in text
    assert "--glob" in text


@pytest.mark.parametrize(("line", "answer"), [
    ("wathces", "did you mean watches?"),
    ("quit now", "Unexpected argument 'now'"),
    ("help nothing", "there is no command nothing"),
    ("query", "Missing expected argument"),
    ("list pod --frob", "Unknown option '--frob'"),
    ("get pod nobody/there", "nobody/there"),
    ("list pod 'x", "the quote ' in column 10 is not closed"),
    ("| cat", "there is no command before the |"),
    ("list pod |", "there is no command after the |"),
    ("--help", "there is no command --help"),
])
def test_a_wrong_line_is_answered_and_does_not_end_the_session(shared, line, answer):
    assert answer in "\n".join(shared.run(line))
    assert shared.run("query service NameNamespace kubernetes.default")[0].startswith("KEY")


@pytest.mark.parametrize("line", ["exit", "quit"])
def test_exit_ends_the_session(session, line):
    session.enter(line)
    assert session.wait_for_end() == 0


def test_control_d_ends_the_session(session):
    session.press("ctrl-d")
    assert session.wait_for_end() == 0
    assert session.row == 1, "what follows begins in a row of its own"


def test_control_d_in_a_line_deletes_and_ends_nothing(session):
    session.type("statusx")
    session.press("left", "ctrl-d")
    session.wait_for_typed("status", cursor=6)


def test_empty_lines_and_comments_do_nothing(session):
    assert session.run("") == []
    assert session.run("   ") == []
    assert session.run("# status") == []
