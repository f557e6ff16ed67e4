// A query is no prose: the browser neither spells it, nor translates it, nor begins it with a capital.
if (!window.malkollQuery) {
  window.malkollQuery = () => {
    const field = document.querySelector(".st-key-sql_text textarea:not([translate=no])");
    if (field) Object.assign(field, { spellcheck: false, translate: false, autocapitalize: "off" });
  };
  new MutationObserver(window.malkollQuery).observe(document.body, { subtree: true, childList: true });
}
window.malkollQuery();
