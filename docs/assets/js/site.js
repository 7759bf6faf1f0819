// Small comforts; every page reads without them.
document.addEventListener("keydown", (event) => {
  // Escape leaves the search box of the home page as it leaves Material's.
  if (event.key === "Escape") document.activeElement?.blur?.();
});
