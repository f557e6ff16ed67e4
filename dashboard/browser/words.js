// Says in the reader's language what Streamlit says in English alone. malkollWords: what it says, and what to say;
// a star stands for what changes. What pages say themselves, and what can be chosen in a list, is left alone.
if (!window.malkollSays) {
  const NAMES = ["aria-label", "placeholder", "title"];
  const OURS = ".mk, [role=option][data-key], script, style";

  // The words are of one language until the page is opened in another: their parts are found once.
  let words, parts;
  const said = (text) => {
    if (words !== window.malkollWords) {
      words = window.malkollWords;
      parts = Object.entries(words).filter(([before]) => before.includes("*")).map(([before, after]) => [...before.split("*"), after]);
    }
    const whole = words[text];
    if (whole) return whole;
    for (const [start, end, after] of parts)
      if (text.startsWith(start) && text.endsWith(end) && text.length > start.length + end.length)
        return after.replace("*", () => text.slice(start.length, text.length - end.length));
  };
  const put = (node) => {
    const of = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (of?.closest(OURS)) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = said(node.data.trim());
      if (text) node.data = text;
    } else if (node.nodeType === Node.ELEMENT_NODE)
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
