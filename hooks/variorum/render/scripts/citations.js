// Citations: the address of the page where the site does not know its own, and buttons that copy and save.
{
  const makeButton = (text, work) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "vr-tool" });
    button.textContent = text;
    button.addEventListener("click", () => work(button));
    return button;
  };

  // A citation as it is read: in one line, but for data, whose lines are theirs.
  const readText = (node) => (node.tagName === "PRE" ? node.textContent : node.innerText.replace(/\s+/g, " ").trim());

  // A page from a folder may not use the clipboard, but may copy what is selected.
  const copySelected = (node) => {
    getSelection().selectAllChildren(node);
    return document.execCommand("copy");
  };

  const copy = async (node, button) => {
    let isDone = true;
    try {
      await navigator.clipboard.writeText(readText(node));
    } catch {
      isDone = copySelected(node);
    }
    button.textContent = isDone ? "Copied" : "Selected";
    button.addEventListener("blur", () => (button.textContent = "Copy"), { once: true });
  };

  const save = (text, name) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  const fillAddresses = () => {
    if (!location.protocol.startsWith("http")) return;
    const address = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
    for (const each of document.querySelectorAll(".vr-address")) {
      each.replaceWith(Object.assign(document.createElement("a"), { href: address, textContent: address }));
    }
  };

  fillAddresses();
  for (const node of document.querySelectorAll(".vr-copied")) {
    const button = makeButton("Copy", (self) => copy(node, self));
    button.setAttribute("aria-live", "polite");
    const name = node.closest("[data-file]")?.dataset.file;
    const tools = document.createElement("span");
    tools.className = "vr-citation-tools";
    tools.append(button, ...(name ? [makeButton("Save", () => save(`${readText(node)}\n`, name))] : []));
    node.after(tools);
  }
}
