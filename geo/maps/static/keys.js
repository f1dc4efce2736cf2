/* The keyboard on the map: all its marks are one stop of the Tab key, and the arrows go from mark to mark. */
(function () {
  "use strict";
  const MARKS = ".dateline-mark, .dateline-crowd, .dateline-chip";
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
  const marks = (map) => [...map.getContainer().querySelectorAll(MARKS)];
  const isShown = (one) => one.style.display !== "none" && !one.querySelector(".away");
  const left = (one) => { const { x, y } = L.DomUtil.getPosition(one); return x + (parseFloat(one.style.marginLeft) || 0) + y / 1e6; };

  /* Leaves the stop where it is while that is to be seen; else it goes to what is chosen, or the first. */
  function rove(map) {
    const all = marks(map), shown = all.filter(isShown);
    const stop = shown.find((one) => one === document.activeElement) || shown.find((one) => one.matches(".selected")) || shown.find((one) => one.tabIndex === 0) || shown[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  }

  function step(map, press) {
    const at = press.target.closest && press.target.closest(MARKS);
    if (!at || !(press.key in STEPS)) return;
    const order = marks(map).filter(isShown).sort((one, other) => left(one) - left(other));
    const next = order[Math.max(0, Math.min(order.length - 1, order.indexOf(at) + STEPS[press.key]))];
    press.preventDefault(); press.stopPropagation();
    next.focus();
    rove(map);
  }

  /* A line or an outline says nothing that a mark or a label does not: the Tab key passes over it. */
  const passOver = (layer) => layer.on("add", () => { const path = layer.getElement(); if (path) path.setAttribute("tabindex", "-1"); });

  function listen(map) { map.getContainer().addEventListener("keydown", (press) => step(map, press), true); }
  window.datelineKeys = { listen, rove, passOver };
})();
