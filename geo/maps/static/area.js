/* An area drawn on the map with mouse, pen or finger: a button begins, a drag from corner to corner draws it. What is
   typed beside the map does the same without a drag. */
(function () {
  "use strict";
  const LEAST = 6; // pixels a side, below which a drag was a slip

  function listen(map, words) {
    const control = L.control({ position: "topright" }), button = document.createElement("button"), box = map.getContainer();
    const state = { from: null, drawn: null };
    button.type = "button"; button.className = "dateline-all dateline-draw"; button.textContent = words.draw; button.ariaPressed = "false";
    L.DomEvent.disableClickPropagation(button);
    control.onAdd = () => button;
    control.addTo(map);

    const isOn = () => button.ariaPressed === "true";
    const at = (event) => map.mouseEventToLatLng(event);
    function turn(on) {
      button.ariaPressed = String(on); button.textContent = on ? words.drawing : words.draw;
      box.classList.toggle("dateline-drawing", on);
      map.dragging[on ? "disable" : "enable"]();
      if (state.drawn) state.drawn.remove();
      state.from = state.drawn = null;
    }
    function finish(event) {
      const to = at(event), far = map.latLngToContainerPoint(state.from).subtract(map.latLngToContainerPoint(to)), from = state.from;
      turn(false);
      if (Math.min(Math.abs(far.x), Math.abs(far.y)) < LEAST) return;
      const drawn = L.latLngBounds(from, to), group = map.datelineDrawn && map.datelineDrawn.group;
      if (!group) return;
      const sides = [drawn.getWest(), drawn.getSouth(), drawn.getEast(), drawn.getNorth()].map((side) => side.toFixed(3));
      const proxy = L.marker(drawn.getCenter()); // tells Streamlit as a click on a mark does
      proxy.feature = { type: "Feature", properties: { id: `${words.prefix}${sides}` }, geometry: null };
      proxy.addEventParent(group); proxy.fire("click", { latlng: drawn.getCenter() }, true);
    }
    button.addEventListener("click", () => turn(!isOn()));
    box.addEventListener("keydown", (press) => { if (press.key === "Escape" && isOn()) { turn(false); button.focus(); } });
    box.addEventListener("pointerdown", (event) => {
      if (!isOn() || button.contains(event.target) || event.target.closest(".leaflet-control")) return;
      event.preventDefault(); event.stopPropagation();
      state.from = at(event);
      state.drawn = L.rectangle([state.from, state.from], { className: "dateline-area", interactive: false }).addTo(map);
      box.setPointerCapture(event.pointerId);
    }, true);
    box.addEventListener("pointermove", (event) => { if (state.from) state.drawn.setBounds([state.from, at(event)]); });
    box.addEventListener("pointerup", (event) => { if (state.from) finish(event); });
    box.addEventListener("pointercancel", () => { if (isOn()) turn(false); });
    // a drag that drew ends in a click, which would choose what lies under it
    box.addEventListener("click", (event) => { if (isOn() && !event.target.closest(".leaflet-control")) event.stopPropagation(); }, true);
  }

  /* The area that holds now. One across the 180th meridian is drawn beyond it, as the map shows it. */
  function show(group, sides) {
    if (!sides) return;
    const [west, south, east, north] = sides;
    group.addLayer(L.rectangle([[south, west], [north, east < west ? east + 360 : east]], { className: "dateline-area", interactive: false }));
  }

  window.datelineArea = { listen, show };
})();
