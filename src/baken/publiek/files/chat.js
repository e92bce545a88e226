// The visitor's side of the chat. The conversation stands in this page alone; the token of the line
// is all that is kept, in this tab, and it goes when the talk ends or the visitor leaves.
"use strict";
(() => {
  const root = document.getElementById("chat");
  const words = root.dataset;
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const log = root.querySelector("[data-log]");
  const form = root.querySelector("form.vt-compose");
  const box = form.querySelector("textarea");
  const enter = form.querySelector("[data-enter]");
  const said = root.querySelector("[data-said]"); // what a screen reader says, once
  const sign = root.querySelector("[data-types]"); // that the other types
  const KEPT = "lijn";
  const PAUSES = [300, 1000, 2000, 4000, 5000]; // milliseconds before the line is tried again
  const BEAT = 20000; // between two signs of life
  const DEAD = 25000; // without a word from the line it is dead, whatever the browser thinks
  const SLOWEST = 15000; // an answer that takes longer does not come
  const MOST_SHOWN = 3; // of who wait before this visitor
  const TYPING_EVERY = 4000;
  const SHOWN_FOR = 6000;
  let token = null;
  let after = 0;
  let newest = 0;
  let parts = 0; // of the talk that this page can read
  let other = words.other;
  let back = false; // what comes was said before
  let tries = 0;
  let reading = null;
  let heard = 0;
  let typedAt = 0;
  const unsent = new Map(); // by client id: what has no number yet

  const wait = (time) => new Promise((done) => setTimeout(done, time));

  // exit.js takes it along when the visitor leaves, also where the browser keeps nothing.
  function kept(text) {
    root.chatToken = text === undefined ? root.chatToken : text;
    try {
      if (text === undefined) return sessionStorage.getItem(KEPT);
      if (text === null) sessionStorage.removeItem(KEPT);
      else sessionStorage.setItem(KEPT, text);
    } catch {
      // A browser that refuses storage still talks; after a reload a code brings the line back.
    }
    return text;
  }

  function show(name) {
    if (root.dataset.shown === name && !part(name).hidden) return;
    for (const one of root.querySelectorAll("[data-part]"))
      one.hidden = !one.dataset.part.split(" ").includes(name);
    root.querySelector("[data-code-form]").hidden = name !== "start" && name !== "closed";
    root.dataset.shown = name;
    part(name).querySelector("h1").focus();
  }

  async function ask(what, told, headers = {}, more = {}) {
    const answer = await fetch(`/chat/lijn/${what}/`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(told),
      signal: AbortSignal.timeout?.(SLOWEST),
      ...more,
    });
    return { status: answer.status, told: await answer.json() };
  }

  const own = () => ({ "X-Lijn": token });

  function fault(code) {
    root.querySelector("[data-fault]").textContent = words[`fout_${code}`] || words.fout_even_niet;
  }

  // ---- begin, or come back -------------------------------------------------------------------

  async function begin(told) {
    const answer = await ask("begin", { taal: document.documentElement.lang, ...told });
    if (answer.status === 200) {
      token = kept(answer.told.token);
      after = answer.told.nummer;
      parts = 1;
    }
    return answer;
  }

  async function start(event) {
    event.preventDefault();
    const told = new FormData(event.target);
    const code = (told.get("code") || "").trim();
    if (event.target.elements.code && !code) {
      fault("geen_code");
      return;
    }
    let answer;
    try {
      answer = await begin(code ? { code } : { gemeente: told.get("gemeente") });
    } catch {
      fault("even_niet");
      return;
    }
    if (answer.status !== 200) {
      fault(answer.told.fout);
      return;
    }
    show("wait");
    keep();
  }

  // ---- the line ------------------------------------------------------------------------------

  async function keep() {
    const mine = token;
    beat(mine);
    while (token === mine) {
      try {
        await read();
      } catch {
        // The line was cut: it is tried again below, and goes on where it was.
      }
      if (token !== mine) return;
      connected(false);
      await wait(PAUSES[Math.min(tries++, PAUSES.length - 1)]);
    }
  }

  // The page itself says that somebody is there; and a line that is silent too long is dead.
  async function beat(mine) {
    while (token === mine) {
      await wait(BEAT);
      if (token !== mine) return;
      if (Date.now() - heard > DEAD) reading?.abort();
      ask("hier", {}, own())
        .then((answer) => (answer.status === 409 || answer.status === 410) && token === mine && reading?.abort())
        .catch(() => {});
    }
  }

  async function read() {
    reading = new AbortController();
    heard = Date.now();
    const answer = await fetch("/chat/lijn/lijn/", {
      headers: { ...own(), "X-Na": String(after), "X-Delen": String(parts) },
      signal: reading.signal,
    });
    if (answer.status === 409) {
      await anew();
      return;
    }
    if (answer.status === 410) {
      over();
      return;
    }
    if (answer.status !== 200) return;
    connected(true);
    send();
    const stream = answer.body.getReader();
    const decoder = new TextDecoder();
    for (let rest = ""; ; ) {
      const { done, value } = await stream.read();
      if (done) return;
      heard = Date.now();
      tries = 0;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop();
      for (const line of lines) if (line) hear(JSON.parse(line));
    }
  }

  // Too long away: the line is ours again, what was said before is not, until we are known again.
  async function anew() {
    const answer = await begin({ token });
    if (answer.status === 200) {
      tries = 0; // however long it was away, it listens at once
      log.replaceChildren();
      system(words.anew);
    } else if (answer.status === 410) over();
  }

  // What stands on the screen stays until the visitor leaves, if the worker ended the talk; where the line
  // is gone for another reason, somebody else may have it now, and nothing stays.
  function over(words_of_end) {
    if (!words_of_end) log.replaceChildren();
    const told = words_of_end || words.fout_voorbij;
    reading?.abort();
    token = kept(null);
    unsent.clear();
    connected(true);
    if (root.dataset.shown !== "talk") {
      show("over");
      return;
    }
    system(told);
    said.textContent = told;
    box.disabled = true;
    form.querySelector("button[type=submit]").disabled = true;
    root.querySelector("[data-ask-code]").hidden = true;
    part("talk").querySelector("[data-code]").textContent = "";
    part("talk").querySelector("h1").focus();
  }

  function connected(is) {
    root.toggleAttribute("data-off", !is);
    const line = root.querySelector("[data-cut-words]");
    line.textContent = is ? "" : words.cut;
  }

  function hear(told) {
    if (told.soort === "stand") stand(told);
    else if (told.soort === "typt") types();
    else if (told.soort === "terug") all_again();
    else if (told.soort === "regel" && told.nummer > after) {
      after = told.nummer;
      if (told.kant === "s") event(told);
      else line_of(told);
      if (told.nummer >= newest) back = false;
    }
  }

  function line_of(told) {
    const text = told.tekst ?? words.unreadable;
    message(told.kant === "b", text, told.om, told.id);
    if (told.kant === "b" || back) return;
    sign.textContent = "";
    aloud(text);
  }

  function aloud(text) {
    const line = document.createElement("p");
    line.textContent = `${other}: ${text}`;
    said.append(line);
    setTimeout(() => line.remove(), 10000);
  }

  // The worker knows us again: everything comes once more, in order.
  function all_again() {
    log.replaceChildren();
    after = 0;
    back = true;
  }

  function stand(told) {
    newest = told.laatste;
    if (newest <= after) back = false;
    parts = told.delen;
    if (told.aangenomen) {
      show("talk");
      return;
    }
    const before = part("wait").querySelector("[data-before]");
    const n = told.ervoor || 0;
    const turn = n === 0 ? words.next : n === 1 ? words.one : words.more.replace("%n", n);
    before.textContent = told.open ? turn : words.fout_dicht;
    queue(n);
  }

  function queue(n) {
    const row = part("wait").querySelector("[data-queue]");
    const ahead = part("wait").querySelector("[data-ahead]").content;
    row.replaceChildren(row.lastElementChild);
    for (let i = 0; i < Math.min(n, MOST_SHOWN); i++) row.prepend(ahead.cloneNode(true));
  }

  function event(told) {
    const text = told.tekst ?? "";
    if (text.startsWith("met ")) {
      other = text.slice(4);
      part("talk").querySelector("h1").textContent = words.with.replace("%s", other);
      show("talk");
      const hello = words.hello.replace("%s", other);
      message(false, hello, told.om, told.id);
      if (back) return;
      aloud(hello);
      box.focus();
    } else if (text === "einde") over(words.closed);
  }

  // ---- what is said --------------------------------------------------------------------------

  function message(mine, text, at, id) {
    const before = log.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (before) {
      delete before.dataset.waits;
      return before;
    }
    const line = document.createElement("li");
    line.className = mine ? "vt-msg vt-msg--me" : "vt-msg";
    line.dataset.id = id;
    const head = document.createElement("small");
    head.textContent = `${mine ? words.you : other} `;
    const time = document.createElement("time");
    time.textContent = new Date(at || Date.now()).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    head.append(time);
    line.append(head, text);
    put(line);
    return line;
  }

  function system(text) {
    const line = document.createElement("li");
    line.className = "vt-msg vt-msg--sys";
    line.textContent = text;
    put(line);
  }

  function put(line) {
    const page = document.documentElement;
    const low = page.scrollHeight - page.scrollTop - page.clientHeight < 200;
    log.append(line);
    if (low || line.classList.contains("vt-msg--me")) line.scrollIntoView({ block: "end" });
  }

  let typing = null;
  function types() {
    sign.textContent = words.types.replace("%s", other);
    clearTimeout(typing);
    typing = setTimeout(() => (sign.textContent = ""), SHOWN_FOR);
  }

  function fresh() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  function post(event) {
    event?.preventDefault();
    const text = box.value.trim();
    if (!text || !token) return;
    if (text.length > Number(words.longest)) {
      system(words.fout_te_lang);
      return;
    }
    const id = fresh();
    message(true, text, null, id).dataset.waits = "";
    unsent.set(id, text);
    box.value = "";
    send();
  }

  // All that has no number yet, in order, each under its own id: sent twice it is said once. What is
  // refused goes back into the box, so that it holds up nothing.
  let sending = false;
  async function send() {
    if (sending) return;
    sending = true;
    try {
      while (unsent.size && token) {
        const [id, tekst] = unsent.entries().next().value;
        const answer = await ask("zeg", { id, tekst }, own());
        const line = log.querySelector(`[data-id="${id}"]`);
        if (answer.status === 200) {
          unsent.delete(id);
          if (line) delete line.dataset.waits;
        } else if (answer.status === 410) {
          over();
          return;
        } else if (answer.status === 409) {
          reading?.abort(); // a new part begins first; then it is sent
          return;
        } else if (answer.status < 429 || answer.status > 499) {
          if (answer.status >= 500) throw new Error(answer.told.fout);
          unsent.delete(id);
          line?.remove();
          box.value = [tekst, box.value].filter(Boolean).join(" ");
          system(words[`fout_${answer.told.fout}`] || words.fout_even_niet);
        } else throw new Error(answer.told.fout);
      }
    } catch {
      setTimeout(() => token && send(), 1500); // the line is down, or we were too fast
    } finally {
      sending = false;
    }
  }

  function typed() {
    if (!token || Date.now() - typedAt < TYPING_EVERY) return;
    typedAt = Date.now();
    ask("typt", {}, own()).catch(() => {});
  }

  // ---- leaving, and a way back ---------------------------------------------------------------

  async function stop() {
    const gone = token;
    token = kept(null);
    reading?.abort();
    unsent.clear();
    log.replaceChildren();
    box.value = "";
    part("talk").querySelector("[data-code]").textContent = "";
    if (gone) await ask("weg", { token: gone, soort: "stop" }, {}, { keepalive: true }).catch(() => {});
    location.replace(location.pathname);
  }

  async function code(event) {
    event.preventDefault();
    const line = part("talk").querySelector("[data-code]");
    event.target.disabled = true;
    try {
      const answer = await ask("code", {}, own());
      const digits = answer.told.code || "";
      line.textContent = digits ? words.code.replace("%s", `${digits.slice(0, 3)} ${digits.slice(3)}`) : words.fout_even_niet;
    } catch {
      line.textContent = words.fout_even_niet;
    } finally {
      event.target.disabled = false;
    }
  }

  for (const one of root.querySelectorAll("form[data-begin]")) one.addEventListener("submit", start);
  form.addEventListener("submit", post);
  box.addEventListener("input", typed);
  box.addEventListener("keydown", (event) => {
    const sends = enter.checked ? !event.shiftKey : event.shiftKey;
    if (event.key === "Enter" && sends && !event.isComposing) post(event);
  });
  for (const button of root.querySelectorAll("[data-stop]")) button.addEventListener("click", stop);
  root.querySelector("[data-ask-code]").addEventListener("click", code);
  addEventListener("online", () => reading?.abort());

  root.dataset.ready = "";
  token = kept();
  if (token) {
    root.chatToken = token;
    back = true; // of a page that opens again all was heard before
    show("wait");
    keep();
  }
})();
