// A diagram over the whole screen: larger and smaller by button, key or wheel with Ctrl, moved by dragging, scrolling or touch.
document$.subscribe(() => {
  const STEP = 1.25;
  const make = (tag, classes, text) => Object.assign(document.createElement(tag), { className: classes, textContent: text ?? "" });

  const show = (figure) => {
    // The drawing itself moves into the view and back: a copy would give each of its ids a second time.
    const svg = figure.querySelector("svg");
    const home = svg.parentElement;
    const natural = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    const view = make("dialog", "diagram-view md-typeset");
    const bar = make("div", "diagram-view__bar");
    const title = make("h2", "", svg.querySelector("title")?.textContent);
    const sheet = make("div", "diagram-view__sheet");
    const holder = make("div", "diagram");
    sheet.tabIndex = 0;
    title.id = "diagram-view-title";
    view.setAttribute("aria-labelledby", title.id);
    bar.append(title);
    holder.append(svg);
    sheet.append(holder);
    view.append(bar, sheet);

    let scale = 1;
    const zoom = (wanted) => {
      scale = Math.min(6, Math.max(0.3, wanted));
      svg.style.width = `${natural.width * scale}px`;
    };
    for (const [sign, name, act] of [
      ["−", "Smaller", () => zoom(scale / STEP)],
      ["+", "Larger", () => zoom(scale * STEP)],
      ["Close", "Close", () => view.close()],
    ]) {
      const button = make("button", "", sign);
      button.type = "button";
      button.setAttribute("aria-label", name);
      button.addEventListener("click", act);
      bar.append(button);
    }
    view.addEventListener("keydown", (event) => {
      event.stopPropagation(); // "s" and "/" would open the search box behind
      if (event.key === "+" || event.key === "=") zoom(scale * STEP);
      if (event.key === "-") zoom(scale / STEP);
    });
    sheet.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? scale * STEP : scale / STEP);
    }, { passive: false });
    sheet.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && event.buttons === 1) sheet.scrollBy(-event.movementX, -event.movementY);
    });
    view.addEventListener("close", () => {
      svg.style.width = "";
      home.append(svg);
      view.remove();
      figure.querySelector(".diagram__open").focus();
    });
    document.body.append(view);
    view.showModal();
    const room = sheet.getBoundingClientRect();
    zoom(Math.min((room.width - 40) / natural.width, Math.max(1, (room.height - 40) / natural.height), 2.5));
  };

  for (const figure of document.querySelectorAll("figure.diagram")) {
    const button = make("button", "diagram__open", "full screen");
    button.type = "button";
    button.addEventListener("click", () => show(figure));
    figure.querySelector("figcaption").append(button);
  }
});
