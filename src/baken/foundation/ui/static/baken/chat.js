// The chat desk: when the bell rings it fetches what is new, and it sends what is said. The bell tells
// which line and which number; the text comes from the page that asks for it. Now and then it looks by
// itself: that a visitor fell silent rings no bell, nor that one of another region waited long enough.

const POLL = { "X-Baken-Poll": "1" };
const TYPING_FOR = 6000;
const TYPING_EVERY = 4000;
const LOOKS = 10000;
const talk = document.getElementById("chat");
const log = talk?.querySelector("[data-log]");
const lists = document.getElementById("lijsten");
const news = new Map(); // by line: it said something that was not seen here
let last = Number(talk?.dataset.last ?? 0);
let fetching = null;

function low() {
  if (log) log.scrollTop = log.scrollHeight;
}

document.addEventListener("baken:chat", ({ detail }) => {
  if (detail.anew) {
    refresh();
    list_soon();
    return;
  }
  const { line, number, kind } = detail;
  if (line === talk?.dataset.line) {
    if (kind === "typt") types();
    else if (kind !== "schrijft" && (number > last || kind)) refresh();
  } else if (!kind && number > 0) news.set(line, number);
  if (kind !== "typt" && kind !== "schrijft") list_soon();
});

function look() {
  refresh();
  list_soon();
  setTimeout(look, LOOKS);
}

let soon = null;
function list_soon() {
  soon ??= setTimeout(list, 200);
}

// Nothing is replaced under a finger: a press that has begun is let finish first.
let pressing = false;
addEventListener("pointerdown", (event) => (pressing = Boolean(lists?.contains(event.target))));
addEventListener("pointerup", () => setTimeout(() => (pressing = false), 300));
addEventListener("pointercancel", () => (pressing = false));

async function list() {
  soon = null;
  if (!lists) return;
  if (pressing) {
    list_soon();
    return;
  }
  const answer = await ask(lists.dataset.lists);
  const html = await answer?.text();
  if (!html || pressing) return;
  const focus = lists.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
  lists.innerHTML = html;
  for (const row of lists.querySelectorAll("[data-line]"))
    if (news.has(row.dataset.line) && row.dataset.line !== talk?.dataset.line) {
      const mark = document.createElement("span");
      mark.className = "vt-badge vt-is-info";
      mark.textContent = talk?.dataset.new ?? "";
      row.querySelector("[data-news]")?.replaceChildren(mark);
    }
  if (focus) lists.querySelector(`[aria-label="${CSS.escape(focus)}"]`)?.focus();
  tick();
}

async function ask(address) {
  const answer = await fetch(address, { headers: POLL, credentials: "same-origin" }).catch(() => null);
  return answer?.ok ? answer : null;
}

// One question at a time; a ring during it asks once more.
async function refresh() {
  if (!talk) return;
  if (fetching) {
    fetching = "again";
    return;
  }
  fetching = "busy";
  const answer = await ask(talk.dataset.after.replace(/\/0\/$/, `/${last}/`));
  if (answer) show(await answer.text());
  const again = fetching === "again";
  fetching = null;
  if (again) refresh();
}

function show(html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  const stand = made.querySelector("[data-stand]");
  const before = talk.querySelector("[data-stand]");
  if (before.dataset.stand && before.dataset.stand !== stand.dataset.stand) say_aloud(stand.textContent);
  before.dataset.stand = stand.dataset.stand;
  before.replaceChildren(...stand.childNodes);
  const at_end = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  for (const line of made.querySelectorAll("li"))
    if (Number(line.dataset.number) > last) {
      last = Number(line.dataset.number);
      log.append(line);
      typing.textContent = "";
      if (line.dataset.who === "bezoeker") say_aloud(line.textContent);
    }
  offer(made.querySelector("[data-away]"));
  const unread = new Set(stand.dataset.unread.split(" "));
  for (const line of log.children) line.toggleAttribute("data-unread", unread.has(line.dataset.number));
  if (at_end) low();
  tick();
}

// What may be done for who came back. A form that stands there is never changed under somebody's hand:
// it says of which part it is, and who came back once more since gets nothing by it.
function offer(made) {
  const away = talk.querySelector("[data-away]");
  const what = (place) => place.querySelector("form")?.getAttribute("action") ?? "";
  if (away && what(away) !== what(made)) away.replaceChildren(...made.childNodes);
}

// Who does not see the screen hears each message of the visitor once.
function say_aloud(text) {
  const line = document.createElement("p");
  line.textContent = text;
  talk.querySelector("[data-said]").append(line);
  setTimeout(() => line.remove(), 10000);
}

// The clocks of this page; alarm.js counts them too where it is there.
function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.round(Date.now() / 1000 - Number(clock.dataset.since)));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

const typing = talk?.querySelector("[data-typing]");
let typed = null;
function types() {
  typing.textContent = talk.dataset.types;
  clearTimeout(typed);
  typed = setTimeout(() => (typing.textContent = ""), TYPING_FOR);
}

const say = talk?.querySelector("form[data-say]");
const box = say?.querySelector("textarea");
const waiting = [];
let sending = false;

// Before the draft of this form hears it: sending a message waits for no draft.
function post_message(event) {
  event.preventDefault();
  const text = box.value.trim();
  if (!text) return;
  waiting.push({ id: crypto.randomUUID(), tekst: text });
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  send();
}
say?.addEventListener("submit", post_message, { capture: true });

let told = 0;
box?.addEventListener("input", () => {
  if (!box.value || Date.now() - told < TYPING_EVERY) return;
  told = Date.now();
  post(say.dataset.typing, {}).catch(() => {});
});

box?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation(); // Ctrl+Enter sends the message too; the advies is registered from its own form
  say.requestSubmit();
});

// A text that need not be typed comes after what stands there already, to be read before it is sent.
for (const button of talk?.querySelectorAll("button[data-put]") ?? []) {
  button.hidden = false;
  button.addEventListener("click", () => {
    box.value = [box.value.trim(), button.dataset.put].filter(Boolean).join(" ");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
}

// Alt+R says again what was said while the visitor was away.
document.addEventListener("keydown", (event) => {
  const again = talk?.querySelector("[data-again]");
  if (!again || event.key.toLowerCase() !== "r" || !event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  again.click();
});

function post(address, told) {
  const body = new URLSearchParams({ ...told, csrfmiddlewaretoken: say.elements.csrfmiddlewaretoken.value });
  const headers = { Accept: "application/json" };
  const signal = AbortSignal.timeout?.(15000);
  return fetch(address, { method: "POST", body, headers, signal, credentials: "same-origin" });
}

// In order, each under its own id: what was sent and not answered is sent again and said once. What is
// refused comes back into the box, with the reason.
async function send() {
  if (sending) return;
  sending = true;
  try {
    while (waiting.length) {
      const answer = await post(say.action, waiting[0]);
      if (answer.ok) {
        waiting.shift();
        refresh();
        continue;
      }
      if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
      box.value = [...waiting.splice(0).map((one) => one.tekst), box.value].filter(Boolean).join("\n");
      const why = answer.status === 422 ? (await answer.json()).fout : talk.dataset.refused;
      typing.textContent = why;
      say_aloud(why);
    }
  } catch {
    setTimeout(send, 1500);
  } finally {
    sending = false;
  }
}

low();
setInterval(tick, 1000);
if (talk || lists) setTimeout(look, LOOKS);
