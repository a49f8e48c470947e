"""The lines of earlier, in this session and in the next."""

import os
import stat

import pytest


def end(session):
    session.wait_for_prompt()
    session.press("ctrl-d")
    assert session.wait_for_end() == 0


def test_up_and_down_walk_through_the_lines_of_the_session(session):
    session.run("set output")
    session.run("use")
    session.type("half")
    session.press("up")
    session.wait_for_typed("use", cursor=3)
    session.press("up")
    session.wait_for_typed("set output")
    session.press("down", "down")
    session.wait_for_typed("half")


def test_lines_are_there_in_the_next_session(workspace):
    first = workspace.session()
    first.run("set paging off")
    first.run("# grüße 日本")
    end(first)
    second = workspace.session()
    second.press("up")
    second.wait_for_typed("# grüße 日本")
    second.press("up")
    second.wait_for_typed("set paging off")
    second.press("ctrl-c")
    assert [row.split(None, 1)[1] for row in second.run("history 3")] == [
        "set paging off", "# grüße 日本", "history 3"]


def test_the_file_is_the_users_alone(workspace):
    end(workspace.session())
    session = workspace.session()
    session.run("use")
    end(session)
    assert stat.S_IMODE(os.stat(workspace.history).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(workspace.history.parent).st_mode) == 0o700
    assert workspace.history.read_text() == "use\n"


def test_the_state_folder_of_the_home_is_the_usual_one(workspace):
    session = workspace.session(XDG_STATE_HOME=None)
    session.run("use")
    end(session)
    usual = workspace.home / ".local" / "state" / "k8sapi-inspect" / "history"
    assert usual.read_text() == "use\n"


def test_lines_that_are_not_to_be_kept_are_kept_nowhere(workspace):
    session = workspace.session()
    session.run(" set output")
    session.run("# https://admin:s3cret@127.0.0.1:1/x")
    session.run("use")
    session.press("up")
    session.wait_for_typed("use")
    session.press("up")
    session.wait_until(lambda: session.screen.bells > 0, "a beep at the first line")
    session.press("ctrl-c")
    assert [row.split(None, 1)[1] for row in session.run("history")] == ["use", "history"]
    end(session)
    assert workspace.history.read_text() == "use\nhistory\n"


def test_a_repeated_line_is_kept_once(workspace):
    session = workspace.session()
    for line in ("use", "use", "set", "use"):
        session.run(line)
    end(session)
    assert workspace.history.read_text() == "use\nset\nuse\n"


def test_two_sessions_lose_none_of_each_others_lines(workspace):
    first, second = workspace.session(), workspace.session()
    first.run("# first")
    second.run("# second")
    first.run("# third")
    end(first)
    end(second)
    assert workspace.history.read_text() == "# first\n# second\n# third\n"


def test_control_r_searches(session):
    for line in ("set output", "use", "set color"):
        session.run(line)
    session.press("ctrl-r")
    session.type("out")
    session.wait_for(r"set output")
    session.wait_until(lambda: "set output" in session.current, "the line that was found")
    session.press("enter")
    session.wait_for_prompt()
    assert session.run("history 1")[0].endswith("history 1")
    assert [row.split(None, 1)[1] for row in session.run("history 3")] == [
        "set output", "history 1", "history 3"]


@pytest.mark.parametrize("content", [
    bytes(range(256)) * 50, b"\xff\xfe\x00\x01", b"\x00" * 100_000, b"use" * 400_000,
    b"set output\nno end",
], ids=["binary", "short", "zeros", "long line", "no end"])
def test_a_corrupt_file_costs_only_its_bad_lines(workspace, content):
    workspace.history.parent.mkdir()
    workspace.history.write_bytes(content)
    session = workspace.session()
    session.run("use")
    session.press("up")
    session.wait_for_typed("use")
    session.press("ctrl-c")
    end(session)
    assert workspace.history.read_bytes().endswith(b"\nuse\n")
    assert not any(character < " " for row in session.rows for character in row)


@pytest.mark.parametrize("obstacle", ["a file", "a folder", "a pipe", "a full disk"])
def test_a_history_that_cannot_be_kept_is_told_of_once(workspace, obstacle):
    match obstacle:
        case "a file":
            (workspace.state / "k8sapi-inspect").write_text("")
        case "a folder":
            workspace.history.mkdir(parents=True)
        case "a pipe":
            workspace.history.parent.mkdir()
            os.mkfifo(workspace.history)
        case "a full disk":
            workspace.history.parent.mkdir()
            os.symlink("/dev/full", workspace.history)
    session = workspace.session()
    session.wait_for("the session's lines are not kept")
    session.run("set output")
    session.run("use")
    assert session.text.count("the session's lines are not kept") == 1
    session.press("up")
    session.wait_for_typed("use")
    session.press("ctrl-c")
    end(session)


def test_a_home_that_is_missing_costs_only_the_history(workspace):
    session = workspace.session(HOME=None, XDG_STATE_HOME=None)
    session.run("use")
    session.press("up")
    session.wait_for_typed("use")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_of_once(workspace):
    workspace.state.chmod(0o500)
    session = workspace.session()
    session.wait_for("the session's lines are not kept")
    assert session.run("use")[0].startswith("BLOCK")
