// "Save as picture": a chart's own drawing, laid on white with its finding above and its source below, as a PNG.
if (!window.malkollPicture) {
  window.malkollPicture = true;
  const EDGE = 24, SCALE = 2, INK = "#1d2a33", MUTED = "#55646e", PAPER = "#ffffff";
  const FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

  // The picture is always the light one: words that the page colours itself are dark here, marks keep their colour.
  const lightened = (svg) => {
    const copy = svg.cloneNode(true);
    const shown = svg.querySelectorAll("text"), copied = copy.querySelectorAll("text");
    copied.forEach((text, i) => {
      const style = getComputedStyle(shown[i]);
      const isTick = text.closest(".xtick, .ytick");
      text.setAttribute("style", `font-family: ${FONT}; font-size: ${style.fontSize}; font-weight: ` +
        `${style.fontWeight}; white-space: pre; fill: ${isTick ? MUTED : INK}; stroke: ${isTick ? "none" : PAPER}; ` +
        "stroke-width: 3px; stroke-linejoin: round; paint-order: stroke;");
    });
    copy.querySelectorAll(".bglayer rect, rect.bg").forEach((rect) => { rect.style.fill = "none"; });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    return copy;
  };

  const loaded = (svg, width, height) => new Promise((resolve, reject) => {
    svg.setAttribute("width", width * SCALE);
    svg.setAttribute("height", height * SCALE);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("the chart could not be drawn"));
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
  });

  // Words in lines that fit the width; a number and its unit stay together.
  const lines = (pen, text, width) => text.split(/[ \t\n]+/).filter(Boolean).reduce((found, word) => {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
    return found;
  }, []);

  const write = (pen, found, top, step) => found.forEach((line, i) => pen.fillText(line, EDGE, top + i * step));

  const picture = async (chart, title, source) => {
    const drawings = [...chart.querySelectorAll("svg.main-svg")];
    const { width, height } = drawings[0].getBoundingClientRect();
    const images = await Promise.all(drawings.map((svg) => loaded(lightened(svg), width, height)));
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
    const [large, small] = [`600 18px ${FONT}`, `12px ${FONT}`];
    pen.font = large;
    const above = lines(pen, title, width);
    pen.font = small;
    const below = lines(pen, source, width);
    const top = EDGE + above.length * 24 + 10;
    canvas.width = (width + 2 * EDGE) * SCALE;
    canvas.height = (top + height + below.length * 17 + EDGE) * SCALE;
    pen.scale(SCALE, SCALE);
    pen.fillStyle = PAPER;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.textBaseline = "top";
    pen.fillStyle = INK;
    pen.font = large;
    write(pen, above, EDGE, 24);
    images.forEach((image) => pen.drawImage(image, EDGE, top, width, height));
    pen.fillStyle = MUTED;
    pen.font = small;
    write(pen, below, top + height + 4, 17);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-picture]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const place = `.st-key-${CSS.escape(button.dataset.picture)}`;
    const chart = button.closest(place) || document.querySelector(place);
    if (!chart || !chart.querySelector("svg.main-svg")) return;
    button.setAttribute("aria-disabled", "true");
    try {
      save(await picture(chart, button.dataset.title || "", button.dataset.source || ""),
        button.dataset.file || "diagram.png");
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}
