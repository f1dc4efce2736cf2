// Builds what markup.py describes. Text only ever becomes text nodes; tags and attributes come from a list.
const TAGS = new Set(`article aside blockquote button cite dd div dl dt em figcaption figure h1 h2 h3 h4 header li
  mark ol p section small span strong time ul`.split(/\s+/));
const ATTRIBUTES = new Set(["class", "lang", "dir", "title", "role", "style", "aria-label", "aria-pressed",
  "aria-hidden", "datetime", "data-choose", "data-scroll", "data-keep", "data-reveal", "tabindex"]);

function build(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  const [tag, attributes, children] = tree;
  const element = document.createElement(TAGS.has(tag) ? tag : "span");
  for (const [name, value] of Object.entries(attributes)) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value);
  }
  if (tag === "button") element.type = "button";
  element.append(...children.map(build));
  return element;
}

function scroller(element, top) {
  for (let at = element.parentElement; at && at !== top.parentElement; at = at.parentElement) {
    if (at.hasAttribute("data-keep")) return at;
  }
  return null;
}

// Scrolls only the box the element is in: the page itself must not jump.
function reveal(element, top) {
  const box = scroller(element, top);
  if (!box) return;
  const inner = element.getBoundingClientRect(), outer = box.getBoundingClientRect();
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTop += inner.top - outer.top - Math.max(0, (outer.height - inner.height) / 3);
}

function step(event, root) {
  const moves = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  if (!(event.key in moves) || !event.target.matches?.("button[data-choose]")) return;
  const all = [...root.querySelectorAll("button[data-choose]")];
  const next = Math.min(Math.max(all.indexOf(event.target) + moves[event.key], 0), all.length - 1);
  event.preventDefault();
  all[next].focus();
}

// A list is one stop of the Tab key: what was reached last in it, else what is chosen, else the first.
function rove(root, reached) {
  for (const list of root.querySelectorAll(".list")) {
    const rows = [...list.querySelectorAll("button[data-choose]")];
    const stop = rows.find((one) => one === reached) ?? rows.find((one) => one.ariaPressed === "true") ?? rows[0];
    for (const one of rows) one.tabIndex = one === stop ? 0 : -1;
  }
}

// What was chosen a moment ago takes the reader along; what a link opened stays where it is.
function follow(root, before) {
  const target = root.querySelector("[data-reveal]");
  root.revealed = target?.dataset.reveal;
  if (!target || root.revealed === before || !navigator.userActivation?.hasBeenActive) return;
  target.focus({ preventScroll: true });
  if (innerWidth <= 640) target.parentElement.scrollIntoView({ block: "start", behavior: "auto" });
}

// What was chosen has been let go: the keyboard goes back to where it came from.
function comeBack(root, chosen, turns = 60) {
  if (!chosen || root.querySelector("[aria-pressed=true][data-choose]")) return;
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (at?.matches?.(".close") && turns) setTimeout(() => comeBack(root, chosen, turns - 1), 100); // until it is gone
  if (at && at !== document.body) return;
  [...root.querySelectorAll("[data-choose]")].find((one) => one.dataset.choose === chosen)?.focus({ preventScroll: true });
}

export default function ({ parentElement, data, setTriggerValue }) {
  let root = parentElement.querySelector(".dateline");
  if (!root) {
    root = document.createElement("div");
    root.className = "dateline";
    parentElement.append(root);
    root.addEventListener("keydown", (event) => step(event, root));
    root.addEventListener("focusin", (event) => rove(root, event.target));
  }
  root.onclick = (event) => {
    const target = event.target.closest?.("[data-choose]");
    if (target) setTriggerValue("chosen", target.getAttribute("data-choose"));
  };
  const serial = JSON.stringify(data);
  if (root.serial === serial) return;
  root.serial = serial;
  const active = parentElement.activeElement ?? document.activeElement;
  const focused = active?.getAttribute?.("data-choose");
  const chosen = root.querySelector("[aria-pressed=true][data-choose]")?.dataset.choose;
  const kept = new Map([...root.querySelectorAll("[data-keep]")].map((box) => [box.dataset.keep, box.scrollTop]));
  const made = build(data), told = root.firstElementChild;
  // What is announced has to stay the same element: only its words change.
  if (told?.matches("[role=status]") && made.matches?.("[role=status]")) told.replaceChildren(...made.childNodes);
  else root.replaceChildren(made);
  rove(root);
  for (const box of root.querySelectorAll("[data-keep]")) box.scrollTop = kept.get(box.dataset.keep) ?? 0;
  const wanted = root.querySelector("[data-scroll]");
  if (wanted) requestAnimationFrame(() => reveal(wanted, root));
  if (focused) {
    [...root.querySelectorAll("[data-choose]")].find((one) => one.dataset.choose === focused)
      ?.focus({ preventScroll: true });
  }
  follow(root, root.revealed);
  comeBack(root, chosen);
}
