// Narrows the long tables of the study pages by words, service and kind. Without scripts the tables show whole.
document$.subscribe(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  form.hidden = false;
  const output = form.querySelector("output");
  const groups = [...document.querySelectorAll(".filter-group")].map((group) => {
    const kindColumn = [...group.querySelectorAll("th")].findIndex((cell) => cell.textContent === "Kind");
    const rows = [...group.querySelectorAll("tbody tr")].map((row) => ({
      row,
      kind: row.cells[kindColumn].textContent,
      text: (group.querySelector("h2").textContent + " " + row.textContent).toLowerCase(),
    }));
    return { group, rows };
  });

  const narrow = () => {
    const words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const { value: service } = form.service;
    const { value: kind } = form.kind;
    let shown = 0;
    for (const { group, rows } of groups) {
      let left = 0;
      for (const { row, kind: own, text } of rows) {
        const fits = own.startsWith(kind) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        left += fits;
      }
      if (service && group.dataset.service !== service) left = 0;
      group.hidden = !left;
      shown += left;
    }
    output.textContent = `${shown} ${output.dataset.what}`;
  };
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
});
