// Says in the reader's language what Streamlit says in English alone. malkollWords: what it says, and what to say;
// a star stands for what changes. What pages say themselves, and what can be chosen in a list, is left alone.
if (!window.malkollSays) {
  const NAMES = ["aria-label", "placeholder", "title"];
  const OURS = ".mk, [role=option][data-key], script, style";

  const said = (text) => {
    const whole = window.malkollWords[text];
    if (whole) return whole;
    for (const [before, after] of Object.entries(window.malkollWords)) {
      const [start, end] = before.split("*");
      if (end !== undefined && text.startsWith(start) && text.endsWith(end) && text.length > start.length + end.length)
        return after.replace("*", () => text.slice(start.length, text.length - end.length));
    }
  };
  const put = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = said(node.data.trim());
      if (text && !node.parentElement?.closest(OURS)) node.data = text;
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.closest(OURS))
      for (const name of NAMES) {
        const text = said(node.getAttribute(name) ?? "");
        if (text) node.setAttribute(name, text);
      }
  };
  window.malkollSays = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) put(node);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === "childList") addedNodes.forEach(window.malkollSays);
      else put(target);
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
}
window.malkollSays(document.body);
