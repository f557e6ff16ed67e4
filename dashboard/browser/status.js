// Says the page's heading to those who listen when a choice has changed it: they are still at the choice.
if (!window.malkollStatus) {
  const status = window.malkollStatus = document.createElement("div");
  status.setAttribute("role", "status");
  status.className = "mk-hidden";
  document.body.append(status);
  const heading = () => document.querySelector("h1")?.innerText ?? "";
  let before = heading();
  const tell = () => {
    const now = heading();
    if (!now || now === before) return;
    // Where a way was followed the heading itself is given the focus, and so is read.
    if (before && !window.malkollArrives && document.activeElement?.tagName !== "H1") status.textContent = now;
    before = now;
  };
  new MutationObserver(() => setTimeout(tell, 150))
    .observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-test-script-state"] });
}
