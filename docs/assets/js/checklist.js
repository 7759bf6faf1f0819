// The study plan remembers what is ticked, in this browser alone.
document$.subscribe(() => {
  const boxes = document.querySelectorAll(".checklist input[data-page]");
  const store = "study-plan";
  let done = [];
  try {
    const stored = JSON.parse(localStorage.getItem(store));
    if (Array.isArray(stored)) done = stored;
  } catch {
    // Storage is forbidden, or holds no JSON: begin with nothing ticked.
  }
  for (const box of boxes) {
    box.checked = done.includes(box.dataset.page);
    box.addEventListener("change", () => {
      const ticked = [...boxes].filter((other) => other.checked).map((other) => other.dataset.page);
      try {
        localStorage.setItem(store, JSON.stringify(ticked));
      } catch {
        // Storage is forbidden: the ticks last as long as the page.
      }
    });
  }
});
