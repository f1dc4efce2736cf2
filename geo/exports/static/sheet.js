/* The page of findings: days and choices move map and list together. */
(() => {
  const DAY = 86400000, sheet = document.querySelector(".sheet"), form = sheet.querySelector(".days");
  const rows = [...sheet.querySelectorAll(".findings li")], told = form.querySelector("output");
  const holder = document.querySelector(".folium-map"), map = holder && window[holder.id];
  sheet.querySelector(".place-of-map").append(holder);
  if (map) map.invalidateSize();

  /* The legend would cover a small map; on paper nobody can open it. */
  const legend = map && map.datelineLegend && map.datelineLegend.getContainer();
  if (legend) {
    legend.open = map.getSize().x > 1100;
    const home = legend.parentElement, main = sheet.querySelector("main");
    let before = legend.open;
    addEventListener("beforeprint", () => { before = legend.open; legend.open = true; main.insertBefore(legend, main.lastElementChild); });
    addEventListener("afterprint", () => { legend.open = before; home.append(legend); });
  }

  const number = (text) => (text === "" ? null : Number(text));
  const day = (name) => { const ms = form.elements[name].valueAsNumber; return Number.isNaN(ms) ? null : Math.round(ms / DAY); };
  function show() {
    const first = day("first") ?? -Infinity, last = day("last") ?? Infinity;
    for (const row of rows) {
      const from = number(row.dataset.first), to = number(row.dataset.last);
      row.hidden = from !== null && (from > last || (to ?? Infinity) < first);
    }
    const left = rows.filter((row) => !row.hidden), undated = left.filter((row) => row.dataset.first === "").length;
    told.textContent = `${left.length} of ${rows.length} shown${undated ? `, ${undated} of them undated` : ""}`;
    if (window.datelineTime) window.datelineTime([first, last]);
  }
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());

  const layers = () => { const found = new Map(); if (map) map.eachLayer((layer) => { const id = layer.feature?.properties?.id; if (id) found.set(id, layer); }); return found; };
  function choose(id, inMap) {
    for (const row of rows) row.classList.toggle("chosen", row.dataset.id === id);
    const row = rows.find((one) => one.dataset.id === id), layer = layers().get(id);
    if (inMap && row) { row.scrollIntoView({ block: "nearest" }); row.querySelector("button").focus({ preventScroll: true }); }
    if (!inMap && layer && map) {
      map.panTo(layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter());
      if (layer.openTooltip) layer.openTooltip();
    }
  }
  for (const row of rows) row.querySelector("button").addEventListener("click", () => choose(row.dataset.id, false));
  const heard = new WeakSet();
  function hear() { for (const layer of layers().values()) if (!heard.has(layer)) { heard.add(layer); layer.on("click", () => choose(layer.feature.properties.id, true)); } }
  if (map) { hear(); map.on("layeradd", hear); }
  show();
})();
