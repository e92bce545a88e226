// What may not be written: asked after a pause of typing, said softly under the field.
// [data-traces="/contact/herkenning/"][data-traces-of="id_situatie"] holds the question and a row.

const PAUSE = 600;

function plain(piece) {
  return piece.trim().replace(/\s+/g, " ").toLowerCase();
}

function lines(input) {
  return input.value.split("\n").filter(Boolean);
}

function write(input, pieces) {
  input.value = [...new Set(pieces)].join("\n");
}

// Where a person types must not move when a question comes or goes above it.
function keepInPlace(change) {
  const here = document.activeElement;
  const before = here?.getBoundingClientRect().top;
  change();
  const moved = here?.isConnected && here !== document.body ? here.getBoundingClientRect().top - before : 0;
  if (moved) scrollBy({ top: moved, behavior: "instant" });
}

class Watch {
  constructor(box) {
    this.box = box;
    this.field = document.getElementById(box.dataset.tracesOf);
    this.form = this.field.form;
    this.other = this.form.elements.namedItem("anders");
    this.shown = this.form.elements.namedItem("gezien");
    this.row = box.querySelector("template").content.firstElementChild;
    this.list = box.querySelector("ul");
    this.traces = [];
    this.said = new Set();
    this.field.addEventListener("input", () => this.plan(PAUSE));
    if (this.field.value) this.plan(0);
  }

  plan(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), pause);
  }

  async ask() {
    const text = this.field.value;
    if (text === this.asked) return;
    const headers = { "X-CSRFToken": this.form.elements.namedItem("csrfmiddlewaretoken").value, "X-Requested-With": "fetch", Accept: "application/json" };
    try {
      const answer = await fetch(this.box.dataset.traces, { method: "POST", headers, body: new URLSearchParams({ text }), redirect: "manual", credentials: "same-origin" });
      if (!answer.ok || this.field.value !== text) return;
      this.asked = text;
      this.show((await answer.json()).traces);
    } catch {
      // without a line there is no question; the form asks it once when it is sent
    }
  }

  show(traces) {
    const other = new Set(lines(this.other));
    this.traces = traces.filter((one) => !other.has(plain(this.piece(one))));
    const seen = new Set();
    const rows = this.traces.filter((one) => {
      const piece = plain(this.piece(one));
      return !seen.has(piece) && seen.add(piece);
    });
    keepInPlace(() => {
      this.list.replaceChildren(...rows.map((one) => this.line(one)));
      this.box.hidden = rows.length === 0;
    });
    write(this.shown, [...lines(this.shown), ...seen]);
    this.say(rows);
  }

  piece({ start, end }) {
    return this.field.value.slice(start, end);
  }

  line(one) {
    const line = this.row.cloneNode(true);
    const piece = this.piece(one);
    line.querySelector("[data-says]").textContent = one.says;
    line.querySelector("[data-piece]").textContent = piece;
    for (const hidden of line.querySelectorAll("button .vt-sr")) hidden.textContent = ` “${piece}”`;
    line.querySelector("[data-away]").addEventListener("click", () => this.away(one));
    line.querySelector("[data-else]").addEventListener("click", () => this.dismiss(one));
    return line;
  }

  // Only what is new is said; the same question is not repeated at each pause.
  say(rows) {
    const fresh = rows.filter((one) => !this.said.has(plain(this.piece(one))));
    this.said = new Set(rows.map((one) => plain(this.piece(one))));
    if (!fresh.length) return;
    const words = fresh.map((one) => `${one.says} ${this.piece(one)}.`).join(" ");
    document.dispatchEvent(new CustomEvent("baken:say", { detail: `${words} ${this.box.querySelector("p").textContent}` }));
  }

  // The browser's own editing keeps Ctrl+Z; the space that would stand double goes too.
  // What was typed since the answer may have moved the piece; then it is looked for anew.
  away(one) {
    const { value, selectionStart: caret } = this.field;
    if (value !== this.asked) { this.now(); return; }
    let { start, end } = one;
    const piece = plain(this.piece(one));
    if (/\s/.test(value[start - 1] ?? "") && /^[\s.,;:!?)]?$/.test(value[end] ?? "")) start -= 1;
    this.field.focus();
    this.field.setSelectionRange(start, end);
    if (!document.execCommand("delete")) {
      this.field.setRangeText("", start, end, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const back = caret <= start ? caret : Math.max(start, caret - (end - start));
    this.field.setSelectionRange(back, back);
    write(this.shown, lines(this.shown).filter((line) => line !== piece));
    this.now();
  }

  dismiss(one) {
    write(this.other, [...lines(this.other), plain(this.piece(one))]);
    this.other.dispatchEvent(new Event("input", { bubbles: true }));
    this.field.focus();
    this.show(this.traces);
  }

  now() {
    this.list.replaceChildren();
    this.box.hidden = true;
    this.plan(0);
  }
}

for (const box of document.querySelectorAll("[data-traces]")) new Watch(box);
