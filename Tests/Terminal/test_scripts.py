"""Sessions whose commands come from standard input."""

import signal
import subprocess

import pytest


def script(workspace, text, *options, **environment):
    """Runs a script; gives its status, output and messages."""
    content = text if isinstance(text, bytes) else text.encode()
    ended = workspace.run("repl", *options, "--demo", stdin=content, **environment)
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def test_lines_are_run_and_no_prompt_is_printed(workspace):
    status, output, messages = script(
        workspace, "# a comment\n\n   \nlist pod -n kube-system -o name\nuse # all\n")
    assert (status, messages) == (0, "")
    assert output.startswith("kube-system/coredns-")
    assert output.splitlines()[2].startswith("BLOCK")
    assert "> " not in output
    assert "\x1b" not in output


@pytest.mark.parametrize(("line", "expected"), [
    ("get pod nobody/there", 5),
    ("frobnicate", 64),
    ("list nothing", 64),
    ("list pod --nope", 64),
    ("list 'pod", 64),
    ("reconnect --server https://127.0.0.1:1", 3),
    ("list pod | exit 3", 1),
    ("events --for 10ms --count 1", 6),
])
def test_the_first_line_that_fails_ends_the_script_with_its_status(workspace, line, expected):
    follow = "\nwatches" if line.startswith("reconnect") else ""
    status, output, messages = script(workspace, f"{line}{follow}\nset\n")
    assert status == expected
    assert "paging" not in output
    assert messages or "exit" in line


def test_a_script_can_be_kept_going(workspace):
    status, output, _ = script(
        workspace, "frobnicate\nget pod nobody/there\nset\n", "--keep-going")
    assert "paging" in output
    assert status in (5, 64)


def test_exit_ends_a_script(workspace):
    status, output, _ = script(workspace, "exit\nset\n")
    assert (status, output) == (0, "")


@pytest.mark.parametrize("text", ["set", "set\r\n", "\r\nset\r\n\r\n", "set\n\n"])
def test_ends_of_lines_are_taken_as_they_come(workspace, text):
    status, output, messages = script(workspace, text)
    assert (status, messages) == (0, "")
    assert output.startswith("output ")


def test_an_empty_script_does_nothing(workspace):
    assert script(workspace, "") == (0, "", "")


@pytest.mark.parametrize(("text", "reason"), [
    (b"list " + b"x" * 1_000_000 + b"\nset\n", "line 1 cannot be run: it is longer than"),
    (b"set\nlist \xff\xfe\n", "line 2 cannot be run: it is not UTF-8"),
    (bytes(range(128, 256)) * 1000, "line 1 cannot be run"),
])
def test_a_line_that_cannot_be_a_command_is_told_of(workspace, text, reason):
    status, _, messages = script(workspace, text)
    assert status == 64
    assert reason in messages
    assert len(messages) < 500


def test_control_characters_of_a_script_do_not_reach_the_messages(workspace):
    status, _, messages = script(workspace, b"fr\x1b[31mob\x00\x07\n")
    assert status == 64
    assert "\x1b" not in messages
    assert "\x07" not in messages


def test_a_binary_file_ends_as_wrong_usage(workspace):
    status, _, messages = script(workspace, bytes(range(256)) * 4096)
    assert status == 64
    assert len(messages) < 2000


def test_a_script_keeps_no_history(workspace):
    script(workspace, "use\n")
    assert not workspace.history.exists()


def test_a_script_at_a_terminal_that_shows_its_output_has_no_prompt_either(workspace):
    (workspace.folder / "script").write_text("use\n")
    terminal = workspace.shell_terminal("$TOOL --demo repl < script")
    assert terminal.wait_for_end() == 0
    assert terminal.rows[0].startswith("BLOCK")


def test_without_a_terminal_the_bare_command_shows_its_usage(workspace):
    ended = workspace.run("--demo")
    assert ended.returncode == 64
    assert b"USAGE" in ended.stderr
    assert ended.stdout == b""


def test_a_signal_ends_a_script_also_after_events(workspace):
    process = workspace.start("repl", "--demo", stdin=subprocess.PIPE)
    process.stdin.write(b"events namespace --for 50ms\nwatch -n 1h list namespace -o name\n")
    process.stdin.flush()
    while not process.stdout.readline().startswith(b"--- every"):
        assert process.poll() is None
    process.terminate()
    assert process.wait(20) == -signal.SIGTERM


def test_a_script_waits_for_its_commands(workspace):
    ended = workspace.shell("{ yes exit || true; } | $TOOL repl --demo")
    assert ended.returncode == 0
