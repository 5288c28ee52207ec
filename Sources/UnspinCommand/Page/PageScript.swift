/// The script of a page. It reads and sets attributes and text, and never makes markup of text.
enum PageScript {
  /// What the policy of the page allows; a test holds it against ``text``.
  static let hash = "sha256-IPbYs9SgkB0nExXTvcG6ItmH55g2jysCYXeRuOqUHHQ="

  static let text = #"""
    "use strict";
    (() => {
      const one = (selector) => document.querySelector(selector);
      const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
      const edits = all(".e");
      const tip = one("#tip");
      const controls = one(".live");
      document.documentElement.classList.add("scripted");

      // What an edit shows: a choice of its own, or else that of the whole page and its filters.
      const own = new Map();
      let isRestored = true;
      let least = 0;
      const offKinds = new Set();
      const passes = (edit) => !offKinds.has(edit.dataset.k) && Number(edit.dataset.c) >= least;
      // An edit that only turns "a" into "an" goes with the word behind it, as `unspin apply` has it.
      const isArticle = (text) => ["a", "an"].includes(text.textContent.toLowerCase());
      const words = new Map();
      for (const [index, edit] of Array.from(edits.entries()).reverse()) {
        const next = edits[index + 1];
        const isNext = next && edit.nextSibling !== next && edit.nextSibling?.nextSibling === next
          && edit.nextSibling.textContent.length === 1;
        words.set(edit, isNext && Array.from(edit.children).every(isArticle) ? words.get(next) : edit);
      }
      const isOn = (edit) => {
        const word = words.get(edit);
        return own.has(word) ? own.get(word) : isRestored && passes(word);
      };

      const spell = (numbers) => {
        const parts = [];
        for (let index = 0; index < numbers.length; index += 1) {
          const first = numbers[index];
          while (numbers[index + 1] === numbers[index] + 1) index += 1;
          parts.push(first === numbers[index] ? `${first}` : `${first}-${numbers[index]}`);
        }
        return parts.join(",");
      };
      const quote = (name) => `'${name.replaceAll("'", "'\\''")}'`;
      const updateCommand = (section) => {
        const code = one(`#${section.id} .command`);
        if (!code) return;
        const inside = all(".e", section);
        const on = inside.filter(isOn).map((edit) => Number(edit.dataset.n));
        const name = section.dataset.name;
        const file = name ? ` ${quote(name)}` : " < original.txt";
        if (on.length === 0) code.textContent = "nothing is switched on: the original is what you want";
        else {
          const choice = on.length === inside.length ? "" : ` --edits ${spell(on)}`;
          code.textContent = `unspin apply report.json${choice}${file}`;
        }
      };
      const update = () => {
        let count = 0;
        for (const edit of edits) {
          const on = isOn(edit);
          if (on) count += 1;
          edit.setAttribute("aria-pressed", on);
          const row = document.getElementById(`${edit.id}r`);
          if (row) row.classList.toggle("off", !on);
        }
        if (!controls) return;
        one("#status").textContent = `${count} of ${edits.length} edits made`;
        one("#restored").setAttribute("aria-pressed", count > 0 && edits.every((edit) => isOn(edit) === passes(words.get(edit))));
        one("#original").setAttribute("aria-pressed", count === 0);
        all("section.document").forEach(updateCommand);
      };

      // The note: a copy of the entry in the list below, at the place itself.
      let shown = null;
      let timer = 0;
      const hide = () => {
        clearTimeout(timer);
        tip.hidden = true;
        shown = null;
      };
      const hideSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(hide, 200);
      };
      const show = (mark) => {
        clearTimeout(timer);
        if (shown === mark) return;
        const row = document.getElementById(`${mark.id}r`);
        if (!row) return;
        const copy = row.cloneNode(true);
        for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
        tip.replaceChildren(...copy.childNodes);
        tip.className = row.className;
        tip.hidden = false;
        shown = mark;
        const boxes = mark.getClientRects();
        const box = boxes[0] || mark.getBoundingClientRect();
        const last = boxes[boxes.length - 1] || box;
        const size = tip.getBoundingClientRect();
        const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - size.width - 8));
        const below = last.bottom + 6;
        const fits = below + size.height < window.innerHeight || box.top - size.height - 6 < 0;
        tip.style.left = `${left + window.scrollX}px`;
        tip.style.top = `${(fits ? below : box.top - size.height - 6) + window.scrollY}px`;
      };

      const toggle = (edit) => {
        own.set(words.get(edit), !isOn(edit));
        update();
      };
      const marks = all(".e, mark.f");
      const go = (step) => {
        if (edits.length === 0) return;
        const focused = document.activeElement;
        const from = marks.indexOf(focused);
        let next;
        if (from >= 0) next = marks[(from + step + marks.length) % marks.length];
        else {
          const seen = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
          next = marks[step > 0 ? Math.max(seen, 0) : (Math.max(seen, 0) + marks.length - 1) % marks.length];
        }
        next.focus({ preventScroll: true });
        next.scrollIntoView({ block: "center" });
        show(next);
      };

      let last = null;
      for (const mark of marks) {
        mark.addEventListener("mouseenter", () => show(mark));
        mark.addEventListener("mouseleave", hideSoon);
        mark.addEventListener("focus", () => {
          last = mark;
          show(mark);
        });
        mark.addEventListener("blur", hideSoon);
        mark.addEventListener("keydown", (event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const key = event.key.toLowerCase();
          if (key === "n" || key === "p") go(key === "n" ? 1 : -1);
          else if ((key === "enter" || key === " ") && mark.classList.contains("e")) toggle(mark);
          else return;
          event.preventDefault();
        });
      }
      for (const edit of edits) edit.addEventListener("click", () => {
        if (String(window.getSelection()) === "") toggle(edit);
      });
      tip.addEventListener("mouseenter", () => clearTimeout(timer));
      tip.addEventListener("mouseleave", hideSoon);
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") hide();
      });
      for (const link of all("a.place")) link.addEventListener("click", (event) => {
        const mark = document.getElementById(link.getAttribute("href").slice(1));
        if (!mark) return;
        event.preventDefault();
        mark.scrollIntoView({ block: "center" });
        mark.focus({ preventScroll: true });
      });
      for (const button of all(".copy")) button.addEventListener("click", async () => {
        const code = button.parentElement.querySelector(".command");
        try {
          await navigator.clipboard.writeText(code.textContent);
          button.textContent = "Copied";
        } catch {
          window.getSelection().selectAllChildren(code);
          button.textContent = "Selected; copy it with the keyboard";
        }
        setTimeout(() => { button.textContent = "Copy"; }, 2000);
      });

      if (controls) {
        controls.hidden = false;
        const showAll = (restored) => {
          own.clear();
          isRestored = restored;
          update();
        };
        one("#original").addEventListener("click", () => showAll(false));
        one("#restored").addEventListener("click", () => showAll(true));
        one("#both").addEventListener("change", (event) => {
          document.documentElement.classList.toggle("both", event.target.checked);
        });
        for (const box of all("input[name=kind]")) box.addEventListener("change", () => {
          if (box.checked) offKinds.delete(box.value);
          else offKinds.add(box.value);
          update();
        });
        one("#least").addEventListener("input", (event) => {
          least = Number(event.target.value);
          one("#leastValue").textContent = `${least}%`;
          update();
        });
        const step = (by) => {
          if (last) last.focus({ preventScroll: true });
          go(by);
        };
        one("#next").addEventListener("click", () => step(1));
        one("#previous").addEventListener("click", () => step(-1));
      }
      update();
    })();
    """#
}
