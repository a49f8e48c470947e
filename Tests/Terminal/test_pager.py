"""Output that is longer than the screen."""

import shutil

import pytest
from terminal import original_settings

RECORDER = "#!/bin/sh\ncat > paged\necho \"paged $(wc -l < paged) lines\"\n"


@pytest.fixture
def recorder(workspace):
    """A pager that keeps what it is given."""
    script = workspace.folder / "pager"
    script.write_text(RECORDER)
    script.chmod(0o755)
    return script


def test_long_output_goes_to_the_pager_and_short_output_does_not(workspace, recorder):
    session = workspace.session(PAGER=str(recorder))
    assert session.run("use")[0].startswith("BLOCK")
    assert not (workspace.folder / "paged").exists()
    assert session.run("list pod") == ["paged 198 lines"]
    assert (workspace.folder / "paged").read_text().startswith("\x1b[1mKEY")


def test_what_just_fits_is_shown_and_one_row_more_is_paged(workspace, recorder):
    session = workspace.session(PAGER=str(recorder), rows=8)
    assert len(session.run("list pod -o name | head -1")) == 1
    assert session.run("list pod -o name --limit 6") != ["paged 6 lines"]
    assert session.run("list pod -o name --limit 8") == ["paged 8 lines"]


def test_paging_can_be_turned_off(workspace, recorder):
    session = workspace.session(PAGER=str(recorder))
    session.run("set paging off")
    assert len(session.run("list pod -o name")) == 197
    session.run("set paging")
    assert session.run("list pod -o name") == ["paged 197 lines"]


@pytest.mark.parametrize("pager", ["no-such-pager", "/etc/passwd"])
def test_a_pager_that_cannot_be_run_costs_a_message(workspace, pager):
    session = workspace.session(PAGER=pager)
    rows = session.run("list pod -o name")
    assert any(f"the pager {pager} cannot be run" in row for row in rows)
    assert any("set paging off" in row for row in rows)
    assert len([row for row in rows if row.startswith("team-")]) == 195
    assert session.run("use")[0].startswith("BLOCK")


@pytest.mark.parametrize("pager", [
    "stty raw -echo; kill -9 $$", "stty raw -echo; cat > /dev/null", "exit 1",
    "stty -icanon -echo -isig < /dev/tty; kill -SEGV $$",
])
def test_a_pager_that_crashes_does_not_take_the_terminal_with_it(workspace, pager):
    session = workspace.session(PAGER=pager)
    session.enter("list pod")
    session.wait_until(lambda: session.row > 0, "the next prompt")
    session.wait_for_prompt()
    session.type("usee")
    session.press("backspace")
    session.wait_for_typed("use", cursor=3)
    session.press("enter")
    session.wait_for(r"^BLOCK ")
    session.wait_for_prompt()
    session.enter("events")
    session.wait_for(r"^TIME ")
    assert session.termios() == original_settings()
    session.press("ctrl-c")
    session.wait_for_prompt()
    session.press("ctrl-d")
    assert session.wait_for_end() == 0
    assert session.termios() == original_settings()


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
def test_less_may_be_left_early_with_40000_lines_to_come(workspace):
    workspace.cluster("--pods", "41000")
    session = workspace.terminal("--timeout", "30s", PAGER="less")
    session.wait_for_prompt()
    session.enter("list pod")
    session.wait_for(r"^team-0000/app-00000-\S+ +\d+ ")
    session.wait_until(lambda: session.current.strip() == ":", "less's prompt")
    session.type(" ")
    session.wait_until(lambda: session.current.strip() == ":", "less's prompt")
    session.type("q")
    session.wait_for_prompt()
    assert session.run("use")[0].startswith("BLOCK")
    assert session.run("list pod -o name | wc -l")[0].strip().isdigit()


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less here")
def test_control_c_in_less_leaves_less_and_session_alone(workspace):
    session = workspace.session(PAGER=None)
    session.enter("list pod")
    session.wait_until(lambda: session.current.strip() == ":", "less's prompt")
    session.press("ctrl-c")
    # What is typed before less has taken the signal goes with it, and it may beep before it has.
    session.wait_until(lambda: session.screen.bells > 0, "less's beep")
    session.type_until("G", r"\(END\)")
    session.type("q")
    session.wait_for_prompt()
    assert session.run("use")[0].startswith("BLOCK")
