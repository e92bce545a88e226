// Keys for the whole page: N, /, G W, ?, and Alt+P to hide the screen at once.
// Single letters only while no field has focus, and not for who switched them off (WCAG 2.1.4).

const single = document.body.dataset.singleKeys !== "off";
const cover = document.getElementById("verborgen");
const keys = document.getElementById("toetsen");
const words = document.getElementById("woorden")?.dataset ?? {};
const title = document.title;
let before = null;
let lastG = -Infinity;

function hide() {
  if (!cover || cover.open) return;
  document.dispatchEvent(new CustomEvent("baken:settle", { detail: [] }));
  before = document.activeElement;
  document.querySelector("dialog[open]:not(.vt-cover)")?.close();
  document.title = "Baken";
  cover.showModal();
}

function show() {
  if (cover.dataset.held === "true") return;
  cover.close();
}

document.addEventListener("baken:hide", hide);
cover?.addEventListener("cancel", (event) => { if (cover.dataset.held === "true") event.preventDefault(); });
cover?.querySelector("form").addEventListener("submit", (event) => {
  if (cover.dataset.held === "true") event.preventDefault();
});
cover?.addEventListener("close", () => {
  document.title = title;
  before?.focus?.();
  document.dispatchEvent(new CustomEvent("baken:say", { detail: words.shown }));
});

for (const button of document.querySelectorAll("[data-hide]")) {
  button.hidden = false;
  button.addEventListener("click", hide);
}
for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    button.closest("details")?.removeAttribute("open");
    keys?.showModal();
  });
}

function press(selector) {
  const found = document.querySelector(selector);
  if (found) found.click();
  return Boolean(found);
}

function single_key(event) {
  switch (event.key.toLowerCase()) {
    case "n": return press("form[data-new] button");
    case "/": {
      const find = document.getElementById("zoek");
      find?.focus();
      return Boolean(find);
    }
    case "g": lastG = event.timeStamp; return true;
    case "w": return event.timeStamp - lastG < 1200 && press("[data-go=w]");
    case "?": keys?.showModal(); return Boolean(keys);
    default: return false;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.altKey && !event.ctrlKey && event.code === "KeyP") {
    event.preventDefault();
    if (cover?.open) show(); else hide();
    return;
  }
  if (!single || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (document.querySelector("dialog[open]")) return;
  const here = document.activeElement;
  if (here?.closest("input, select, textarea, [contenteditable=true]")) return;
  if (single_key(event)) event.preventDefault();
});
