"""`watch`, which runs a command again and again."""

import pytest


def test_a_command_is_run_so_many_times(session):
    session.enter("watch -n 1s --count 2 status")
    session.wait_for(r"^every 1s: status +\d\d:\d\d:\d\d$")
    session.wait_for_prompt()
    assert session.raw.count(b"every 1s: status") == 2
    assert session.screen.display[0].startswith("every 1s: status"), "the screen is its own"
    assert session.screen.display[2].startswith(".:53 ")


def test_what_does_not_fit_on_the_screen_is_counted(workspace):
    session = workspace.session(rows=12)
    session.enter("watch -n 100ms --count 2 list pod")
    session.wait_for(r"^\(\d+ more lines\)$")
    session.wait_for_prompt()
    assert session.screen.display[0].startswith("every 0.1s: list pod")


def test_the_commands_own_options_are_its_own(session):
    session.enter("watch --count 1 list pod -n kube-system -o name")
    session.wait_for(r"^kube-system/coredns")
    session.wait_for_prompt()


@pytest.mark.parametrize(("line", "answer"), [
    ("watch events", "events goes on by itself"),
    ("watch watch status", "watch goes on by itself"),
    ("watch repl", "no command repl"),
    ("watch", "Missing expected argument"),
    ("watch --count 0 status", "--count needs a number from 1 on"),
    ("watch nothing", "there is no command nothing"),
])
def test_what_cannot_be_repeated_is_refused(shared, line, answer):
    assert answer in "\n".join(shared.run(line))


def test_a_pipe_takes_all_runs(session):
    rows = session.run("watch -n 10ms --count 3 status | grep -c WATCH")
    assert [row.strip() for row in rows] == ["3"]
