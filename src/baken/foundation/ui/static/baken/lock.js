// Auto-lock: one minute's warning, any key stays; text is stored before the screen locks.

const dialog = document.getElementById("bijna-op-slot");
const cover = document.getElementById("verborgen");
const form = document.getElementById("slot");
const lockAfter = Number(dialog?.dataset.lockSeconds ?? 0) * 1000;
const warnBefore = Math.min(60000, lockAfter / 2);
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("baken") : null;
let active = Date.now();
let woken = Date.now();
let locking = false;
let loggedOut = false;

function token() {
  return form.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

// The server keeps its own clock; it hears of the person at most once in a quarter of the term.
function tell(now) {
  if (now - woken < Math.min(60000, lockAfter / 4) && !dialog.open) return;
  woken = now;
  fetch(dialog.dataset.wake, { method: "POST", headers: { "X-CSRFToken": token(), Accept: "application/json" }, credentials: "same-origin" })
    .catch(() => undefined);
}

function stay() {
  const now = Date.now();
  if (locking || now - active >= lockAfter) return;
  tell(now);
  active = now;
  if (dialog.open) dialog.close();
  tabs?.postMessage({ active: now });
}

async function lock() {
  if (locking) return;
  locking = true;
  dialog.close();
  const waiting = [];
  document.dispatchEvent(new CustomEvent("baken:settle", { detail: waiting }));
  const stored = (await Promise.all(waiting)).every(Boolean);
  if (stored && !cover?.dataset.held) { form.submit(); return; }
  if (stored) { release(); return; }
  // The text cannot be stored now: cover it, keep it, and go on as soon as it is safe.
  document.dispatchEvent(new CustomEvent("baken:hide"));
  hold(true);
  setTimeout(() => { locking = false; }, 2000);
}

function hold(held) {
  if (!cover) return;
  if (held) cover.dataset.held = "true"; else delete cover.dataset.held;
  cover.querySelector("[data-held-words]").hidden = !held;
  cover.querySelector("[data-free-words]").hidden = held;
}

// Stored at last. Who logged in again in the meantime goes on here; else the screen locks now.
function release() {
  hold(false);
  if (!loggedOut) { form.submit(); return; }
  loggedOut = false;
  locking = false;
  active = Date.now();
  cover?.close();
}

function look() {
  const idle = Date.now() - active;
  if (idle >= lockAfter) lock();
  else if (idle >= lockAfter - warnBefore && !dialog.open && !cover?.open) {
    document.dispatchEvent(new CustomEvent("baken:settle", { detail: [] }));
    dialog.showModal();
  }
}

if (dialog && lockAfter > 0) {
  for (const kind of ["keydown", "pointerdown"]) {
    document.addEventListener(kind, (event) => {
      if (dialog.open && event.target.closest?.("button[type=submit]")) return;
      stay();
    }, { capture: true });
  }
  dialog.querySelector("[data-stay]").addEventListener("click", stay);
  if (tabs) tabs.onmessage = ({ data }) => {
    if (!(data.active > active)) return;
    active = data.active;
    if (dialog.open) dialog.close();
  };
  document.addEventListener("baken:trouble", ({ detail }) => { if (detail) loggedOut = detail === "loggedOut"; });
  document.addEventListener("visibilitychange", look);
  setInterval(look, 1000);
}
