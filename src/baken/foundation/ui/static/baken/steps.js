// Two-step digits: a question with many answers is one line of groups. A digit opens a group,
// the next digit picks the answer, then the line of groups is back. Esc or Backspace goes back.
// What is chosen stands in words beside the question, so the line of groups never moves.
// The native inputs stay in the page: without this file all groups stand open.

const single = document.body.dataset.singleKeys !== "off";
const words = document.getElementById("woorden")?.dataset ?? {};
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function say(text) {
  document.dispatchEvent(new CustomEvent("baken:say", { detail: text }));
}

function make(tag, className, text = "") {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
}

function labelOf(input) {
  return [...input.closest("label").querySelector("span").childNodes]
    .filter((node) => node.nodeName !== "KBD").map((node) => node.textContent).join("").trim();
}

class Steps {
  constructor(question) {
    this.question = question;
    this.groups = [...question.querySelectorAll(".vt-group")].map((box, place) => this.group(box, place));
    this.open = null;
    this.line = make("div", "vt-choices vt-steps-line");
    this.line.append(...this.groups.map((one) => one.button));
    question.querySelector(".vt-groups").before(this.line);
    this.said = make("span", "vt-picked");
    question.querySelector("legend").append(this.said);
    question.dataset.ready = "";
    question.addEventListener("keydown", (event) => this.key(event));
    question.addEventListener("change", (event) => this.changed(event.target));
    question.addEventListener("focusout", (event) => {
      if (this.open && event.relatedTarget && !question.contains(event.relatedTarget)) this.close(false);
    });
    this.draw();
    if (question.autofocus) this.groups[0]?.button.focus();
  }

  group(box, place) {
    const inputs = [...box.querySelectorAll("input")];
    const label = box.querySelector(".vt-grouplabel").textContent.trim();
    const button = make("button", "vt-pick");
    button.type = "button";
    const digit = make("kbd", "", place < 10 ? String((place + 1) % 10) : "");
    digit.setAttribute("aria-hidden", "true");
    if (inputs[0]?.type === "radio") digit.className = "vt-round";
    const chosen = make("span", "vt-sr");
    const count = make("span", "vt-count");
    button.append(digit, make("span", "", label), chosen, count);
    if (place >= 10) digit.remove();
    const one = { box, inputs, label, button, chosen, count };
    button.addEventListener("click", () => this.press(one));
    if (inputs.length > 1) {
      const back = make("button", "vt-pick vt-pick--back");
      back.type = "button";
      back.tabIndex = -1;
      const esc = make("kbd", "", "Esc");
      esc.setAttribute("aria-hidden", "true");
      back.append(esc, make("span", "", words.return ?? "Terug"));
      back.addEventListener("click", () => this.close(true));
      box.querySelector(".vt-choices").append(back);
      one.back = back;
    }
    return one;
  }

  press(one) {
    if (one.inputs.length === 1) { one.inputs[0].click(); one.button.focus(); return; }
    this.close(false);
    this.open = one;
    one.box.dataset.open = "";
    this.question.dataset.inside = "";
    const first = one.inputs.find((input) => input.checked) || one.inputs[0];
    this.rove([...one.inputs, one.back], first);
    first.focus();
  }

  close(takeFocus) {
    const one = this.open;
    if (!one) return;
    this.open = null;
    delete one.box.dataset.open;
    delete this.question.dataset.inside;
    this.draw();
    if (takeFocus) one.button.focus();
  }

  rove(stops, current) {
    for (const stop of stops) stop.tabIndex = stop === current ? 0 : -1;
  }

  stops() {
    return this.open ? [...this.open.inputs, this.open.back] : this.groups.map((one) => one.button);
  }

  choose(input) {
    if (input.checked && input.type === "radio") this.close(true);
    else input.click();
  }

  // A change by the arrows never comes here as a choice: the arrows only move (see key).
  changed(input) {
    if (!input.closest(".vt-group")) return;
    const start = input.checked ? words.chosen : words.dropped;
    say(`${start ?? ""} ${labelOf(input)}`.trim());
    if (this.open) this.close(true);
    else this.draw();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const stops = this.stops();
    const at = stops.indexOf(document.activeElement);
    const step = ARROWS[event.key];
    if (step && at >= 0) {
      event.preventDefault();
      const next = stops[(at + step + stops.length) % stops.length];
      this.rove(stops, next);
      next.focus();
    } else if (this.open && (event.key === "Escape" || event.key === "Backspace")) {
      event.preventDefault();
      this.close(true);
    } else if (this.open && event.key === "Enter" && document.activeElement.matches(".vt-group input")) {
      event.preventDefault();
      this.choose(document.activeElement);
    } else if (single && !event.repeat && /^[0-9]$/.test(event.key)) {
      this.digit(event);
    }
  }

  digit(event) {
    if (document.activeElement.matches("input[type=text], textarea")) return;
    event.preventDefault();
    const place = event.key === "0" ? 9 : Number(event.key) - 1;
    if (!this.open) { if (this.groups[place]) this.press(this.groups[place]); return; }
    const input = this.open.inputs[place];
    if (input) this.choose(input);
  }

  draw() {
    const all = [];
    for (const one of this.groups) {
      const chosen = one.inputs.filter((input) => input.checked);
      const alone = one.inputs.length === 1;
      one.button.toggleAttribute("data-chosen", chosen.length > 0);
      const said = alone ? "" : chosen.map(labelOf).join(", ");
      one.chosen.textContent = said ? ` ${words.chosen ?? ""} ${said}` : "";
      if (chosen.length) all.push(alone ? one.label : `${one.label}: ${said}`);
      one.count.textContent = chosen.length > 1 ? chosen.length : "";
      one.count.hidden = chosen.length < 2;
      if (alone) one.button.setAttribute("aria-pressed", String(chosen.length > 0));
      else one.button.setAttribute("aria-expanded", String(this.open === one));
    }
    this.said.textContent = all.join(" · ");
    const buttons = this.groups.map((one) => one.button);
    const here = buttons.find((button) => button === document.activeElement);
    this.rove(buttons, here || buttons.find((button) => button.hasAttribute("data-chosen")) || buttons[0]);
  }
}

for (const question of document.querySelectorAll("fieldset[data-steps]")) new Steps(question);
