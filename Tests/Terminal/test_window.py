"""Windows of other sizes, and terminals that can do little."""

import pytest


@pytest.mark.parametrize("columns", [40, 25, 120])
def test_a_half_typed_line_survives_another_width(session, columns):
    line = "# 0123456789 0123456789 grüße"
    session.type(line)
    session.press("left", "left")
    session.wait_for_typed(line, cursor=len(line) - 2)
    session.resize(columns, 24)
    total = len("simulated 4/4> ") + len(line)
    position = total - 2

    def is_redrawn():
        return session.column == position % columns and session.rows[session.row].strip() in (
            f"simulated 4/4> {line}"[position // columns * columns:][:columns].strip())

    session.wait_until(is_redrawn, "the line in the new width")
    session.type("X")
    session.wait_until(lambda: session.before_cursor.endswith("X"), "what is typed next")
    session.press("enter")
    session.wait_for_prompt()
    session.resize(120, 24)
    assert session.run("history 2")[0].split(None, 1)[1] == "# 0123456789 0123456789 grüXße"


def test_a_window_of_20_columns_is_enough(workspace):
    session = workspace.session(columns=20, rows=10)
    session.type("query service ServiceIP None")
    session.wait_until(
        lambda: "".join(session.rows).rstrip() == "4/4> query service ServiceIP None", "the line")
    session.press("ctrl-c")
    session.wait_for_prompt()
    rows = session.run("query service NameNamespace kubernetes.default")
    assert any("kubernetes" in row for row in rows)
    assert all(len(row) <= 20 for row in rows)
    session.type("li\t")
    session.wait_for_typed("list", cursor=5)
    session.press("tab")
    session.wait_for(r"^service$")


def test_the_smallest_windows_do_no_harm(workspace):
    session = workspace.session(columns=20, rows=10)
    for size in [(1, 1), (2, 1), (5, 2), (21, 10)]:
        session.resize(*size)
        written = len(session.raw)
        session.type("x")
        session.wait_until(lambda: len(session.raw) > written, "anything that is drawn")
    session.wait_until(lambda: session.current.startswith("4/4> xxxx"), "the line")
    session.press("ctrl-u")
    session.wait_for_prompt(r"> $")
    assert session.run("set")


def test_a_dumb_terminal_gets_no_escape_sequence(workspace):
    session = workspace.session(TERM="dumb")
    session.type("query servic")
    session.press("tab")
    session.wait_for_typed("query service", cursor=14)
    session.press("home", "delete", "end")
    session.type("N\x08")
    session.press("ctrl-a")
    session.type("q")
    session.press("ctrl-e")
    session.wait_for_typed("query service", cursor=14)
    session.type("ServiceIP None")
    session.press("enter")
    session.wait_for_prompt()
    assert any(row.startswith("team-") for row in session.rows)
    session.enter("watch -n 1s --count 2 status")
    session.wait_for(r"(?s)--- every 1s: status.*--- every 1s: status")
    session.wait_for_prompt()
    session.press("ctrl-d")
    assert session.wait_for_end() == 0
    assert b"\x1b" not in session.raw


@pytest.mark.parametrize("kind", ["no-such-terminal", "", None, "../../etc/passwd", "x" * 5000])
def test_a_terminal_of_an_unknown_kind_is_usable(workspace, kind):
    session = workspace.session(TERM=kind)
    assert session.run("set")[0].split() == ["output", "table"]
    session.type("usee\x08")
    session.wait_for_typed("use")


@pytest.mark.parametrize("kind", ["xterm", "linux", "screen-256color", "tmux", "vt100", "rxvt"])
def test_other_terminals_of_the_kind_show_the_same(workspace, kind):
    session = workspace.session(TERM=kind)
    session.type("ue")
    session.press("left")
    session.type("s")
    session.wait_for_typed("use", cursor=2)


@pytest.mark.parametrize("locale", [
    {"LANG": "C"}, {"LC_ALL": "de_DE.ISO-8859-1"}, {"LANG": None}, {"LC_ALL": "no_SUCH.UTF-8"},
], ids=str)
def test_other_locales_lose_no_character_of_the_screen(workspace, locale):
    session = workspace.session(**locale)
    session.type("# gr\u00fc\u00df")
    session.wait_until(lambda: session.typed.startswith("# gr"), "the line")
    session.press("ctrl-c")
    session.wait_for_prompt()
    if "UTF-8" not in str(locale):
        assert session.run("list pod -n kube-system")[0].startswith("KEY")
        session.type("sync")
        session.press("enter")
        session.wait_for(r"CoreDNS would start to serve")
        session.wait_for_prompt()
        session.type("list \t")
        session.wait_for(r"^endpoints +namespace +pod +service$")
        session.wait_for_typed("list", cursor=5)
        session.press("ctrl-c")
        session.wait_for_prompt()
        assert all(byte < 0x80 for byte in session.raw)
    assert session.run("use")[0].startswith("BLOCK")


def test_no_color_leaves_colours_away(workspace):
    session = workspace.session(NO_COLOR="1")
    session.run("status")
    assert b"\x1b[3" not in session.raw
