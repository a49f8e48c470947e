"""Commands of the shell on terminals of several widths."""

import re
import socket

import pytest


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_the_waterfall_fits_the_terminal(workspace, columns):
    terminal = workspace.terminal("--demo", "sync", columns=columns, rows=40)
    assert terminal.wait_for_end() == 0
    rows = waterfall(terminal)
    watches = ["endpoints", "namespace", "pod", "service"]
    assert [row.split()[0] for row in rows if row.split()[0] in watches] == watches
    assert max(map(len, rows)) <= columns


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("command", ["watches", "plugins", "indexes", "config"])
def test_tables_can_be_read_in_any_width(workspace, columns, command):
    terminal = workspace.terminal("--demo", command, columns=columns, rows=60)
    assert terminal.wait_for_end() == 0
    assert "pod" in terminal.text or command == "config"


def test_columns_are_not_cut_where_nobody_looks(workspace):
    ended = workspace.run("--demo", "watches")
    assert ended.returncode == 0
    assert "…".encode() not in ended.stdout
    assert b"\x1b" not in ended.stdout


def test_control_c_leaves_no_line_of_progress(workspace):
    (workspace.folder / "Corefile").write_text("cluster.local {\n    kubernetes\n}\n")
    # What is connected to and never answers is waited for.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = f"http://127.0.0.1:{silent.getsockname()[1]}"
        terminal = workspace.terminal("watches", "--server", server, "--timeout", "60s")
        terminal.wait_for("watches synced")
        terminal.press("ctrl-c")
        assert terminal.wait_for_end() != 0
    assert not any("watches synced" in row for row in terminal.rows)


def waterfall(terminal):
    """The waterfall's lines as they were written, not as the terminal has wrapped them."""
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal.raw.decode()).replace("\r", "")
    return text.split("\n\n")[1].split("\n")
