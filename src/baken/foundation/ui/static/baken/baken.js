// What every page needs: the status line, focus on errors, dependent fields, saving with Ctrl+Enter.
// Each file stands alone; they meet only in events on the document (baken:say, baken:settle).

const status = document.getElementById("status");

document.addEventListener("baken:say", (event) => {
  if (!status) return;
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = event.detail; });
});

// Errors: the summary has focus when the page opens, a link in it goes into the question.
const errors = document.getElementById("fouten");
if (errors) errors.focus();
errors?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const within = target.matches("fieldset")
    ? target.querySelector(".vt-pick[tabindex='0'], input:checked, input:not([tabindex='-1'])")
    : null;
  (within && within.offsetParent !== null ? within : target).focus();
  target.scrollIntoView({ block: "center" });
});

// form[data-start]: a page that is one form opens on its first question, ready for a digit.
document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector("form[data-start] .vt-q");
  if (!first || errors || location.hash || document.activeElement !== document.body) return;
  first.querySelector(".vt-pick[tabindex='0'], input:checked, input:not([tabindex='-1']), textarea")?.focus();
});

// data-show-when="naam=ja", "naam=ja|deels", or "wie=@zorg|@school" (any answer of that group).
// A hidden field is disabled: what cannot be seen is not sent. Its text stays for when it returns.
const dependents = [...document.querySelectorAll("[data-show-when]")];

function gives(field, wanted) {
  const choice = field.type === "radio" || field.type === "checkbox";
  if (choice && !field.checked) return false;
  const group = field.closest("[data-group]")?.dataset.group;
  return wanted.some((one) => (one.startsWith("@") ? group === one.slice(1) : field.value === one));
}

function answered(box) {
  const [name, wanted] = box.dataset.showWhen.split("=");
  const form = box.closest("form") || document;
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
    .some((field) => gives(field, wanted.split("|")));
}

function showDependents() {
  for (const box of dependents) {
    const seen = answered(box);
    box.hidden = !seen;
    const fields = box.matches("fieldset") ? [box] : [...box.querySelectorAll("input, select, textarea")];
    for (const field of fields) field.disabled = !seen;
  }
}

if (dependents.length) {
  showDependents();
  document.addEventListener("change", showDependents);
}

// Ctrl+Enter presses the main button of the form you are in, or of the page.
function mainForm() {
  const here = document.activeElement?.closest?.("form");
  return here?.matches("[data-main], [data-here]") ? here : document.querySelector("form[data-main]");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  const form = mainForm();
  if (!form) return;
  event.preventDefault();
  if (event.repeat) return;
  const buttons = [...form.elements].filter((one) => one.type === "submit");
  const main = buttons.find((one) => one.matches("[data-main-button]"))
    || buttons.find((one) => one.matches(".vt-btn--primary")) || null;
  if (main?.getAttribute("aria-disabled") === "true") { main.focus(); return; }
  form.requestSubmit(main);
});

// A button that is not active yet says why and does nothing.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[aria-disabled=true]")) event.preventDefault();
});

// The name menu closes when you leave it.
for (const menu of document.querySelectorAll("details.vt-menu")) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
