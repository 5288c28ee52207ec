"""The checks of Scripts/test-page."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

UNSPIN = str(pathlib.Path(sys.argv[1]).resolve())
PICTURES = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None
ARTICLE = pathlib.Path("Examples/spun-article.txt").read_text(encoding="utf-8")
FOLDER = tempfile.TemporaryDirectory()

# What an article could try. Each would set window.pwned or leave an element behind.
ATTACKS = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 2</script>",
    '"><img src=x onerror="window.pwned = 3">',
    "' onmouseover='window.pwned = 4' x='",
    "<svg onload=window.pwned=5><style>*{display:none}</style>",
    "</style></title></article></section><iframe srcdoc='<script>parent.pwned=6</script>'></iframe>",
    "<a href=javascript:window.pwned=7>Watch Now</a> <!-- ]]> <base href=//example.invalid>",
    "\u202eevil\u202c \u2066x\u2069 \x00\x1b[31m &lt;b&gt; &#x3c;script&#x3e;window.pwned=8&#x3c;/script&#x3e;",
]


def browser(*arguments):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,1000", *arguments]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options)


def page(name, files, *arguments):
    """Writes the page of some texts and gives back its address."""
    folder = pathlib.Path(FOLDER.name)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    run = subprocess.run(
        [UNSPIN, "--format", "html", *arguments, "--", *files], cwd=folder, capture_output=True, check=True)
    path = folder / f"{name}.html"
    path.write_bytes(run.stdout)
    return path.as_uri()


def output(text):
    """The report on a text."""
    run = subprocess.run([UNSPIN, "--format", "json"], input=text.encode(), capture_output=True, check=True)
    return json.loads(run.stdout)["documents"][0]


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = browser()

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def run_script(self, script, *values):
        return self.driver.execute_script(script, *values)

    def open(self, address):
        self.driver.get(address)
        self.driver.get_log("browser")

    def shown(self):
        """The text as the page shows it, without what stands between lines."""
        return "\n".join(self.run_script(
            "return Array.from(document.querySelectorAll('.text p'), (p) => p.innerText)"))

    @staticmethod
    def lines(text):
        return [line.rstrip() for line in text.splitlines() if line.strip()]

    def picture(self, name):
        if PICTURES:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.driver.save_screenshot(str(PICTURES / f"{name}.png"))

    def test_both_texts(self):
        report = output(ARTICLE)
        self.open(page("both", {"a.txt": ARTICLE}))
        self.assertEqual(len(self.all(".e")), len(report["edits"]))
        self.assertEqual(self.lines(self.shown().replace("removed", "")), self.lines(report["text"]))
        self.one("#original").click()
        self.assertEqual(self.lines(self.shown()), self.lines(ARTICLE))
        self.assertEqual(self.one("#original").get_attribute("aria-pressed"), "true")
        self.assertEqual(self.one("#restored").get_attribute("aria-pressed"), "false")
        self.picture("original")
        self.one("#restored").click()
        self.assertEqual(self.lines(self.shown().replace("removed", "")), self.lines(report["text"]))
        self.one("#both").click()
        first = report["edits"][0]
        self.assertIn(first["original"], self.shown())
        self.assertIn(first["replacement"], self.shown())
        self.picture("replaced")

    def test_one_edit(self):
        report = output(ARTICLE)
        self.open(page("one", {"a.txt": ARTICLE}))
        edit = self.all(".e")[0]
        self.assertEqual(edit.text, report["edits"][0]["replacement"])
        edit.click()
        self.assertEqual(edit.text, report["edits"][0]["original"])
        self.assertEqual(edit.get_attribute("aria-pressed"), "false")
        self.assertEqual(self.one("#restored").get_attribute("aria-pressed"), "false")
        count = len(report["edits"])
        self.assertEqual(self.one("#status").text, f"{count - 1} of {count} edits made")
        self.assertEqual(
            self.one(".command").text, f"unspin apply report.json --edits 2-{count} 'a.txt'")
        edit.click()
        self.assertEqual(self.one(".command").text, "unspin apply report.json 'a.txt'")

    def test_command_makes_what_is_shown(self):
        self.open(page("command", {"a.txt": ARTICLE}))
        for index in (0, 3, 4, 7):
            self.run_script("arguments[0].click()", self.all(".e")[index])
        folder = pathlib.Path(FOLDER.name)
        (folder / "report.json").write_bytes(
            subprocess.run([UNSPIN, "--format", "json", "a.txt"], cwd=folder, capture_output=True, check=True).stdout)
        command = self.run_script("return document.querySelector('.command').textContent")
        made = subprocess.run(
            ["bash", "-c", command.replace("unspin", f"'{UNSPIN}'", 1)], cwd=folder, capture_output=True, check=True)
        self.assertEqual(self.lines(self.shown().replace("removed", "")), self.lines(made.stdout.decode()))

    def test_article_goes_with_its_word(self):
        folder = pathlib.Path(FOLDER.name)
        (folder / "own.tsv").write_text("wording\tpurple whale\tactor\n", encoding="utf-8")
        self.open(page(
            "article", {"a.txt": "She is a purple whale and singer.\n"}, "--assume", "spun", "--lexicon", "own.tsv"))
        self.assertEqual(self.shown().strip(), "She is an actor and singer.")
        article, word = self.all(".e")[:2]
        for edit in (word, article):
            edit.click()
            self.assertEqual(self.shown().strip(), "She is a purple whale and singer.")
            self.assertEqual(article.get_attribute("aria-pressed"), "false")
            edit.click()
            self.assertEqual(self.shown().strip(), "She is an actor and singer.")

    def test_keyboard(self):
        self.open(page("keys", {"a.txt": ARTICLE}))
        edits = self.all(".e")
        self.run_script("arguments[0].focus()", edits[0])
        tip = self.one("#tip")
        self.assertTrue(tip.is_displayed())
        self.assertIn(output(ARTICLE)["edits"][0]["reason"], tip.text)
        self.driver.switch_to.active_element.send_keys(Keys.ENTER)
        self.assertEqual(edits[0].get_attribute("aria-pressed"), "false")
        self.driver.switch_to.active_element.send_keys(Keys.SPACE)
        self.assertEqual(edits[0].get_attribute("aria-pressed"), "true")
        self.driver.switch_to.active_element.send_keys("n")
        self.assertEqual(self.driver.switch_to.active_element.id, self.all(".e, mark.f")[1].id)
        self.driver.switch_to.active_element.send_keys("p")
        self.assertEqual(self.driver.switch_to.active_element.id, edits[0].id)
        self.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.assertFalse(tip.is_displayed())
        self.driver.switch_to.active_element.send_keys(Keys.TAB)
        self.assertTrue(tip.is_displayed())
        self.one("#next").click()
        self.assertIn(self.driver.switch_to.active_element.id, [mark.id for mark in self.all(".e, mark.f")])

    def test_hover(self):
        self.open(page("hover", {"a.txt": ARTICLE}))
        edit = self.all(".e.wording")[5]
        ActionChains(self.driver).move_to_element(edit).perform()
        tip = self.one("#tip")
        self.assertTrue(tip.is_displayed())
        self.assertIn("wording", tip.text)
        box, size = tip.rect, self.driver.execute_script("return [innerWidth, innerHeight]")
        self.assertGreaterEqual(box["x"], 0)
        self.assertLessEqual(box["x"] + box["width"], size[0])
        self.picture("note")
        # The note can be reached with the pointer, and stays then.
        ActionChains(self.driver).move_to_element(tip).pause(0.5).perform()
        self.assertTrue(tip.is_displayed())
        ActionChains(self.driver).move_to_element(self.one("h1")).pause(0.5).perform()
        self.assertFalse(tip.is_displayed())

    def test_filters(self):
        report = output(ARTICLE)
        self.open(page("filter", {"a.txt": ARTICLE}))
        count = len(report["edits"])
        names = sum(edit["kind"] == "name" for edit in report["edits"])
        self.assertGreater(names, 0)
        self.one("input[value=name]").click()
        self.assertEqual(self.one("#status").text, f"{count - names} of {count} edits made")
        self.assertTrue(all(e.get_attribute("aria-pressed") == "false" for e in self.all(".e.name")))
        self.one("input[value=name]").click()
        self.run_script(
            "const r = document.querySelector('#least'); r.value = 90; r.dispatchEvent(new Event('input'))")
        sure = sum(int(edit["confidence"] * 100) >= 90 for edit in report["edits"])
        self.assertTrue(0 < sure < count)
        self.assertEqual(self.one("#status").text, f"{sure} of {count} edits made")
        self.assertEqual(self.one("#leastValue").text, "90%")
        numbers = [row.find_element(By.CSS_SELECTOR, ".number").text for row in self.all("fieldset label")]
        self.assertEqual(sum(map(int, numbers)), count)

    def test_places_lead_to_the_text(self):
        self.open(page("places", {"a.txt": ARTICLE}))
        link = self.all("a.place")[-1]
        self.run_script("arguments[0].click()", link)
        target = link.get_attribute("href").split("#")[1]
        self.assertEqual(self.driver.switch_to.active_element.get_attribute("id"), target)

    def test_hostile_articles(self):
        text = "\n".join(ATTACKS) + "\n" + ARTICLE
        for assume in ("auto", "spun"):
            files = {"x' onfocus='window.pwned=9.txt": text, "<script>window.pwned=10;.txt": text}
            self.open(page("hostile", files, "--assume", assume))
            self.assertIsNone(self.run_script("return window.pwned"))
            for mark in self.all(".e, mark.f")[:30]:
                self.run_script("arguments[0].focus(); arguments[0].dispatchEvent(new Event('mouseover'))", mark)
            for button in ("#original", "#restored", "#both"):
                self.run_script("document.querySelector(arguments[0]).click()", button)
            self.assertIsNone(self.run_script("return window.pwned"))
            self.assertEqual(len(self.all("script")), 1)
            self.assertEqual(len(self.all("style")), 1)
            for tag in ("img", "iframe", "base", "main svg style", "a[href^=javascript]", "object"):
                self.assertEqual(self.all(tag), [], tag)
            attributes = self.run_script(
                "return Array.from(document.querySelectorAll('*:not(#tip)')).flatMap((e) => e.getAttributeNames())")
            self.assertFalse([a for a in attributes if a.startswith("on") or a in ("style", "src", "srcdoc")])
            hidden = self.run_script("return document.body.textContent")
            self.assertNotIn("\u202e", hidden)
            self.assertIn("<script>window.pwned = 1</script>", hidden)

    def test_policy(self):
        self.open(page("policy", {"a.txt": ARTICLE}))
        # What gets in by whatever way is not run.
        self.run_script("""
          const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s);
          const d = document.createElement('div'); d.innerHTML = '<img src=x onerror="window.pwned = 2">';
          document.body.append(d);
          const l = document.createElement('style'); l.textContent = 'body { display: none }'; document.head.append(l);
          """)
        self.assertIsNone(self.run_script("return window.pwned"))
        self.assertEqual(self.run_script("return getComputedStyle(document.body).display"), "block")

    def test_nothing_is_refused_or_fetched(self):
        self.driver.get(page("quiet", {"a.txt": ARTICLE, "b.txt": "Fine.\n"}))
        self.assertEqual(self.driver.get_log("browser"), [])
        self.assertEqual(self.run_script("return performance.getEntriesByType('resource').length"), 0)

    def test_several_documents(self):
        self.open(page("several", {"a.txt": ARTICLE, "b.txt": "Fine.\n", "c.txt": ARTICLE}))
        self.assertEqual(len(self.all("section.document")), 3)
        self.assertEqual(len(self.all("nav li")), 3)
        identifiers = self.run_script("return Array.from(document.querySelectorAll('[id]'), (e) => e.id)")
        self.assertEqual(len(identifiers), len(set(identifiers)))
        self.run_script("arguments[0].click()", self.all("#d3 .e")[0])
        self.assertEqual(self.one("#d1 .command").text, "unspin apply report.json 'a.txt'")
        self.assertIn("--edits 2-", self.one("#d3 .command").text)
        self.picture("several")

    def test_genuine_text(self):
        self.open(page("genuine", {"a.txt": "A fine day.\n"}))
        self.assertEqual(self.all(".e, .live, .list"), [])
        self.assertEqual(self.shown().strip(), "A fine day.")

    def test_names_for_screen_readers(self):
        self.open(page("names", {"a.txt": ARTICLE}))
        for mark in self.all(".e, mark.f"):
            target = mark.get_attribute("aria-describedby")
            self.assertEqual(len(self.all(f"#{target}")), 1)
        for element in self.all("button, input"):
            self.assertTrue(element.accessible_name, element.get_attribute("outerHTML"))
        self.assertEqual(self.one(".e").aria_role, "button")
        self.assertEqual([e.tag_name for e in self.all("h1, h2")], ["h1", "h2"])
        self.assertEqual(self.one("html").get_attribute("lang"), "en")

    # Contrast by WCAG 2: at least 4.5 to 1 for text, in both schemes.
    CONTRAST = """
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const rgba = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return canvas.getImageData(0, 0, 1, 1).data; };
      const light = (c) => [0, 1, 2].map((i) => c[i] / 255)
        .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
      const under = (element) => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) layers.unshift(rgba(getComputedStyle(e).backgroundColor));
        return layers.reduce((b, l) => [0, 1, 2].map((i) => b[i] + (l[i] - b[i]) * l[3] / 255), [255, 255, 255]);
      };
      return Array.from(document.querySelectorAll(
        'p, li, ins, del, mark, button, label, legend, h1, h2, h3, .kind, .at, .source, .sure, .reason, .readings'))
        .filter((e) => e.checkVisibility()).map((e) => {
          const [a, b] = [light(rgba(getComputedStyle(e).color)), light(under(e))];
          return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.outerHTML.slice(0, 80)];
        }).filter(([ratio]) => ratio < 4.5);
      """

    def test_contrast(self):
        self.open(page("contrast", {"a.txt": ARTICLE}))
        self.picture("light")
        self.run_script("document.querySelector('#both').click()")
        self.assertEqual(self.run_script(self.CONTRAST), [])
        for scheme in ("dark", "light"):
            self.driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            self.assertEqual(self.run_script(self.CONTRAST), [], scheme)
            self.run_script("document.querySelector('#original').click()")
            self.assertEqual(self.run_script(self.CONTRAST), [], scheme)
            self.run_script("document.querySelector('#restored').click()")
            self.picture(f"replaced-{scheme}")

    def test_width(self):
        self.open(page("narrow", {"a.txt": ARTICLE + "x" * 300 + "\n"}))
        for width in (360, 700, 1300):
            self.driver.execute_cdp_cmd(
                "Emulation.setDeviceMetricsOverride",
                {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
            self.assertLessEqual(
                self.run_script("return document.documentElement.scrollWidth"), width, f"{width} wide")
            self.picture(f"wide-{width}")
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def test_paper(self):
        self.open(page("paper", {"a.txt": ARTICLE}))
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        self.assertFalse(self.one("aside").is_displayed())
        first = self.one(".e")
        self.assertTrue(first.find_element(By.TAG_NAME, "del").is_displayed())
        self.assertTrue(first.find_element(By.TAG_NAME, "ins").is_displayed())
        self.assertTrue(self.one(".list").is_displayed())
        self.picture("paper")
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


class WithoutScripts(unittest.TestCase):
    def test_both_readings_are_there(self):
        options = webdriver.ChromeOptions()
        for argument in ["--headless=new", "--no-sandbox", "--disable-gpu"]:
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        driver = webdriver.Chrome(options=options)
        try:
            driver.get(page("plain", {"a.txt": ARTICLE}))
            first = driver.find_element(By.CSS_SELECTOR, ".e")
            self.assertTrue(first.find_element(By.TAG_NAME, "del").is_displayed())
            self.assertTrue(first.find_element(By.TAG_NAME, "ins").is_displayed())
            self.assertFalse(driver.find_element(By.CSS_SELECTOR, ".live").is_displayed())
        finally:
            driver.quit()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
