// Drafts: what is typed stands on the server within a second, and nothing unsaved leaves quietly.
// form[data-draft="/concept/…/"] is saved there; form[data-begin="/nieuw/…"] first makes its row.

const PACE = 1000;
const RETRY = 5000;
const words = document.getElementById("woorden")?.dataset ?? {};
const bar = document.getElementById("geen-verbinding");
const wake = document.getElementById("bijna-op-slot")?.dataset.wake ?? "/wakker/";
let shownTrouble = "";
const page = `${Date.now()}-${Math.random()}`; // one open page, told apart from other windows

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

// Trouble is said once, in one bar at the top; the page and its text stay as they are.
function trouble(kind) {
  if (!bar || kind === shownTrouble) return;
  const was = shownTrouble;
  shownTrouble = kind;
  document.dispatchEvent(new CustomEvent("baken:trouble", { detail: kind }));
  bar.hidden = !kind;
  bar.querySelector("[data-text]").textContent = kind ? words[kind] ?? "" : "";
  bar.querySelector("[data-login]").hidden = kind !== "loggedOut" && kind !== "otherUser";
  if (was && !kind) document.dispatchEvent(new CustomEvent("baken:say", { detail: words.back }));
}

async function post(url, body, { keepalive = false } = {}) {
  const headers = { "X-CSRFToken": token(), "X-Requested-With": "fetch", Accept: "application/json", "X-Baken-Page": page, "X-Baken-Opened": document.body.dataset.opened ?? "" };
  const answer = await fetch(url, { method: "POST", body, headers, keepalive, redirect: "manual", credentials: "same-origin" });
  if (answer.ok) return answer.json();
  const out = answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
  const refused = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  const kind = out ? "loggedOut" : answer.status === 412 ? "elsewhere" : refused ? "gone" : "offline";
  throw Object.assign(new Error(kind), { kind });
}

// After a new login (in another tab) the old token is dead: ask for the new one, then saving goes on.
// Never under another name: what one person typed is not stored as somebody else's.
async function renewToken() {
  const answer = await fetch(wake, { headers: { Accept: "application/json" }, redirect: "manual", credentials: "same-origin" });
  if (!answer.ok) return false;
  const { csrf, user } = await answer.json();
  if (!csrf) return false;
  if (user && user !== document.body.dataset.user) { trouble("otherUser"); return false; }
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = csrf;
  return true;
}

class Draft {
  constructor(form) {
    this.form = form;
    this.typed = 0;
    this.stored = 0;
    this.running = null;
    this.gone = false;
    this.timer = null;
    this.leaving = false;
    form.addEventListener("input", () => this.touch());
    form.addEventListener("change", () => this.touch());
    form.addEventListener("focusout", () => { if (this.unsaved()) this.save(); });
    form.addEventListener("submit", (event) => this.submit(event));
  }

  unsaved() { return this.typed > this.stored; }

  touch() {
    this.typed += 1;
    this.plan(PACE);
  }

  plan(delay) {
    if (this.timer || this.leaving) return;
    this.timer = setTimeout(() => { this.timer = null; this.save(); }, delay);
  }

  // One save at a time; what was typed meanwhile goes with the next one.
  save() {
    if (this.running) return this.running;
    clearTimeout(this.timer);
    this.timer = null;
    this.running = this.send().finally(() => { this.running = null; });
    return this.running;
  }

  async send() {
    const upTo = this.typed;
    try {
      await this.begin();
      if (!this.form.dataset.draft) return true;
      const { saved_at: at } = await post(this.form.dataset.draft, this.body());
      this.stored = Math.max(this.stored, upTo);
      this.kept(at);
      trouble("");
      if (this.unsaved()) this.plan(PACE);
      return true;
    } catch (problem) {
      const kind = problem.kind ?? "offline";
      if (kind !== "loggedOut" || shownTrouble !== "otherUser") trouble(kind);
      const renewed = kind === "loggedOut" && await renewToken().catch(() => false);
      this.gone = kind === "gone";
      if (!this.gone) this.plan(renewed ? PACE / 4 : RETRY);
      return false;
    }
  }

  // The row is there before anything else: the first key press makes it, once.
  async begin() {
    const { begin } = this.form.dataset;
    if (!begin) return;
    const once = this.form.elements.namedItem("once")?.value;
    const made = await post(begin, new URLSearchParams(once ? { once } : {}));
    for (const [name, value] of Object.entries(made.fields ?? {})) this.fill(name, value);
    this.form.dataset.draft = made.draft;
    delete this.form.dataset.begin;
  }

  fill(name, value) {
    let field = this.form.elements.namedItem(name);
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name });
      this.form.append(field);
    }
    field.value = value;
  }

  body() {
    const fields = new FormData(this.form);
    fields.delete("csrfmiddlewaretoken");
    return new URLSearchParams([...fields].filter(([, value]) => typeof value === "string"));
  }

  // The words change once a minute at most, so the polite status speaks once a minute at most.
  kept(at) {
    const line = this.form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
    const text = line?.querySelector("span");
    const said = `${words.saved ?? ""} ${at}`.trim();
    if (!text || text.textContent === said) return;
    delete line.dataset.empty;
    text.textContent = said;
  }

  // First the draft, then the form: if the line is down the page stays, and so does the text.
  // Where no draft can be kept any more (closed by a colleague) the form itself gets its answer.
  async submit(event) {
    if (event.defaultPrevented || this.leaving) return;
    // A call for help waits for nothing; the server keeps what the form held.
    if (event.submitter?.formNoValidate) { for (const draft of drafts) draft.hurry(draft !== this); return; }
    if (!this.unsaved() && !this.running && !this.form.dataset.begin) { this.leaving = true; return; }
    event.preventDefault();
    const { submitter } = event;
    if (this.submitting) return;
    this.submitting = true;
    let done = this.running ? await this.running : true;
    if (done && (this.unsaved() || this.form.dataset.begin)) done = await this.save();
    this.submitting = false;
    if (!done && !this.gone) return;
    this.leaving = true;
    this.form.requestSubmit(submitter ?? undefined);
  }

  // Nothing asks whether one really wants to go; what stands in another form is sent along.
  hurry(other) {
    if (other) this.goodbye();
    this.leaving = true;
  }

  // The page goes away: the last words leave with it.
  goodbye() {
    if (this.leaving || !this.unsaved() || !this.form.dataset.draft) return;
    post(this.form.dataset.draft, this.body(), { keepalive: true })
      .then(({ saved_at: at }) => { this.kept(at); }, () => undefined);
  }
}

const drafts = [...document.querySelectorAll("form[data-draft], form[data-begin]")].map((form) => new Draft(form));

addEventListener("pagehide", () => drafts.forEach((draft) => draft.goodbye()));
addEventListener("pageshow", () => drafts.forEach((draft) => { draft.leaving = false; }));
document.addEventListener("visibilitychange", () => {
  for (const draft of drafts) {
    if (document.visibilityState === "hidden" ? draft.unsaved() : draft.unsaved() && shownTrouble) draft.save();
  }
});
addEventListener("online", () => drafts.forEach((draft) => { if (draft.unsaved()) draft.save(); }));
addEventListener("offline", () => { if (drafts.length) trouble("offline"); });
addEventListener("online", () => { if (!drafts.some((draft) => draft.unsaved())) trouble(""); });
addEventListener("beforeunload", (event) => {
  if (drafts.some((draft) => draft.unsaved() && !draft.leaving)) event.preventDefault();
});

// Who is about to lock or hide the screen asks first that all text is stored.
document.addEventListener("baken:settle", (event) => {
  for (const draft of drafts) if (draft.unsaved() || draft.running) event.detail.push(draft.save());
});
