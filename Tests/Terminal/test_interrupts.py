"""Ctrl-C, and signals from elsewhere."""

import signal
import termios

import pytest
from terminal import original_settings, session_members


def test_control_c_gives_the_half_line_up(session):
    session.type("list po")
    session.wait_for_typed("list po")
    session.press("ctrl-c")
    session.wait_for_prompt()
    assert session.rows[0] == "simulated 4/4> list po^C"
    assert session.row == 1
    assert session.run("history") == ["1  history"]


def test_control_c_works_where_it_was_ignored_at_the_start(workspace):
    session = workspace.shell_terminal("trap '' INT; exec $TOOL --demo")
    session.wait_for_prompt()
    session.type("list po")
    session.wait_for_typed("list po")
    session.press("ctrl-c")
    session.wait_for_prompt()
    session.enter("events")
    session.wait_for("^TIME +")
    session.press("ctrl-c")
    session.wait_for_prompt()
    assert session.run("use")[0].startswith("BLOCK")


def test_control_c_on_an_empty_line_does_not_end_the_session(session):
    for _ in range(3):
        session.press("ctrl-c")
        session.wait_for_prompt()
    assert session.run("set")


@pytest.mark.parametrize(("line", "sign"), [
    ("events", r"^TIME +"),
    ("watch status", r"every 2s: status"),
    ("watch -n 1h status", r"every 60m: status"),
    ("events | cat", r"^TIME +"),
])
def test_control_c_ends_the_command_and_not_the_session(session, line, sign):
    session.enter(line)
    session.wait_for(sign)
    session.press("ctrl-c")
    session.wait_for_prompt()
    assert session.column == len("simulated 4/4> ")
    assert not any("error" in row for row in session.rows)
    assert session.run("use")[0].startswith("BLOCK")


def test_control_c_ends_a_shell_command_that_reads_nothing(session):
    session.enter("list pod | sleep 1000")
    session.wait_until(lambda: len(session_members(session.pid)) > 1, "the shell")
    session.press("ctrl-c")
    session.wait_for_prompt()
    assert session.run("set")[0].split() == ["output", "table"]


def test_keys_typed_while_a_command_runs_are_the_next_line(session):
    session.enter("events")
    session.wait_for(r"^TIME +")
    session.press("ctrl-c")
    session.type("use")
    session.wait_for_typed("use", cursor=3)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
@pytest.mark.parametrize("doing", ["typing", "events", "paging", "piping", "repeating"])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(workspace, number, doing):
    session = workspace.session(PAGER="cat; sleep 1000", rows=10)
    match doing:
        case "typing":
            session.type("list po")
            session.wait_for_typed("list po")
        case "events":
            session.enter("events")
            session.wait_for(r"^TIME +")
        case "paging":
            session.enter("list pod")
            session.wait_for(r"^team-")
        case "piping":
            session.enter("list pod | sleep 1000")
            session.wait_until(lambda: len(session_members(session.pid)) > 1, "the shell")
        case "repeating":
            session.enter("watch -n 1h status")
            session.wait_for(r"every 60m: status")
    session.kill(number)
    assert session.wait_for_end() == 0
    assert session.termios() == original_settings()
    assert session.current.strip() == "", "what follows begins in a row of its own"


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_a_crash_leaves_the_terminal_as_it_was(workspace, number):
    # Swift's own report of a crash takes long in a debug build.
    session = workspace.session(SWIFT_BACKTRACE="enable=no")
    session.type("list po")
    session.wait_for_typed("list po")
    assert session.termios() != original_settings()
    session.kill(number)
    assert session.wait_for_end() == -number
    assert session.termios() == original_settings()


def test_a_terminal_that_is_gone_ends_the_session(session):
    session.type("list po")
    session.wait_for_typed("list po")
    session.hang_up()
    assert session.process.signalstatus in (None, signal.SIGHUP)


def test_the_terminal_is_the_commands_own_while_one_runs(session):
    assert session.termios() != original_settings()
    session.enter("events")
    session.wait_for(r"^TIME +")
    assert session.termios() == original_settings()
    session.press("ctrl-c")
    session.wait_for_prompt()


def test_control_z_stops_with_a_sane_terminal_and_goes_on_with_the_line(session):
    session.type("list po")
    session.press("left")
    session.wait_for_typed("list po", cursor=6)
    session.press("ctrl-z")
    session.wait_for_stop()
    assert session.termios() == original_settings()
    settings = original_settings()
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(session.descriptor, termios.TCSANOW, settings)
    session.kill(signal.SIGCONT)
    session.wait_until(lambda: session.termios()[3] & termios.ICANON == 0, "raw keys")
    session.wait_for_typed("list po", cursor=6)
    session.type("x")
    session.wait_for_typed("list pxo", cursor=7)


def test_control_z_stops_a_command_and_goes_on_with_it(session):
    session.enter("events")
    session.wait_for(r"^TIME +")
    session.press("ctrl-z")
    session.wait_for_stop()
    session.kill(signal.SIGCONT)
    session.press("ctrl-c")
    session.wait_for_prompt()
    assert session.run("set")


def test_control_backslash_ends_nothing(session):
    session.type("us")
    session.wait_for_typed("us")
    session.press("ctrl-\\")
    session.type("e")
    session.wait_for_typed("use", cursor=3)
