// Follows a link of the dashboard within it: a new step in the browser's history, and no reload.
if (!window.malkollWays) {
  window.malkollWays = true;
  const isWithin = (link, event) =>
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey &&
    !link.target && !link.hasAttribute("download") && !link.hash && link.origin === location.origin;

  // Those who listen, or go by keyboard, begin at the new page's heading, as after a reload.
  const arrive = (tries) => {
    const app = document.querySelector("[data-testid=stApp]");
    const heading = document.querySelector("h1");
    if (tries > 0 && (!heading || app.dataset.testScriptState !== "notRunning"))
      return setTimeout(arrive, 100, tries - 1);
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".mk a[href]");
    if (!link || !isWithin(link, event)) return;
    event.preventDefault();
    if (link.href === location.href) return;
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    setTimeout(arrive, 200, 50);
  });
}
