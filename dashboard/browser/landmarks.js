// What Streamlit's page lacks to be found one's way in: a skip link that goes past the head and the choices to the
// heading (to Streamlit they are all one content), and a name for an opened list, which lies beside that content.
if (!window.malkollLandmarks) {
  window.malkollLandmarks = true;
  document.addEventListener("click", (event) => {
    const heading = event.target.closest("[data-testid=stSkipToContent]") && document.querySelector("h1");
    if (!heading) return;
    event.preventDefault();
    event.stopPropagation();
    heading.tabIndex = -1;
    heading.focus();
  }, true);
  const BESIDE = "body > div:not([id]):not([role]):not([data-live-announcer])";
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((opened) => {
    if (!opened.matches?.(BESIDE)) return;
    opened.setAttribute("role", "region");
    opened.setAttribute("aria-label", "Choices");
  }))).observe(document.body, { childList: true });
}
