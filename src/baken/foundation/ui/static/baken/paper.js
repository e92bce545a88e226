// A page that is a paper: one button prints it. Without this file the browser's own print does.

for (const button of document.querySelectorAll("[data-paper]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
