// Follows a link of the dashboard within it: a new step in the browser's history, and no reload.
if (!window.malkollWays) {
  window.malkollWays = true;
  const folder = (path) => path.slice(0, path.lastIndexOf("/") + 1);
  const isWithin = (link, event) =>
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey &&
    !link.target && !link.hasAttribute("download") && !link.hash && link.origin === location.origin &&
    folder(link.pathname) === folder(location.pathname);

  // Those who listen, or go by keyboard, begin at the new page's heading, as after a reload.
  const arrive = (tries) => {
    const app = document.querySelector("[data-testid=stApp]");
    const heading = document.querySelector("h1");
    if (tries > 0 && (!heading || app.dataset.testScriptState !== "notRunning"))
      return setTimeout(arrive, 100, tries - 1);
    const isWanted = window.malkollArrives;
    window.malkollArrives = false;
    if (!heading || !isWanted) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };

  // The other language's link is to what is shown now, also where it was chosen after the head was drawn.
  const destination = (link) => {
    if (!link.dataset.language) return link.href;
    const here = new URL(location.href);
    if (link.dataset.language === "sv") here.searchParams.delete("lang");
    else here.searchParams.set("lang", link.dataset.language);
    return here.href;
  };

  // Who has already gone on to something else on the new page keeps the focus there.
  for (const kind of ["pointerdown", "keydown"])
    document.addEventListener(kind, () => { window.malkollArrives = false; }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".mk a[href]");
    if (!link || !isWithin(link, event)) return;
    event.preventDefault();
    const address = destination(link);
    if (address === location.href) return;
    window.malkollArrives = true;
    window.malkollWent = address;
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    setTimeout(arrive, 200, 50);
  });
}
