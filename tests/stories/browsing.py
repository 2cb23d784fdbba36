"""People at their browsers: they sign in, open pages, fill in the forms of steps and decide; axe looks over their shoulder."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from workflow.rehearsal.cast import PASSWORD

DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}  # the dark side differs in these alone


class Somebody:
    """One of the cast at a desk or with a phone; every page opened is looked at in light and in dark."""

    def __init__(self, browser: Any, live: str, username: str, *, phone: bool = False):
        self.phone = phone
        self.context = browser.new_context(base_url=live, locale="zh-CN", **(PHONE if phone else DESK))
        self.page = self.context.new_page()
        self.open("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.press(self.page.locator("main form:has([name=password]) button"))
        self.page.wait_for_url("**/inbox/")

    def leave(self) -> None:
        self.context.close()

    # --- pages --------------------------------------------------------------------------------------------------

    def open(self, address: str) -> None:
        assert self.page.goto(address).ok, address
        self.look()

    def look(self) -> None:
        """The page as it stands has no violations and does not run out of the screen sideways."""
        for scheme, rules in (("light", ALL), ("dark", COLOURS)):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = Axe().run(self.page, options=rules).response["violations"]
            assert not found, f"{self.page.url} in {scheme}:\n{_told(found)}"
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], f"{self.page.url} is {width} px wide"

    def press(self, button: Any) -> None:
        """Click, or touch."""
        if self.phone:
            button.tap()
        else:
            button.click()

    # --- matters ------------------------------------------------------------------------------------------------

    def agree(self, matter: Any, opinion: str = "") -> None:
        """Find the matter in the inbox, claim it where it waits for a role, and agree."""
        self.open("/inbox/")
        row = self.page.locator("main li", has=self.page.locator(f'a[href="{matter.get_absolute_url()}"]'))
        claim = row.locator('form[action$="/claim/"] button')
        if claim.count():
            with self.page.expect_navigation():
                self.press(claim.first)
        self.open(matter.get_absolute_url())
        if opinion:
            self.page.fill("textarea[name=opinion]", opinion)
        self.press(self.page.locator("button[name=verb][value=agree]"))
        self.page.wait_for_url("**/inbox/")
        self.look()

    def take(self, matter: Any, step: str, *, answer: int = 200, **answers: Any) -> None:
        """Open the matter, fill in the form of a step and send it off."""
        self.open(matter.get_absolute_url())
        form = self.page.locator(f'form[action$="/steps/{step}/"]')
        self._unfold(form)
        for name, said in answers.items():
            self._fill(form, name, said)
        with self.page.expect_navigation() as went:
            self.press(form.locator(".actions button"))
        assert went.value.status == answer, f"{step}: {self.page.locator('main').inner_text()[:800]}"
        self.look()

    def _unfold(self, form: Any) -> None:
        folded = self.page.locator("details:not([open])", has=form)
        for summary in reversed(folded.locator("> summary").all()):
            self.press(summary)

    def _fill(self, form: Any, name: str, said: Any) -> None:
        field = form.locator(f'[name="{name}"]').first
        kind = field.evaluate("f => f.type")
        if kind in ("radio", "checkbox"):
            for value in said if isinstance(said, list) else [said]:
                one = form.locator(f'[name="{name}"]' + ("" if value is True else f'[value="{value}"]'))
                one.set_checked(True)
        elif kind == "select-one":
            field.select_option(str(said))
        elif kind == "file":
            field.set_input_files(said)
        else:
            field.fill(str(said))


def _told(found: list[dict]) -> str:
    return "\n".join(
        f"{one['id']} ({one['impact']}): {one['help']}\n  " + "\n  ".join(node["html"][:300] for node in one["nodes"][:4])
        for one in found
    )
