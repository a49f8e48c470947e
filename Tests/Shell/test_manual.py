"""The manual pages, as mandoc reads them."""

import subprocess

import pytest
from conftest import ROOT

PAGES = sorted((ROOT / "man").glob("*.1"))

# What depends on the pages that the machine has installed.
ABOUT_OTHER_PAGES = ("referenced manual not found", "outdated mandoc.db")


def mandoc(*arguments):
    return subprocess.run(
        ["mandoc", *arguments], capture_output=True, text=True, timeout=60
    )


def test_there_are_pages():
    assert [page.name for page in PAGES] == [
        "k8sapi-inspect-findings.1", "k8sapi-inspect-repl.1", "k8sapi-inspect.1"
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_wrong(page):
    found = mandoc("-T", "lint", "-W", "style", page)
    lines = (found.stdout + found.stderr).splitlines()
    assert [line for line in lines if not any(text in line for text in ABOUT_OTHER_PAGES)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_it_fits_a_terminal(page):
    rendered = mandoc("-T", "ascii", "-O", "width=78", page)
    assert rendered.returncode == 0
    # What is printed bold is struck over: a character, a backspace and the character again.
    lines = rendered.stdout.splitlines()
    widths = [len(line) - 2 * line.count("\b") for line in lines]
    assert max(widths) <= 80
    assert len(lines) > 100
