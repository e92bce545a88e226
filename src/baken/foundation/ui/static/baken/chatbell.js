// Hears the bell of the chat on every page of who does chat duty, and keeps the count in the menu. A
// page that shows a talk listens to the event baken:chat; the bell itself never carries a text. Of all
// tabs one holds the line, and tells the others.

const POLL = { "X-Baken-Poll": "1" };
const PAUSES = [300, 1000, 2000, 4000];
const DEAD = 40000; // without a breath the line is dead, whatever the browser thinks
const { chatCount } = document.querySelector("script[data-chat-count]").dataset;
const item = document.querySelector(".vt-nav a[href='/chat/']");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("baken-bel") : null;
const HERE = 25000; // between two signs of life of this page: an open line alone proves nothing
let tries = 0;
let soon = null;

async function listen() {
  for (;;) {
    try {
      await hear();
    } catch {
      // The line is gone; it is tried again below.
    }
    await new Promise((done) => setTimeout(done, PAUSES[Math.min(tries++, PAUSES.length - 1)]));
  }
}

async function hear() {
  const line = new AbortController();
  let dies = setTimeout(() => line.abort(), DEAD);
  try {
    const answer = await fetch("/chat/bel/", { headers: POLL, credentials: "same-origin", signal: line.signal });
    if (answer.status !== 200) throw new Error(String(answer.status));
    tries = 0;
    tell("*");
    const stream = answer.body.getReader();
    const decoder = new TextDecoder();
    for (let rest = ""; ; ) {
      const { done, value } = await stream.read();
      if (done) return;
      clearTimeout(dies);
      dies = setTimeout(() => line.abort(), DEAD);
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop();
      for (const one of lines) if (one) tell(one);
    }
  } finally {
    clearTimeout(dies);
  }
}

function tell(payload) {
  tabs?.postMessage(payload);
  rang(payload);
}

function rang(payload) {
  for (const one of payload.split(",")) {
    const [line, number, kind] = one.split(":");
    const detail = one === "*" ? { anew: true } : { line, number: Number(number), kind };
    document.dispatchEvent(new CustomEvent("baken:chat", { detail }));
  }
  soon ??= setTimeout(count, 200);
}

async function count() {
  soon = null;
  const answer = await fetch(chatCount, { headers: POLL, credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || !item) return;
  const { wacht } = await answer.json();
  let mark = item.querySelector(".vt-count");
  if (!mark) {
    mark = document.createElement("span");
    mark.className = "vt-count";
    mark.setAttribute("role", "status");
    item.append(" ", mark);
  }
  mark.textContent = wacht || "";
  mark.hidden = !wacht;
}

if (tabs) tabs.onmessage = ({ data }) => rang(data);
count();
setInterval(count, HERE);
if (tabs && navigator.locks) navigator.locks.request("baken-bel", listen);
else listen();
