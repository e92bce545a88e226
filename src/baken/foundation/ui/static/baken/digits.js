// Digits choose answers: 1..9 and 0 inside the question that has focus.
// More answers of one question (tick boxes) are one Tab stop; the arrows move between them.

const single = document.body.dataset.singleKeys !== "off";
const TEXT = "textarea, select, [contenteditable=true], input:not([type=radio]):not([type=checkbox]):not([type=submit]):not([type=button])";

function plain(event) {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat && !event.isComposing;
}

function question() {
  const here = document.activeElement;
  if (here?.closest(TEXT) || document.querySelector("dialog[open]")) return null;
  return here?.closest("fieldset.vt-q, fieldset.vt-outcomes")
    || document.querySelector("fieldset[data-digits=page]");
}

document.addEventListener("keydown", (event) => {
  if (!single || !plain(event) || !/^[0-9]$/.test(event.key)) return;
  const asked = question();
  if (!asked || asked.matches("[data-steps]") || asked.disabled) return;
  const place = event.key === "0" ? 9 : Number(event.key) - 1;
  const answers = asked.matches(".vt-outcomes")
    ? asked.querySelectorAll("button")
    : asked.querySelectorAll(".vt-choice input");
  const answer = answers[place];
  if (!answer) return;
  event.preventDefault();
  answer.focus();
  answer.click();
});

// Tick boxes of one question: one of them is in the Tab order.
function rove(boxes, current) {
  for (const box of boxes) box.tabIndex = box === current ? 0 : -1;
}

for (const asked of document.querySelectorAll("fieldset.vt-q:not([data-steps])")) {
  const boxes = [...asked.querySelectorAll(".vt-choice input[type=checkbox]")];
  if (boxes.length < 2) continue;
  rove(boxes, boxes.find((box) => box.checked) || boxes[0]);
  asked.addEventListener("focusin", (event) => {
    if (boxes.includes(event.target)) rove(boxes, event.target);
  });
  asked.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    boxes[(at + step + boxes.length) % boxes.length].focus();
  });
}
