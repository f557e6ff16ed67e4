// Arrow keys follow the ways that a page names: <a data-key="ArrowRight">. Not while something is written.
if (!window.malkollKeys) {
  window.malkollKeys = true;
  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest("input, textarea, select, [role=combobox], [role=listbox], [role=region]");
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    document.querySelector(`.mk a[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
}
