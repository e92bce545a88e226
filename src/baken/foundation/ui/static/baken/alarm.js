// What rings: [data-poll] is asked anew every second or so, and replaced when its key changes.
// Nothing here takes the focus or the page from somebody who types. The header X-Baken-Poll says
// that the machine asks, which prolongs no login.

const SEEN = 1500;
const HIDDEN = 3000;
const ALIVE = 60000;
const title = document.title;

function headers(extra = {}) {
  return { Accept: "application/json", "X-Baken-Poll": "1", "X-Baken-Path": location.pathname, ...extra };
}

function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

function show(region, { key, html }) {
  if (region.dataset.pollKey === key) return;
  region.dataset.pollKey = key;
  region.innerHTML = html;
  ring();
  tick();
}

// In another tab the title tells it.
function ring() {
  const rings = document.querySelector("[data-title][data-poll-key]:not([data-poll-key=''])");
  document.title = rings ? `${rings.dataset.title} · ${title}` : title;
}

// data-since: the seconds since a moment, counted here so that the server need not be asked.
function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.round(Date.now() / 1000 - Number(clock.dataset.since)));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
}

async function ask(region) {
  try {
    const answer = await fetch(region.dataset.poll, { headers: headers(), credentials: "same-origin" });
    if (answer.ok) show(region, await answer.json());
  } catch {
    // The line is gone; the next question is asked all the same.
  }
}

async function poll(region) {
  await ask(region);
  setTimeout(() => poll(region), document.visibilityState === "hidden" ? HIDDEN : SEEN);
}

// form[data-alarm] inside a region: the answer comes back as cards, and the page stays.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form[data-alarm]");
  const region = form?.closest("[data-poll]");
  if (!region || event.defaultPrevented) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json", "X-Baken-Path": location.pathname }, credentials: "same-origin" });
    if (answer.status !== 200 && answer.status !== 409) throw new Error("refused");
    show(region, await answer.json());
  } catch {
    form.submit();
  }
});

const duty = document.querySelector("form[data-duty]");
const pressed = () => duty?.querySelector("button").getAttribute("aria-pressed") === "true";

// The own telephone: on or away, without leaving what one is typing.
duty?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = duty.querySelector("button");
  const body = new URLSearchParams({ stand: button.value, csrfmiddlewaretoken: token() });
  try {
    const answer = await fetch(duty.action, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (!answer.ok) throw new Error("refused");
    const { on } = await answer.json();
    button.setAttribute("aria-pressed", String(on));
    button.value = on ? "weg" : "aan";
    button.querySelector("span").textContent = on ? duty.dataset.on : duty.dataset.away;
  } catch {
    duty.submit();
  }
});

function alive() {
  if (!pressed()) return;
  fetch(duty.dataset.duty, { method: "POST", headers: headers({ "X-CSRFToken": token() }), credentials: "same-origin" })
    .catch(() => undefined);
}

for (const region of document.querySelectorAll("[data-poll]")) poll(region);
ring();
tick();
setInterval(tick, 1000);
if (duty) {
  alive();
  setInterval(alive, ALIVE);
}
