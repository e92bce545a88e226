"""The browser of the ui tests: one per file, a fresh page per test."""

import pytest
from playwright.sync_api import sync_playwright

from baken.foundation.ui.tests.stage import ARGS, Stage, chromium


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def stage(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    stage = Stage(context.new_page())
    yield stage
    context.close()
    assert stage.violations == []
