// Cards: what an entry is, shown beside a link to it, before the link is followed.
//
// With a mouse the card comes after the pointer has rested on the link, and stays while the pointer is on the link
// or on the card. With the keyboard it comes with the focus and describes the link. On a touch screen the first tap
// brings it, with a link to the entry, and the second follows; in lists made for choosing the first tap follows.
// Escape closes it. Nothing on the page moves.
{
  const REST = 350, GRACE = 250, GAP = 6, EDGE = 8;
  const CHOOSING = "nav, .vr-index, .vr-letter, .vr-bibliography";
  const names = variorum.folders.map((folder) => RegExp.escape?.(folder) ?? folder.replace(/[^\w/]/g, "\\$&"));
  const entryPath = new RegExp(`^((?:${names.join("|")})/(?!index\\.html)[^/]+)(/|\\.html)(?:index\\.html)?$`);
  const cards = new Map();
  let shown = null, timer = 0, pointer = "mouse";

  // Brings what stands on a card; a copy of the site that is opened from a folder may bring it another way.
  variorum.loadCard ??= async (address) => {
    const answer = await fetch(address);
    return answer.ok ? answer.json() : null;
  };

  // The address of the card of the entry that a link leads to; none if it leads elsewhere.
  function findCard(link) {
    const url = new URL(link.getAttribute("href"), document.baseURI);
    const isOurs = url.origin === variorum.root.origin && url.pathname.startsWith(variorum.root.pathname);
    if (!isOurs || url.pathname === location.pathname || !link.closest(".md-content")) return "";
    const match = entryPath.exec(url.pathname.slice(variorum.root.pathname.length));
    return match ? new URL(match[1] + (match[2] === "/" ? "/card.json" : ".card.json"), variorum.root).href : "";
  }

  function loadOnce(address) {
    if (!cards.has(address)) cards.set(address, variorum.loadCard(address).catch(() => null));
    return cards.get(address);
  }

  function make(tag, name, ...contents) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...contents);
    return element;
  }

  function build(card) {
    const parts = [make("p", "vr-card-type", card.type), make("p", "vr-card-title", card.title)];
    if (card.facts) {
      const rows = card.facts.flatMap(([label, value, note]) => [
        make("dt", "", label), make("dd", "", value, ...(note ? [" ", make("span", "vr-card-note", note)] : [])),
      ]);
      parts.push(make("dl", "", ...rows));
    }
    if (card.summary) parts.push(make("p", "vr-card-summary", card.summary));
    if (card.tally) parts.push(make("p", "vr-card-tally", card.tally));
    const element = make("div", "vr-card", ...parts);
    element.id = "vr-card";
    return element;
  }

  // Puts a card under the line of the link that the pointer is on, or over it where there is more room.
  function place(element, link, y) {
    const lines = [...link.getClientRects()];
    const line = lines.find((each) => each.top <= y && y <= each.bottom) ?? lines[0];
    const { width, height } = element.getBoundingClientRect();
    const right = document.documentElement.clientWidth - width - EDGE;
    const isBelow = line.bottom + GAP + height < innerHeight || line.top < height + GAP;
    element.style.left = `${scrollX + Math.max(EDGE, Math.min(line.left, right))}px`;
    element.style.top = `${scrollY + (isBelow ? line.bottom + GAP : line.top - GAP - height)}px`;
  }

  // On a touch screen the card is a sheet at the foot of the screen, which can be left and followed.
  function makeSheet(element, link) {
    const follow = make("a", "vr-card-follow", "Read the entry");
    follow.href = link.href.baseVal ?? link.href;
    const leave = make("button", "vr-card-close", "Close");
    leave.addEventListener("click", () => { close(); link.focus(); });
    element.append(make("p", "vr-card-ways", follow, leave));
    element.classList.add("vr-sheet");
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-label", element.querySelector(".vr-card-title").textContent);
    return follow;
  }

  async function show(link, { y = NaN, isSheet = false } = {}) {
    const card = await loadOnce(findCard(link));
    if (!card || !link.isConnected || (!isSheet && !link.matches(":hover, :focus"))) return;
    close();
    const element = build(card);
    shown = { link, element };
    const follow = isSheet ? makeSheet(element, link) : null;
    (document.querySelector("main") ?? document.body).append(element);
    if (follow) {
      follow.focus({ preventScroll: true });
    } else {
      element.setAttribute("role", "tooltip");
      link.setAttribute("aria-describedby", element.id);
      place(element, link, y);
    }
  }

  function close() {
    clearTimeout(timer);
    shown?.link.removeAttribute("aria-describedby");
    shown?.element.remove();
    shown = null;
  }

  const later = (action, delay) => { clearTimeout(timer); timer = setTimeout(action, delay); };
  const findLink = (event) => event.target.closest?.("a[href]");

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shown && !shown.element.contains(event.target) && findLink(event) !== shown.link) close();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || shown?.element.classList.contains("vr-sheet")) return;
    const link = findLink(event);
    if (shown && (link === shown.link || shown.element.contains(event.target))) clearTimeout(timer);
    else if (link && findCard(link)) later(() => show(link, { y: event.clientY }), REST);
    else if (!shown?.link.matches(":focus-visible")) later(close, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const link = findLink(event);
    if (shown?.element.contains(event.target)) return;
    if (link?.matches(":focus-visible") && findCard(link)) later(() => show(link), REST);
    else if (link !== shown?.link) close();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === shown?.link && !shown.element.contains(event.relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    const { link, element } = shown;
    if (element.contains(document.activeElement)) link.focus();
    close();
  });
  document.addEventListener("click", (event) => {
    const link = findLink(event);
    const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (pointer !== "touch" || !isPlain || !link || link === shown?.link || link.closest(CHOOSING)) return;
    if (!findCard(link)) return;
    event.preventDefault();
    show(link, { isSheet: true });
  });
  addEventListener("pagehide", close);
}
