// The theme puts tables into boxes that scroll sideways. One that does must be reached by the keyboard.
{
  const mark = () => {
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
      const scrolls = box.scrollWidth > box.clientWidth;
      box.toggleAttribute("tabindex", scrolls);
      if (scrolls) box.setAttribute("tabindex", "0");
    }
  };
  addEventListener("load", mark);
  addEventListener("resize", mark);
}
