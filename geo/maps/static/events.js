/* The columns on a Leaflet map: one canvas, what the pointer tells and chooses, and the window of time. */
(function () {
  "use strict";
  const { decoded, unpacked, Painter, kmOf, rgba } = window.datelineColumns;
  const STYLES = {
    light: { halo: rgba("#ffffff"), edge: rgba("#16191d"), face: rgba("#ffffff"), ink: rgba("#1d2329"), ring: "#1d2329", line: "#4d4658" },
    dark: { halo: rgba("#0c1114"), edge: rgba("#0c1114"), face: rgba("#1b242c"), ink: rgba("#e9eef2"), ring: "#e9eef2", line: "#c9c2d6" },
  };
  const MOST_CIRCLES = 250, MOST_LISTED = 200, SETTLE_MS = 120, EARTH_M = 40075016.7, MOST_TIMINGS = 1000, LEAST_CIRCLE = 9;
  const html = (tag, attributes, children = []) => { const made = document.createElement(tag); for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value); made.append(...children); return made; };

  const Events = L.Layer.extend({
    options: { pane: "events" },

    initialize(columns, settings) {
      const colours = Object.fromEntries(settings.actors.map((one) => [one.name, one.colour]));
      this._settings = settings;
      this._scale = Math.min(2, Math.max(1, Math.round(window.devicePixelRatio || 1)));
      this._painter = new Painter(columns, { ...STYLES[settings.theme], scale: this._scale, colours });
      this._selected = -1;
      this.timings = [];
    },

    onAdd(map) {
      if (!map.getPane("events")) { map.createPane("events").style.zIndex = 590; map.getPane("events").style.pointerEvents = "none"; }
      this._canvas = L.DomUtil.create("canvas", "dateline-events leaflet-zoom-animated", map.getPane("events"));
      this._canvas.setAttribute("role", "img");
      this._tip = L.DomUtil.create("div", "dateline-tip dateline-hover", map.getContainer());
      this._tip.hidden = true;
      map.on({ move: this._moved, moveend: this._moved, viewreset: this._moved, resize: this._moved, zoomanim: this._zooming, mousemove: this._hover, mouseout: this._leave, click: this._click }, this);
      this._moved();
    },
    onRemove(map) {
      map.off({ move: this._moved, moveend: this._moved, viewreset: this._moved, resize: this._moved, zoomanim: this._zooming, mousemove: this._hover, mouseout: this._leave, click: this._click }, this);
      this._canvas.remove(); this._tip.remove(); this._close(); clearTimeout(this._settled);
    },

    /* Days from 1970-01-01, both included; infinite for an open end. */
    setWindow(first, last) { this._painter.window = [first, last]; this._ask(); },
    /* Numbers of the types and actors shown, or null for all; bits of rows let through and of those found, or null. */
    setFilter({ types = null, actors = null, mask = null, found = null }) {
      const painter = this._painter;
      painter.shownTypes.fill(types ? 0 : 1); for (const code of types || []) painter.shownTypes[code] = 1;
      painter.shownActors.fill(actors ? 0 : 1); for (const code of actors || []) painter.shownActors[code] = 1;
      painter.mask = mask; painter.found = found;
      this._ask();
    },
    select(row) { this._selected = row; this._ask(); },

    _moved() {
      const map = this._map, size = map.getSize(), scale = this._scale, canvas = this._canvas;
      if (canvas.width !== size.x * scale || canvas.height !== size.y * scale) {
        canvas.width = size.x * scale; canvas.height = size.y * scale;
        canvas.style.width = `${size.x}px`; canvas.style.height = `${size.y}px`;
        if (size.x && size.y) this._painter.resize(canvas.width, canvas.height);
      }
      this._zoom = map.getZoom(); this._centre = map.getCenter();
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
      this._ask();
    },
    /* While Leaflet glides to a new zoom, the picture painted last is scaled along. */
    _zooming(event) {
      const map = this._map, scale = map.getZoomScale(event.zoom, this._zoom), half = map.getSize().multiplyBy(0.5);
      const offset = half.multiplyBy(-scale).add(map.project(this._centre, event.zoom)).subtract(map._getNewPixelOrigin(event.center, event.zoom));
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },
    _ask() {
      if (this._frame || !this._map) return;
      this._frame = requestAnimationFrame(() => { this._frame = 0; if (this._map) this._paint(); });
    },
    _paint() {
      const began = performance.now(), map = this._map, scale = this._scale, painter = this._painter;
      if (!this._canvas.width || !this._canvas.height) return;
      const world = 256 * map.getZoomScale(map.getZoom(), 0) * scale, corner = map.project(map.getBounds().getNorthWest(), map.getZoom());
      painter.look(world, Math.round(-corner.x * scale), Math.round(-corner.y * scale));
      const pen = this._canvas.getContext("2d");
      pen.putImageData(painter.paint(), 0, 0);
      this._ring(pen);
      this.timings.push(performance.now() - began);
      if (this.timings.length > MOST_TIMINGS) this.timings.splice(0, MOST_TIMINGS / 2);
      this.firstPainted ??= performance.now();
      clearTimeout(this._settled);
      this._settled = setTimeout(() => this._map && this._settle(), SETTLE_MS);
      this.fire("painted", { all: painter.all, seen: painter.seen });
    },
    /* What a moving picture can do without: the true radii, and the words for those who do not see it. */
    _settle() { this._circles(this._canvas.getContext("2d")); this._canvas.setAttribute("aria-label", this._told()); this.fire("settled"); },
    _told() { const painter = this._painter; return `${painter.all.toLocaleString("en")} ${this._settings.words.events}, ${painter.seen.toLocaleString("en")} ${this._settings.words.inSight}`; },

    _circles(pen) {
      const painter = this._painter, { radius, kind, actor, y } = painter.columns, drawn = new Set();
      pen.save(); pen.lineWidth = 1.2 * this._scale;
      for (let at = 0; at < painter.seen && drawn.size < MOST_CIRCLES; at++) {
        const row = painter.rows[at], code = radius[row];
        if (!code || painter.isDense(at)) continue;
        const [i, j] = [painter.px[at], painter.py[at]], key = `${i},${j},${code}`;
        const north = Math.atan(Math.sinh(Math.PI * (1 - (2 * y[row]) / 2 ** 24))), pixels = (kmOf(code) * 1000 * painter.world) / (EARTH_M * Math.cos(north));
        if (pixels < LEAST_CIRCLE * this._scale || pixels > 4 * painter.width || drawn.has(key)) continue;
        drawn.add(key);
        pen.setLineDash(kind[row] >> 4 > 2 ? [5, 5] : []);
        pen.strokeStyle = this._hue(actor[row]); pen.globalAlpha = 0.75;
        pen.beginPath(); pen.arc(i, j, pixels, 0, 7); pen.stroke();
      }
      pen.restore();
    },
    _hue(code) { const name = this._painter.columns.actors[code], known = this._settings.actors.find((one) => one.name === name); return known ? known.colour : "#8a949d"; },
    _ring(pen) {
      if (this._selected < 0) return;
      const [x, y] = this._painter.pixel(this._selected), style = STYLES[this._settings.theme];
      pen.save(); pen.lineWidth = 3 * this._scale; pen.strokeStyle = style.ring;
      pen.beginPath(); pen.arc(x, y, 13 * this._scale, 0, 7); pen.stroke(); pen.restore();
    },

    /* ---- the pointer ---- */

    _under(event) { const at = event.containerPoint; return this._painter.clusters ? this._painter.at(at.x * this._scale, at.y * this._scale) : null; },
    _hover(event) {
      if (this._hovering) return;
      this._hovering = requestAnimationFrame(() => {
        this._hovering = 0;
        if (!this._map) return;
        const under = this._under(event), box = this._map.getContainer();
        box.classList.toggle("dateline-over", Boolean(under));
        this._tip.hidden = !under;
        if (!under) return;
        this._tip.replaceChildren(...this._lines(under).map((line) => { const told = html("div", {}); told.textContent = line; return told; }));
        const { x, y } = event.containerPoint, wide = this._tip.offsetWidth, size = this._map.getSize();
        this._tip.style.left = `${Math.min(Math.max(8, x + 14), size.x - wide - 8)}px`;
        this._tip.style.top = `${y + this._tip.offsetHeight + 24 > size.y ? y - this._tip.offsetHeight - 12 : y + 14}px`;
      });
    },
    _leave() { this._tip.hidden = true; },
    _lines({ cluster, row }) {
      if (!cluster) return [this.told(row), ...(this._painter.beside(row).length > 1 ? [`${this._painter.beside(row).length.toLocaleString("en")} ${this._settings.words.here}`] : [])];
      const counts = this._painter.counts(this._painter.members(cluster));
      return [`${cluster.many.toLocaleString("en")} ${this._settings.words.events}`, ...counts.map(([type, many]) => `${many.toLocaleString("en")} × ${this._settings.types[type] || type}`)];
    },
    told(row) {
      const { columns } = this._painter, actor = columns.actors[columns.actor[row]];
      const words = [this._settings.types[columns.types[columns.kind[row] & 15]], dayOf(columns.first[row]) + (columns.span[row] ? ` – ${dayOf(columns.first[row] + columns.span[row])}` : ""), actor || this._settings.words.nobody];
      return words.join(" · ");
    },

    _click(event) {
      this._close();
      const under = this._under(event);
      if (!under) return;
      L.DomEvent.stopPropagation(event);
      if (under.cluster) this._open(under.cluster, event.latlng);
      else { const rows = this._painter.beside(under.row); if (rows.length > 1) this._list(rows, event.latlng); else this._choose(under.row, event.latlng); }
    },
    /* Nearer, until the block's marks come apart; a list where they never will. */
    _open(cluster, latlng) {
      const rows = this._painter.members(cluster), { x, y } = this._painter.columns, far = (numbers) => { let low = Infinity, high = -Infinity; for (const row of rows) { low = Math.min(low, numbers[row]); high = Math.max(high, numbers[row]); } return [low, high]; };
      const [west, east] = far(x), [north, south] = far(y), map = this._map;
      const apart = Math.max(east - west, south - north) * 256 * 2 ** map.getMaxZoom() / 2 ** 24;
      if (map.getZoom() >= map.getMaxZoom() || apart < 24) return this._list(rows, latlng);
      const point = (i, j) => map.unproject([(i / 2 ** 24) * 256, (j / 2 ** 24) * 256], 0);
      const to = map.getBoundsZoom(L.latLngBounds([point(west, north), point(east, south)]), false, L.point(60, 60));
      const middle = point((west + east) / 2, (north + south) / 2);
      middle.lng += Math.round((latlng.lng - middle.lng) / 360) * 360;
      map.setView(middle, Math.min(map.getMaxZoom(), Math.max(to, map.getZoom() + 1)));
    },
    _list(rows, latlng) {
      const list = html("ul", {}), head = html("strong", {});
      head.textContent = `${rows.length.toLocaleString("en")} ${this._settings.words.here}`;
      for (const row of rows.slice(0, MOST_LISTED)) { const button = html("button", { type: "button" }); button.textContent = this.told(row); button.addEventListener("click", () => this._choose(row, latlng)); list.append(html("li", {}, [button])); }
      if (rows.length > MOST_LISTED) { const rest = html("li", {}); rest.textContent = `${(rows.length - MOST_LISTED).toLocaleString("en")} ${this._settings.words.more}`; list.append(rest); }
      this._popup = L.popup({ className: "dateline-list", maxHeight: 260, minWidth: 240, autoPanPadding: [12, 12] }).setLatLng(latlng).setContent(html("div", {}, [head, list])).openOn(this._map);
      const first = list.querySelector("button"); if (first) first.focus({ preventScroll: true });
    },
    _close() { if (this._popup) { this._popup.remove(); this._popup = null; } },
    _choose(row, latlng) { this.select(row); this.fire("chosen", { row, latlng }); },
  });
  const dayOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

  /* The columns of an address, fetched once; the layer stays while only what it shows changes. */
  const fetched = new Map();
  function columnsOf(address) {
    if (!fetched.has(address)) {
      const got = fetch(address).then((reply) => { if (!reply.ok) throw new Error(`answered ${reply.status}`); return unpacked(reply); }).then(decoded);
      fetched.set(address, got);
      got.catch(() => fetched.delete(address));
    }
    return fetched.get(address);
  }

  function apply(layer, { first, last, types, actors, mask, chosen }) {
    layer.setWindow(...(window.datelineShown || [first ?? -Infinity, last ?? Infinity]));
    layer.setFilter({ types, actors, mask: mask === null ? null : Uint8Array.from(atob(mask), (one) => one.charCodeAt(0)), found: layer._painter.found });
    layer.select(chosen ?? -1);
  }

  /* Shows the columns on the map. folium makes the group anew at every change; the layer is kept beside it. */
  async function show(map, group, settings) {
    const key = JSON.stringify([settings.address, settings.theme, settings.actors]);
    map.datelineEventsWanted = settings;
    let columns;
    try { columns = await columnsOf(settings.address); }
    catch (error) { map.fire("dateline:failed", { message: String(error) }); note(map, settings.words.failed); return null; }
    if (map.datelineEventsWanted !== settings) return null;
    let layer = map.datelineEvents;
    if (!layer || layer.key !== key) {
      if (layer) layer.remove();
      layer = new Events(columns, settings); layer.key = key;
      map.datelineEvents = layer;
      layer.addTo(map);
    }
    layer.off("chosen");
    layer.on("chosen", ({ row, latlng }) => {
      const proxy = L.marker(latlng);
      proxy.feature = { type: "Feature", properties: { id: `${settings.prefix}${row}` }, geometry: null };
      proxy.addEventParent(group); proxy.fire("click", { latlng }, true);
    });
    group.once("remove", () => setTimeout(() => { if (map.datelineEventsWanted === settings && map.datelineEvents) { map.datelineEvents.remove(); map.datelineEvents = null; } }, 0));
    apply(layer, settings.view);
    return layer;
  }

  function note(map, words) {
    const told = L.control({ position: "topright" });
    told.onAdd = () => { const box = html("div", { class: "dateline-note", role: "status" }); box.textContent = words; return box; };
    told.addTo(map);
  }

  window.datelineEvents = { Events, show };
})();
