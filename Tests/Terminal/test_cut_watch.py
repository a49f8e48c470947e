"""A watch that is cut while a line is half typed."""

import signal


def test_news_of_a_lost_watch_leaves_the_half_line_alone(workspace):
    server = workspace.cluster()
    session = workspace.terminal()
    session.wait_for_prompt()
    session.type("list pod -n kube-sys")
    session.press("left", "left")
    session.wait_for_typed("list pod -n kube-sys", cursor=18)
    server.send_signal(signal.SIGKILL)
    server.wait()
    session.wait_for(r"^\d\d:\d\d:\d\d .*pod.*: failing, connect: ")
    session.wait_until(lambda: "4/4!> list" in session.current, "the prompt's mark")
    session.wait_for_typed("list pod -n kube-sys", cursor=18)
    assert session.row >= 1
    session.type("X")
    session.wait_for_typed("list pod -n kube-sXys", cursor=19)
    session.press("ctrl-c")
    session.wait_for_prompt(r"4/4!> $")
    rows = session.run("list pod -n kube-system")
    assert rows[0].startswith("KEY"), "what the watches held stays"
    assert any("connect" in row for row in session.run("status"))
    assert workspace.cluster() is not server
    session.run("reconnect")
    session.wait_for_prompt(r"4/4> $")
    session.run("status")


def test_news_come_while_a_completion_list_is_shown(workspace):
    server = workspace.cluster()
    session = workspace.terminal()
    session.wait_for_prompt()
    session.type("list ")
    session.press("tab")
    session.wait_for(r"^endpoints +namespace +pod +service$")
    server.send_signal(signal.SIGKILL)
    session.wait_for(r"failing, connect: ")
    session.wait_until(lambda: "4/4!> list" in session.current, "the prompt's mark")
    session.type("pod")
    session.wait_for_typed("list pod", cursor=8)


def test_a_long_half_line_survives_news(workspace):
    server = workspace.cluster()
    session = workspace.terminal(columns=40, rows=8)
    session.wait_for_prompt()
    line = "# " + "0123456789" * 9
    session.type(line)
    session.press("ctrl-a")
    session.wait_until(lambda: session.column == 15, "the line's start")
    server.send_signal(signal.SIGKILL)
    session.wait_for(r"failing, connect: ")
    session.wait_until(lambda: session.current.startswith("simulated 4/4!> # 01"), "the line")
    session.wait_until(lambda: session.column == 16, "the cursor at its start")
    rows = session.rows[session.row:]
    assert "".join(rows) == f"simulated 4/4!> {line}"


def test_a_session_begins_while_there_is_no_server(workspace):
    server = workspace.cluster()
    server.send_signal(signal.SIGKILL)
    server.wait()
    session = workspace.terminal()
    session.wait_for(r"failing, connect: ")
    session.wait_for_prompt(r"0/4!> $")
    rows = session.run("list pod --timeout 200ms")
    assert "error" in "\n".join(rows)
    workspace.cluster()
    session.run("reconnect")
    session.wait_for_prompt(r"4/4> $")
    assert session.run("list pod -n kube-system")[0].startswith("KEY")


def test_a_refused_corefile_leaves_the_session_as_it_is(workspace):
    workspace.cluster()
    session = workspace.terminal()
    session.wait_for_prompt()
    corefile = workspace.folder / "Corefile"
    good = corefile.read_text()
    corefile.write_text("{{{")
    assert "error" in "\n".join(session.run("reconnect"))
    assert session.run("list pod -n kube-system")[0].startswith("KEY")
    corefile.write_text(good)
    session.run("reconnect")
    session.wait_for_prompt(r"4/4> $")
