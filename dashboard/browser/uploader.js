// Streamlit says of the place where files are dropped that it means nothing, and then names it: it is a group.
if (!window.malkollUploader) {
  window.malkollUploader = true;
  const mend = () => document
    .querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")
    .forEach((place) => place.setAttribute("role", "group"));
  new MutationObserver(mend).observe(document.body, { subtree: true, childList: true });
  mend();
}
