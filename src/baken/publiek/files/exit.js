// Leaves the site at once, and leaves no page of it behind the Back button of this tab.
"use strict";
(() => {
  const { goal, title, two, one } = document.currentScript.dataset;
  const FLAG = "weg";
  const LINE = "lijn";
  const WITHIN = 5000; // milliseconds between the first and the third press of Shift
  let presses = [];

  // A browser that refuses storage still leaves; only the guard on Back is lost then.
  function flag(action) {
    try {
      return action(sessionStorage);
    } catch {
      return null;
    }
  }

  function blank() {
    document.title = title;
    document.documentElement.className = "";
    document.documentElement.hidden = true;
    document.body?.replaceChildren();
  }

  // The line of a chat dies with it: what was said there is out of reach at once.
  function hangUp(token) {
    if (!token) return;
    flag((storage) => storage.removeItem(LINE));
    navigator.sendBeacon("/chat/lijn/weg/", JSON.stringify({ token, soort: "weg" }));
  }

  function leave() {
    const token = flag((storage) => storage.getItem(LINE)) ?? document.getElementById("chat")?.chatToken;
    blank();
    hangUp(token);
    flag((storage) => storage.setItem(FLAG, "1"));
    location.replace(goal);
  }

  // Who types the address again wants to be here; who comes by Back, reload or restore does not.
  function isReturn(event) {
    const entry = performance.getEntriesByType("navigation")[0];
    return event?.persisted || !entry || entry.type !== "navigate";
  }

  function guard(event) {
    if (!flag((storage) => storage.getItem(FLAG))) return;
    if (isReturn(event)) leave();
    else flag((storage) => storage.removeItem(FLAG));
  }

  function count(event) {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = [...presses, event.timeStamp].slice(-3);
    presses = presses.filter((moment) => event.timeStamp - moment <= WITHIN);
    if (presses.length === 3) leave();
    else tell(presses.length);
  }

  function tell(number) {
    const line = document.getElementById("presses");
    if (line) line.textContent = ["", two, one][number];
  }

  function follow(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.button) return;
    if (link.hasAttribute("data-exit")) {
      event.preventDefault();
      leave();
    } else if (link.origin === location.origin && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      location.replace(link.href);
    }
  }

  guard();
  addEventListener("pageshow", guard);
  addEventListener("keydown", count);
  addEventListener("click", follow);
})();
