// Arrow keys follow the ways that a page names by data-key="ArrowRight". Not while something is written, or explained.
if (!window.malkollKeys) {
  window.malkollKeys = true;
  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest("input, textarea, select, [role=combobox], [role=listbox], [role=region]");
    if (document.querySelector(":popover-open") || isWriting || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    document.querySelector(`.mk a[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
}
