// details[data-open-when="naam=waarde"]: opens by itself when that answer is given, and closes when
// another is. Who opens one by hand reads it as long as he likes.

const helps = [...document.querySelectorAll("details[data-open-when]")];

function follow(field) {
  for (const help of helps) {
    const [name, value] = help.dataset.openWhen.split("=");
    if (field.name === name) help.open = field.value === value;
  }
}

for (const field of document.querySelectorAll("input[type=radio]:checked")) follow(field);
document.addEventListener("change", (event) => {
  if (event.target.matches?.("input[type=radio]")) follow(event.target);
});
