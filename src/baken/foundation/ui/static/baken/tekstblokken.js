// Text blocks: a / at the start of a word in a text opens a short list; arrows choose, Enter puts
// the text in, Esc leaves the list. The texts stand on the page, where they can be copied too: those
// of an advies in #tekstblokken, those of a chat in #chatblokken.

function blocksIn(store) {
  return [...store.querySelectorAll("[data-text]")].map((text) => ({
    name: text.previousElementSibling.textContent.trim(),
    text: text.textContent.trim(),
  }));
}

function plain(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

function say(text) {
  document.dispatchEvent(new CustomEvent("baken:say", { detail: text }));
}

class Blocks {
  constructor(area, store) {
    this.area = area;
    this.store = store;
    this.blocks = blocksIn(store);
    this.list = Object.assign(document.createElement("ul"), { className: "vt-blocks", id: `${area.id}-blokken`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.store.dataset.label);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-haspopup", "listbox");
    area.after(this.list);
    this.hint();
    area.addEventListener("input", (event) => { if (!event.isComposing) this.look(); });
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => this.close());
    area.addEventListener("click", () => this.close());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // focus stays in the text
      const place = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (place >= 0) { this.at = place; this.put(); }
    });
  }

  hint() {
    const label = this.area.closest(".vt-q")?.querySelector("label");
    if (!label) return;
    const words = document.createElement("span");
    words.className = "vt-hint";
    words.textContent = ` · ${this.store.dataset.hint}`;
    label.append(words);
  }

  // What stands between the / and the caret; null where no word begins with it.
  asked() {
    const { selectionStart: caret, selectionEnd: end, value } = this.area;
    if (caret !== end) return null;
    return /(?:^|\s)\/([^\s/]{0,20})$/.exec(value.slice(Math.max(0, caret - 22), caret))?.[1] ?? null;
  }

  look() {
    const asked = this.asked();
    this.found = asked === null ? [] : this.blocks.filter((one) => plain(one.name).includes(plain(asked)));
    if (!this.found.length) { this.close(); return; }
    const opens = this.list.hidden;
    this.at = 0;
    this.list.replaceChildren(...this.found.map((one, place) => this.option(one, place)));
    this.list.hidden = false;
    this.area.setAttribute("aria-controls", this.list.id);
    if (opens) say(`${this.found.length} ${this.store.dataset.told}`);
    this.mark();
  }

  option(one, place) {
    const node = document.createElement("li");
    node.id = `${this.list.id}-${place}`;
    node.setAttribute("role", "option");
    const name = document.createElement("b");
    name.textContent = one.name;
    const text = document.createElement("small");
    text.textContent = one.text;
    node.append(name, text);
    return node;
  }

  mark() {
    [...this.list.children].forEach((node, place) => node.setAttribute("aria-selected", String(place === this.at)));
    const here = this.list.children[this.at];
    this.area.setAttribute("aria-activedescendant", here.id);
    const { offsetTop: top, offsetHeight: height } = here;
    if (top < this.list.scrollTop) this.list.scrollTop = top;
    else if (top + height > this.list.scrollTop + this.list.clientHeight) this.list.scrollTop = top + height - this.list.clientHeight;
  }

  close() {
    this.list.hidden = true;
    this.area.removeAttribute("aria-activedescendant");
    this.area.removeAttribute("aria-controls");
  }

  key(event) {
    if (this.list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.put();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      this.close();
    }
  }

  // insertText keeps the browser's own undo: Ctrl+Z brings back what was typed.
  put() {
    const start = this.area.selectionStart - this.asked().length - 1;
    const { text } = this.found[this.at];
    this.area.setSelectionRange(start, this.area.selectionStart);
    if (!document.execCommand("insertText", false, text)) {
      this.area.setRangeText(text, start, this.area.selectionEnd, "end");
      this.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    this.close();
    say(text);
  }
}

const places = { tekstblokken: "#gesprek textarea", chatblokken: "[data-say] textarea" };
for (const [name, areas] of Object.entries(places)) {
  const store = document.getElementById(name);
  if (store?.querySelector("[data-text]")) for (const area of document.querySelectorAll(areas)) new Blocks(area, store);
}
