// The hint about a telephone: asked when the number is typed, in the body and never in an address.
// [data-known="/contact/bekend/"][data-known-field="number"] is shown when that telephone called before.

for (const hint of document.querySelectorAll("[data-known]")) {
  const form = hint.closest("form");
  const field = form.elements.namedItem(hint.dataset.knownField);
  field.addEventListener("change", async () => {
    hint.hidden = true;
    if (!field.value.trim()) return;
    const headers = { "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value, "X-Requested-With": "fetch", Accept: "application/json" };
    try {
      const answer = await fetch(hint.dataset.known, { method: "POST", headers, body: new URLSearchParams({ number: field.value }), credentials: "same-origin" });
      hint.hidden = !(answer.ok && (await answer.json()).known);
    } catch {
      hint.hidden = true; // without a line there is no hint; the request itself needs none
    }
  });
}
