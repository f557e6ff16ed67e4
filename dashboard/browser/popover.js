// Who opens a table's files by the keyboard stands at the first of them; else they come last, after all of the page.
if (!window.malkollPopover) {
  window.malkollPopover = true;
  const enter = (tries) => {
    const first = document.querySelector("[role=dialog] [data-testid=stDownloadButton] button");
    if (first) first.focus();
    else if (tries) requestAnimationFrame(() => enter(tries - 1));
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-testid=stPopoverButton][aria-expanded=false]");
    // A click that no pointer made has no count.
    if (button && !event.detail) enter(120);
  }, true);
}
