"""A person who works by keyboard alone, and counts as the rule of the journeys counts.

One interaction is one command key, one answer chosen by its digits, or one text field filled.
Tab moves are counted apart, and so are the single key presses.
"""

from playwright.sync_api import Page, expect

TEXT = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=hidden])"
HERE = "document.activeElement"
MOST_TABS = 240


class Hand:
    """Presses keys in one window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0
        self.tabs = 0
        self.presses = 0

    def start_again(self) -> None:
        """Count from nothing: a new journey begins."""
        self.interactions = self.tabs = self.presses = 0

    def command(self, *keys: str) -> None:
        """Press one command key."""
        self.interactions += 1
        self._press(*keys)

    def choose(self, *digits: int) -> None:
        """Give one answer to the question that has focus; two digits are a group and a place."""
        self.interactions += 1
        self._press(*(str(digit) for digit in digits))

    def write(self, text: str) -> None:
        """Fill the text field that has focus."""
        assert self.page.evaluate(f"{HERE}.matches('{TEXT}')"), f"no text field: {self.where()}"
        self.interactions += 1
        self.page.keyboard.type(text)

    def tab_to(self, target: str) -> None:
        """Press Tab until focus is on, or inside, what the selector names."""
        inside = f"Boolean({HERE}.closest(`{target}`))"
        for _ in range(MOST_TABS):
            if self.page.evaluate(inside):
                return
            self.tabs += 1
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {target}; focus is on {self.where()}")

    def where(self) -> str:
        """Return the element that has focus, in short."""
        return str(self.page.evaluate(f"{HERE}.outerHTML.slice(0, 120)"))

    def sees(self, selector: str, words: str) -> None:
        """Wait until these words stand there."""
        expect(self.page.locator(selector)).to_contain_text(words)

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.presses += 1
            self.page.keyboard.press(key)
