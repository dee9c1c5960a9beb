// Notes open beside their mark. A mark is a link to its note at the foot of the page, and stays one: without this
// script, in a browser without popovers, with a modifier key and on paper. The browser closes a popover on Escape and
// on a press outside of it, and gives the focus back to the mark.
{
  const MARKS = "a[role=doc-noteref]";
  const popover = document.createElement("div");
  let shown = null; // the mark whose note is open
  let pressed = null; // the mark whose note was open when the pointer went down, which closes it

  const setUp = () => {
    popover.id = "vr-note";
    popover.popover = "auto";
    popover.tabIndex = -1;
    popover.setAttribute("role", "dialog");
    document.body.append(popover);
    addEventListener("pointerdown", () => (pressed = shown), { capture: true });
    addEventListener("resize", () => popover.hidePopover());
    addEventListener("scroll", () => shown && place(shown), { passive: true });
    document.addEventListener("click", open);
    popover.addEventListener("click", leave);
    popover.addEventListener("toggle", (event) => event.newState === "closed" && close());
  };

  const open = (event) => {
    const mark = event.target.closest?.(MARKS);
    if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!note) return;
    event.preventDefault();
    const wasOpen = event.detail > 0 && pressed === mark; // a second press on a mark closes its note
    pressed = null;
    if (wasOpen) return;
    popover.hidePopover();
    fill(mark, note);
    mark.focus(); // where the focus returns; not every browser focuses a link on a click
    popover.showPopover();
    shown = mark;
    place(mark);
    popover.focus({ preventScroll: true });
  };

  // A copy of the note without the links back, and a link to the note itself.
  const fill = (mark, note) => {
    const number = mark.textContent;
    const copy = note.cloneNode(true);
    copy.querySelectorAll("[role=doc-backlink], [aria-hidden=true]").forEach((each) => each.remove());
    const foot = document.createElement("p");
    const link = Object.assign(document.createElement("a"), { href: mark.href, textContent: `Note ${number} below` });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
    foot.append(link, button);
    foot.className = "vr-note-foot";
    popover.className = "vr-note md-typeset";
    popover.setAttribute("aria-label", `Note ${number}`);
    popover.replaceChildren(...copy.childNodes, foot);
  };

  // Under the mark, or above it where there is no room; the style sheet puts it at the foot of a small window.
  const place = (mark) => {
    const at = mark.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const left = Math.min(Math.max(at.left - 24, 12), document.documentElement.clientWidth - box.width - 12);
    const fits = at.bottom + box.height + 12 < innerHeight;
    popover.style.setProperty("--vr-left", `${left}px`);
    popover.style.setProperty("--vr-top", `${fits ? at.bottom + 6 : Math.max(at.top - box.height - 6, 12)}px`);
  };

  // A link in a note is followed, and the note does not hang over what it leads to.
  const leave = (event) => {
    const button = event.target.closest("button");
    if (button) popover.hidePopover();
    else if (event.target.closest("a")) queueMicrotask(() => popover.hidePopover());
  };

  const close = () => {
    shown = null;
    popover.replaceChildren();
  };

  if (HTMLElement.prototype.showPopover && document.querySelector(MARKS)) setUp();
}
