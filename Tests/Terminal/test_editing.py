"""Typing and editing a line."""

import pytest


def test_keys_edit_the_line_where_the_cursor_is(session):
    session.type("ist pod")
    session.press("home")
    session.type("l")
    session.wait_for_typed("list pod", cursor=1)
    session.press("end", "left", "left", "left")
    session.type("X")
    session.wait_for_typed("list Xpod", cursor=6)
    session.press("backspace", "delete", "right")
    session.wait_for_typed("list od", cursor=6)


def test_words_and_ends_are_killed_and_yanked(session):
    session.type("query pod PodIP")
    session.press("ctrl-w")
    session.wait_for_typed("query pod", cursor=10)
    session.press("ctrl-a", "ctrl-k")
    session.wait_for_typed("", cursor=0)
    session.press("ctrl-y")
    session.wait_for_typed("query pod", cursor=10)


def test_the_terminals_own_erase_character_erases(session):
    session.type("statuss\x08")
    session.wait_for_typed("status", cursor=6)


@pytest.mark.parametrize(("text", "columns"), [
    ("grüße", 5), ("日本語", 6), ("e\u0301a", 2), ("👍🏽ok", 6),
])
def test_characters_take_the_columns_that_the_screen_gives_them(session, text, columns):
    session.type(f"# {text}")
    session.wait_until(lambda: session.before_cursor.endswith(text[-1]), "the last character")
    prompt = len("simulated 4/4> # ")
    assert session.column == prompt + columns
    session.press("home", "delete")
    session.press("end", "backspace")
    # What is left is drawn where it belongs: the row ends with the last character but one.
    session.type("!")
    session.wait_until(lambda: session.before_cursor.endswith("!"), "the mark")


def test_wide_characters_are_one_character_each(session):
    session.type("# 日本語")
    session.press("left", "left", "backspace")
    session.wait_for_typed("# 本語", cursor=2)
    session.type("x")
    session.wait_for_typed("# x本語", cursor=3)


def test_a_line_longer_than_the_window_wraps_and_comes_back(session):
    session.type("# " + "0123456789" * 12)
    session.wait_until(lambda: session.row == 1 and session.column == 57, "the second row")
    session.press("home")
    session.wait_until(lambda: session.row == 0 and session.column == 15, "the first row")
    session.press("ctrl-k")
    session.type("status")
    session.wait_for_typed("status", cursor=6)
    assert session.rows[1] == ""


def test_control_l_clears_the_screen_and_keeps_the_line(session):
    session.run("help")
    session.type("status")
    session.press("left", "ctrl-l")
    session.wait_until(lambda: session.screen.cursor.y == 0, "an empty screen")
    session.wait_for_typed("status", cursor=5)
    assert not any(row.strip() for row in session.screen.display[1:])


def test_the_users_editrc_chooses_vi_keys(workspace):
    (workspace.home / ".editrc").write_text("bind -v\n")
    session = workspace.session()
    session.type("status")
    session.press("escape")
    session.type("0i# ")
    session.wait_for_typed("# status", cursor=2)


def test_a_line_typed_ahead_is_run_in_its_turn(session):
    session.type("set output json\rset\r")
    session.wait_for(r"^output +json$")
    session.wait_for_prompt()
    lines = [row.split("> ")[1] for row in session.rows if "> set" in row]
    assert lines[0] == "set output json"
    assert lines[1].split("  ")[0] == "set"
