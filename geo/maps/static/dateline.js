/* Dateline's own map layers on Leaflet: a vector base map, labels, marks, legend. Text is set as text, never as HTML. */
(function () {
  "use strict";
  const PALETTES = {
    light: { land: "#f4f2ec", water: "#cfdde6", coast: "#a9bccb", border: "#8d8699", river: "#b4cbdb", label: "#4b5560", country: "#6f6580", halo: "#f8f6f1", boundary: "#4d4658" },
    dark: { land: "#222b32", water: "#10171d", coast: "#3d4d5a", border: "#7b7488", river: "#2b3f4e", label: "#b9c3cb", country: "#a79fb8", halo: "#171e24", boundary: "#c9c2d6" },
  };
  const FINE_FROM = 6, CELL = 10, TILE = 256;
  const LEAST_PEOPLE = [0, 0, 8e6, 4e6, 2e6, 8e5, 3e5, 1e5, 4e4, 15e3];
  const files = new Map();
  const mercator = (lat) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 360)) / (2 * Math.PI);
  const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

  /* One file of the base map: from the page where it is inlined, else fetched from beside this script. */
  function load(folder, name) {
    if (!files.has(name)) {
      const inlined = (window.datelineFiles || {})[name];
      const got = inlined ? Promise.resolve(inlined) : folder ? fetch(folder + name).then((reply) => (reply.ok ? reply.json() : null)) : Promise.resolve(null);
      files.set(name, got.then((file) => file && decoded(file)).catch(() => null));
    }
    return files.get(name);
  }

  function decoded(file) {
    const kinds = {};
    for (const kind of ["land", "lakes", "rivers", "borders"]) kinds[kind] = (file[kind] || []).map((steps) => shape(steps, file));
    return { kinds, labels: file.labels || [] };
  }

  function shape(steps, file) {
    const count = steps.length / 2, xs = new Float64Array(count), ys = new Float64Array(count), edge = new Uint8Array(count);
    let x = 0, y = 0, west = 2, east = -1, north = 2, south = -1;
    for (let at = 0; at < count; at++) {
      x += steps[2 * at]; y += steps[2 * at + 1];
      if (Math.abs(x) === 180 * file.scale) edge[at] |= 16;
      if (file.box) edge[at] |= (x === file.box[0]) | ((x === file.box[2]) << 1) | ((y === file.box[1]) << 2) | ((y === file.box[3]) << 3);
      xs[at] = x / file.scale / 360 + 0.5; ys[at] = mercator(y / file.scale);
      west = Math.min(west, xs[at]); east = Math.max(east, xs[at]); north = Math.min(north, ys[at]); south = Math.max(south, ys[at]);
    }
    return { xs, ys, edge, west, east, north, south };
  }

  function cellsOf(west, north, east, south) {
    const names = [];
    for (let lon = Math.floor((west * 360 - 180) / CELL) * CELL; lon < east * 360 - 180; lon += CELL)
      for (let lat = Math.floor(latOf(south) / CELL) * CELL; lat < latOf(north); lat += CELL)
        if (lon >= -180 && lon < 180 && lat >= -90 && lat < 90) names.push(`cell_${lon}_${lat}.json`);
    return names;
  }

  const Base = L.GridLayer.extend({
    options: { pane: "tilePane", noWrap: false, keepBuffer: 3, updateWhenZooming: false },
    initialize(folder, theme) { this._folder = folder; this._paint = PALETTES[theme]; },
    createTile(coords, done) {
      const canvas = L.DomUtil.create("canvas", "leaflet-tile"), dpr = Math.min(window.devicePixelRatio || 1, 2);
      canvas.width = canvas.height = TILE * dpr;
      const worlds = 2 ** coords.z, west = coords.x / worlds, north = coords.y / worlds, size = 1 / worlds;
      const names = coords.z < FINE_FROM ? ["overview.json"] : cellsOf(west, north, west + size, north + size);
      Promise.all(names.map((name) => load(this._folder, name))).then(async (found) => {
        const known = found.filter(Boolean);
        if (known.length < names.length) known.push(await load(this._folder, "overview.json"));
        this._draw(canvas.getContext("2d"), known.filter(Boolean), { west, north, size, zoom: coords.z, dpr });
        done(null, canvas);
      });
      return canvas;
    },
    _draw(pen, known, tile) {
      const paint = this._paint, side = TILE * tile.dpr, thick = tile.dpr * (tile.zoom < 4 ? 0.6 : 1);
      pen.fillStyle = paint.water; pen.fillRect(0, 0, side, side);
      pen.lineJoin = "round";
      for (const file of known) this._shapes(pen, file.kinds.land, tile, { fill: paint.land, stroke: paint.coast, width: thick * 0.8 });
      for (const file of known) this._shapes(pen, file.kinds.rivers, tile, { stroke: paint.river, width: thick });
      for (const file of known) this._shapes(pen, file.kinds.lakes, tile, { fill: paint.water, stroke: paint.coast, width: thick * 0.6 });
      for (const file of known) this._shapes(pen, file.kinds.borders, tile, { stroke: paint.border, width: thick * (tile.zoom < 5 ? 0.8 : 1.3) });
    },
    _shapes(pen, shapes, tile, style) {
      const east = tile.west + tile.size, south = tile.north + tile.size, scale = (TILE * tile.dpr) / tile.size;
      for (const one of shapes) {
        if (one.west > east || one.east < tile.west || one.north > south || one.south < tile.north) continue;
        const trace = (whole) => {
          pen.beginPath();
          for (let at = 0; at < one.xs.length; at++) {
            const x = (one.xs[at] - tile.west) * scale, y = (one.ys[at] - tile.north) * scale;
            if (at && (whole || !(one.edge[at] & one.edge[at - 1]))) pen.lineTo(x, y); else pen.moveTo(x, y);
          }
        };
        if (style.fill) { trace(true); pen.fillStyle = style.fill; pen.fill("evenodd"); }
        trace(false); pen.strokeStyle = style.stroke; pen.lineWidth = style.width; pen.stroke();
      }
    },
  });

  /* Names of places: the article's own first, then countries, then towns by people; none over another. */
  const Labels = L.Layer.extend({
    initialize(folder, theme) { this._folder = folder; this._paint = PALETTES[theme]; this._own = []; this._marks = []; this._chips = []; },
    onAdd(map) {
      map.createPane("labels").style.zIndex = 450;
      this._canvas = L.DomUtil.create("canvas", "dateline-labels leaflet-zoom-hide", map.getPane("labels"));
      this._canvas.setAttribute("aria-hidden", "true");
      map.on("moveend viewreset resize zoomend", this._redraw, this);
      this._redraw();
    },
    onRemove(map) { this._canvas.remove(); map.off("moveend viewreset resize zoomend", this._redraw, this); },
    setOwn(places, chips) { this._own = places; this._chips = chips; if (this._map) this._redraw(); },
    /* Marks as {at, shift, half}: where they belong, how far they were pushed, and how large they are, in pixels. */
    setMarks(marks) { this._marks = marks; if (this._map) this._redraw(); },
    renew() { if (this._map) this._redraw(); },
    async _redraw() {
      const map = this._map, zoom = Math.round(map.getZoom()), box = map.getBounds(), turn = (this._turn = (this._turn || 0) + 1);
      const names = zoom < FINE_FROM ? [] : cellsOf(box.getWest() / 360 + 0.5, mercator(box.getNorth()), box.getEast() / 360 + 0.5, mercator(box.getSouth()));
      const known = (await Promise.all(["overview.json", ...names].map((name) => load(this._folder, name)))).filter(Boolean);
      if (turn !== this._turn || !this._map) return;
      const size = map.getSize(), dpr = Math.min(window.devicePixelRatio || 1, 2), canvas = this._canvas;
      canvas.width = size.x * dpr; canvas.height = size.y * dpr;
      canvas.style.width = `${size.x}px`; canvas.style.height = `${size.y}px`;
      L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
      const pen = canvas.getContext("2d");
      pen.scale(dpr, dpr);
      this._write(pen, this._candidates(known, zoom), size);
      window.datelineKeys.rove(map);
    },
    _candidates(known, zoom) {
      const seen = new Set(), towns = [], countries = [], perDegree = (TILE * 2 ** zoom) / 360, view = this._map.getBounds().pad(0.1);
      for (const file of known)
        for (const [lat, lon, name, people, area] of file.labels) {
          const key = name + Math.round(lat * 10) + "," + Math.round(lon * 10);
          if (seen.has(key) || !view.contains([lat, lon])) continue;
          seen.add(key);
          if (people < 0) {
            const wide = Math.sqrt(area) * perDegree;
            if (wide > 46 && wide < 1500) countries.push({ lat, lon, name, kind: "country", rank: -area });
          } else if (people >= (LEAST_PEOPLE[zoom] ?? 15e3)) towns.push({ lat, lon, name, kind: "town", rank: -people });
        }
      const own = this._own.map(([lat, lon, name]) => ({ lat, lon, name, kind: "own", rank: 0 }));
      const byRank = (one, other) => one.rank - other.rank;
      return [...own, ...countries.sort(byRank), ...towns.sort(byRank)].slice(0, 900);
    },
    _write(pen, candidates, size) {
      const taken = this._marks.map(({ at, shift, half }) => { const { x, y } = this._map.latLngToContainerPoint(at).add(shift); return [x - half, y - half, x + half, y + half]; });
      taken.push(...this._controls());
      this._leads(pen);
      const free = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= size.x && box[3] <= size.y && !taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      pen.textBaseline = "middle"; pen.lineJoin = "round"; pen.strokeStyle = this._paint.halo; pen.lineWidth = 3;
      const own = candidates.filter((one) => one.kind === "own"), others = candidates.filter((one) => one.kind !== "own");
      this._settle(this._chips.filter((chip) => chip.row.selected), taken, free);
      for (const one of own) this._name(pen, one, size, taken, free);
      this._settle(this._chips.filter((chip) => !chip.row.selected), taken, free);
      for (const one of others) this._name(pen, one, size, taken, free);
    },
    /* From a mark that was pushed away, a thin line to where it belongs. */
    _leads(pen) {
      for (const { at, shift, half } of this._marks) {
        if (Math.hypot(...shift) < half) continue;
        const home = this._map.latLngToContainerPoint(at);
        for (const [wide, colour] of [[3, this._paint.halo], [1, this._paint.label]]) {
          pen.lineWidth = wide; pen.strokeStyle = pen.fillStyle = colour;
          pen.beginPath(); pen.moveTo(home.x, home.y); pen.lineTo(home.x + shift[0], home.y + shift[1]); pen.stroke();
          pen.beginPath(); pen.arc(home.x, home.y, 1.5 + wide / 2, 0, 7); pen.fill();
        }
      }
    },
    /* What the map's own buttons, its legend, scale and credits hide. */
    _controls() {
      const home = this._map.getContainer().getBoundingClientRect();
      return [...this._map.getContainer().querySelectorAll(".leaflet-control")].map((one) => one.getBoundingClientRect()).filter((box) => box.width && box.height)
        .map((box) => [box.left - home.left - 2, box.top - home.top - 2, box.right - home.left + 2, box.bottom - home.top + 2]);
    },
    _name(pen, { lat, lon, name, kind }, size, taken, free) {
      const at = this._map.latLngToContainerPoint([lat, lon]);
      if (at.x < -60 || at.y < -10 || at.x > size.x + 20 || at.y > size.y + 10) return;
      if (kind === "town" && this._own.some(([south, west]) => at.distanceTo(this._map.latLngToContainerPoint([south, west])) < 22)) return;
      pen.font = { own: "600 13px system-ui, sans-serif", country: "500 12px system-ui, sans-serif", town: "11px system-ui, sans-serif" }[kind];
      const text = kind === "country" ? name.toUpperCase() : name, wide = pen.measureText(text).width;
      const tries = { country: [[-wide / 2, 0]], town: [[6, 0], [-wide - 6, 0], [18, 0], [-wide - 18, 0]], own: [[18, 0], [-wide / 2, 23], [-wide - 18, 0], [-wide / 2, -23], [14, 17], [-wide - 14, 17], [14, -17], [-wide - 14, -17], [30, 0], [-wide - 30, 0]] }[kind];
      const inside = kind !== "town" && at.x >= 0 && at.x <= size.x && at.y >= 0 && at.y <= size.y;
      const kept = ([x, y]) => (inside ? [Math.max(4, Math.min(size.x - wide - 4, x)), Math.max(9, Math.min(size.y - 9, y))] : [x, y]);
      const spot = tries.map(([dx, dy]) => kept([at.x + dx, at.y + dy])).find(([x, y]) => free([x - 3, y - 8, x + wide + 3, y + 8]));
      if (!spot) return;
      const [left, middle] = spot;
      taken.push([left - 3, middle - 8, left + wide + 3, middle + 8]);
      pen.fillStyle = kind === "country" ? this._paint.country : this._paint.label;
      if (kind === "town") { pen.beginPath(); pen.arc(at.x, at.y, 2, 0, 7); pen.fill(); }
      pen.strokeText(text, left, middle); pen.fillText(text, left, middle);
    },
    /* Labels of claims, the weightiest first: in words where there is room, else as swatches, else not at all. */
    _settle(chips, taken, free) {
      const zoom = this._map.getZoom();
      for (const { row, box } of [...chips].sort((one, other) => other.row.weight - one.row.weight)) {
        if (!box.isConnected) continue;
        const at = this._map.latLngToContainerPoint([row.lat, row.lon]);
        const placed = (row.selected || zoom >= CHIPS_FROM) && [true, false].some((words) => (!words || row.selected || zoom >= WORDS_FROM) && this._place(box, at, words, row.selected, taken, free));
        box.classList.toggle("away", !placed);
      }
    },
    _place(box, at, words, always, taken, free) {
      box.classList.toggle("brief", !words);
      const wide = box.offsetWidth, high = box.offsetHeight, tries = [[-wide / 2, -high / 2], [-wide / 2, 14], [14, -high / 2], [-wide - 14, -high / 2], [-wide / 2, -high - 14], [14, 10], [-wide - 14, 10], [-wide / 2, 32]];
      const fits = ([x, y]) => free([at.x + x - 1, at.y + y - 1, at.x + x + wide + 1, at.y + y + high + 1]), spot = tries.find(fits) || (always ? tries[1] : null);
      if (!spot) return false;
      box.style.left = `${spot[0]}px`; box.style.top = `${spot[1]}px`;
      taken.push([at.x + spot[0] - 2, at.y + spot[1] - 2, at.x + spot[0] + wide + 2, at.y + spot[1] + high + 2]);
      return true;
    },
  });

  /* Incident types by shape, in a box of 24: told apart without colour. */
  const SHAPES = {
    battle: "M5 2 12 9 19 2 22 5 15 12 22 19 19 22 12 15 5 22 2 19 9 12 2 5Z",
    explosion: "M12 0 14.6 6.8 21 3 18.6 9.6 24 12 18.6 14.4 21 21 14.6 17.2 12 24 9.4 17.2 3 21 5.4 14.4 0 12 5.4 9.6 3 3 9.4 6.8Z",
    violence_against_civilians: "M2 4H22L12 22Z",
    protest: "M4 4H20V20H4Z",
    riot: "M12 1 22.5 8.6 18.5 21H5.5L1.5 8.6Z",
    strategic_development: "M12 1 23 12 12 23 1 12Z",
    accident: "M12 2 23 21H1ZM12 9 8 17H16Z",
  };
  const CHIPS_FROM = 6, WORDS_FROM = 8;
  const SVG = "http://www.w3.org/2000/svg";
  function svg(tag, attributes, children = []) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }
  function html(tag, attributes, children = []) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }
  /* A sign at the corner of a mark: sources tell it in ways that cannot all be true. */
  const differ = () => [
    svg("circle", { cx: 20, cy: 4.2, r: 7, fill: "#16191d", stroke: "#fff", "stroke-width": 1.4 }),
    svg("path", { d: "M16.2 2.5h7.6M16.2 5.9h7.6M22 -0.2L18 8.6", stroke: "#fff", "stroke-width": 1.7, fill: "none" }),
  ];
  const glyph = (type, colour, hollow, size, disputed) =>
    svg("svg", { width: size, height: size, viewBox: "-2 -2 28 28", "aria-hidden": "true" }, [
      svg("path", { d: SHAPES[type] || SHAPES.protest, fill: "none", stroke: "#fff", "stroke-width": hollow ? 7.5 : 5, "stroke-linejoin": "round" }),
      ...(hollow ? [svg("path", { d: SHAPES[type] || SHAPES.protest, fill: "none", stroke: "#16191d", "stroke-width": 5.6, "stroke-linejoin": "round" })] : []),
      svg("path", { d: SHAPES[type] || SHAPES.protest, fill: hollow ? "#fff" : colour, stroke: hollow ? colour : "#16191d", "stroke-width": hollow ? 3.2 : 1.8, "stroke-linejoin": "round", "fill-rule": "evenodd" }),
      ...(disputed ? differ() : []),
    ]);

  /* A hatching for a claimant: its own angle and its own hue. Defined once a page. */
  function hatch(colour, angle, gap) {
    const id = `dateline-hatch-${colour.slice(1)}-${angle}-${gap}`;
    if (!document.getElementById(id)) {
      const line = svg("rect", { width: gap > 8 ? 1.4 : 2, height: gap, fill: colour });
      const pattern = svg("pattern", { id, width: gap, height: gap, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})` }, [line]);
      document.body.append(svg("svg", { width: 0, height: 0, style: "position:absolute", "aria-hidden": "true" }, [svg("defs", {}, [pattern])]));
    }
    return `url(#${id})`;
  }

  const worded = (text) => { const told = html("span", {}); told.textContent = text; return told; };
  function tip(layer, text) {
    layer.bindTooltip(worded(text), { className: "dateline-tip", sticky: layer instanceof L.Path, direction: "top", opacity: 1 });
    if (layer instanceof L.Path) window.datelineKeys.passOver(layer);
  }
  function named(layer, id) { layer.feature = { type: "Feature", properties: { id }, geometry: null }; return layer; }
  function focusable(marker, label) {
    marker.on("add", () => { const box = marker.getElement(); box.setAttribute("aria-label", label); box.setAttribute("role", "button"); });
    marker.on("keypress", (press) => { if (press.originalEvent.key === "Enter" || press.originalEvent.key === " ") marker.fire("click", { latlng: marker.getLatLng() }, true); });
    return marker;
  }
  const flipped = (lines) => lines.map((line) => line.map(([lon, lat]) => [lat, lon]));
  const outmost = (rings, up) => { const [lon, lat] = rings.flat(2).reduce((best, point) => (up * point[1] > up * best[1] ? point : best)); return [lat, lon]; };
  const edgeOf = (row, up) => (row.rings.length ? outmost(row.rings, up) : [Math.max(-84, Math.min(84, row.lat + (up * row.radius) / 111.2)), row.lon]);

  /* Where the mark of an incident stands: on its point, or on the edge of the region that is all that is known. */
  const stands = new Map();
  function markAt(row, map) {
    if (row.precision < 3 || row.lines.length || (!row.rings.length && !row.radius)) return [row.lat, row.lon];
    const key = `${row.lat},${row.lon},${row.radius}`;
    if (!stands.has(key)) stands.set(key, !isSeen(edgeOf(row, 1), map) && isSeen(edgeOf(row, -1), map) ? -1 : 1);
    return edgeOf(row, stands.get(key));
  }
  /* At the northern edge, but where the map's first view cuts that off, at the southern one. */
  const EDGE = 44;
  function isSeen(at, map) {
    if (!map._loaded) return true;
    const { x, y } = map.latLngToContainerPoint(at), size = map.getSize();
    return x > 0 && x < size.x && y > EDGE && y < size.y - EDGE;
  }

  /* A circle so small that the dashes of its line would leave a fragment of it has shorter ones. */
  const FEW_PIXELS = 16, FEWEST_PIXELS = 8;
  const Circle = L.Circle.extend({
    _updatePath() {
      const dash = this._radius < FEWEST_PIXELS ? "none" : this._radius < FEW_PIXELS && this.options.dashArray ? "3 2" : this.options.dashArray;
      if (this._path && dash) this._path.setAttribute("stroke-dasharray", dash);
      L.Circle.prototype._updatePath.call(this);
    },
  });

  /* What a line needs below it to stand off the land at 3 to 1; most hues need nothing. */
  const lumaOf = (colour) => { const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)); return 0.299 * r + 0.587 * g + 0.114 * b; };
  const casing = (colour, theme) => (theme === "light" ? (lumaOf(colour) > 150 ? "#16191d" : null) : lumaOf(colour) < 95 ? "#ffffff" : null);
  const cased = (add, outline, style, theme) => {
    const below = casing(style.color, theme);
    if (below) add(outline({ ...style, color: below, weight: style.weight + 1.6, opacity: 0.45, fill: false, interactive: false }));
  };

  function incident(add, row, theme, map) {
    const area = row.precision > 1 && row.radius > 0, style = { color: row.colour, weight: row.selected ? 3 : 1.3, opacity: row.selected ? 1 : 0.9, fill: row.selected, fillOpacity: 0.1, dashArray: row.precision > 2 ? "5 5" : null };
    const shape = (look) => (row.lines.length ? L.polyline(flipped(row.lines), { ...look, weight: look.weight + 1.7 }) : row.rings.length ? L.polygon(row.rings.map(flipped), look) : new Circle([row.lat, row.lon], { radius: row.radius * 1000, ...look }));
    if (row.lines.length || row.rings.length || area) cased(add, shape, style, theme);
    if (row.lines.length) { const line = named(L.polyline(flipped(row.lines), { color: row.colour, weight: row.selected ? 6 : 3, opacity: 0.9 }), row.id); tip(line, row.label); add(line); }
    else if (row.rings.length) { const outline = named(L.polygon(row.rings.map(flipped), style), row.id); tip(outline, row.label); add(outline); }
    else if (area) { const circle = named(new Circle([row.lat, row.lon], { radius: row.radius * 1000, ...style }), row.id); tip(circle, row.label); add(circle); }
    const icon = L.divIcon({ className: `dateline-mark${row.selected ? " selected" : ""}`, html: glyph(row.type, row.colour, row.precision > 2, SIZE, row.disputed), iconSize: [SIZE, SIZE], iconAnchor: [SIZE / 2, SIZE / 2] });
    row.marker = focusable(named(L.marker(markAt(row, map), { icon, alt: row.label, keyboard: true, zIndexOffset: row.selected ? 1000 : 0, riseOnHover: true }), row.id), row.label);
    tip(row.marker, row.label); add(row.marker);
  }

  /* Marks that lie on one another, pushed apart; what is too dense, as one mark with a number that opens it. */
  const SIZE = 26, CROWD = 36;
  function settle(map) {
    const drawn = map.datelineDrawn;
    if (!drawn || !map._loaded) return;
    const zoom = map.getZoom(), rows = drawn.rows.incidents.filter((row) => map.hasLayer(row.marker));
    const bodies = window.datelineApart.settle(rows.map((row) => ({ ...map.project(row.marker.getLatLng(), zoom), kept: row.selected })));
    drawn.crowds.clearLayers();
    drawn.taken = bodies.map(({ x, y, home, members }) => {
      const at = map.unproject([home.x, home.y], zoom), shift = [Math.round(x - home.x), Math.round(y - home.y)];
      if (members.length > 1) drawn.crowds.addLayer(crowd(map, members.map((one) => rows[one]), at, shift, drawn.rows));
      else moved(rows[members[0]].marker, shift);
      for (const one of members) shownAs(rows[one].marker, members.length === 1);
      return { at, shift, half: members.length > 1 ? CROWD / 2 : rows[members[0]].selected ? 24 : 14 };
    });
    wayBack(map);
    if (map.datelineLabels) map.datelineLabels.setMarks(drawn.taken);
    window.datelineKeys.rove(map);
  }
  /* A way back to all of it, in sight only while something is not. */
  const FARTHEST = 12;
  function everything(map, rows) {
    const points = rows.incidents.filter((row) => map.hasLayer(row.marker)).map((row) => row.marker.getLatLng());
    for (const { row, marker } of map.datelineDrawn.chips) if (map.hasLayer(marker)) points.push(L.latLng(row.lat, row.lon));
    return points;
  }
  function wayBack(map) {
    const drawn = map.datelineDrawn;
    if (!drawn || !map._loaded) return;
    const view = map.getBounds(), points = everything(map, drawn.rows), outside = points.filter((at) => !view.contains(at)).length;
    const button = map.datelineAll.getContainer();
    button.hidden = !outside;
    button.replaceChildren(html("strong", {}, [drawn.rows.words.all]), html("span", {}, [` ${outside} ${drawn.rows.words.outside}`]));
    button.onclick = () => map.fitBounds(L.latLngBounds(points), { padding: [36, 36], maxZoom: FARTHEST });
  }
  function moved(marker, [x, y]) {
    const box = marker.getElement();
    if (box) { box.style.marginLeft = `${x - SIZE / 2}px`; box.style.marginTop = `${y - SIZE / 2}px`; }
  }
  function shownAs(marker, alone) { const box = marker.getElement(); if (box) box.style.display = alone ? "" : "none"; }
  /* Once for all that asks for it before the next picture. */
  function unsettle(map) {
    if (map.datelineUnsettled) return;
    map.datelineUnsettled = true;
    queueMicrotask(() => { map.datelineUnsettled = false; settle(map); });
  }

  function crowd(map, rows, at, shift, { types, words }) {
    const told = types.map(({ type, name }) => [rows.filter((row) => row.type === type).length, name]).filter(([many]) => many).map(([many, name]) => `${many} × ${name}`).join(", ");
    const label = `${rows.length} ${words.crowd}: ${told}. ${words.open}`;
    const icon = L.divIcon({ className: "dateline-crowd", html: rings(rows), iconSize: [CROWD, CROWD], iconAnchor: [CROWD / 2 - shift[0], CROWD / 2 - shift[1]] });
    const marker = focusable(L.marker(at, { icon, alt: label, keyboard: true, riseOnHover: true, zIndexOffset: 200 }), label);
    tip(marker, label);
    marker.on("click", (click) => { L.DomEvent.stopPropagation(click); open(map, rows); });
    return marker;
  }
  /* A number in a ring that has the colours of the actors, each as wide as its share. */
  function rings(rows) {
    const round = 2 * Math.PI * 15, counts = new Map();
    for (const row of rows) counts.set(row.colour, (counts.get(row.colour) || 0) + 1);
    let from = 0;
    const arcs = [...counts].sort((one, other) => other[1] - one[1]).map(([colour, many]) => {
      const share = (many / rows.length) * round, arc = svg("circle", { cx: 18, cy: 18, r: 15, fill: "none", stroke: colour, "stroke-width": 4, "stroke-dasharray": `${share} ${round - share}`, "stroke-dashoffset": -from, transform: "rotate(-90 18 18)" });
      from += share;
      return arc;
    });
    const number = svg("text", { x: 18, y: 18, "text-anchor": "middle", "dominant-baseline": "central" });
    number.textContent = String(rows.length);
    return svg("svg", { width: CROWD, height: CROWD, viewBox: "0 0 36 36", "aria-hidden": "true" }, [svg("circle", { class: "disc", cx: 18, cy: 18, r: 17.5 }), ...arcs, number]);
  }
  /* As near as it takes for the marks to come apart; the keyboard's focus goes to the first of them. */
  function open(map, rows) {
    const box = L.latLngBounds(rows.map((row) => row.marker.getLatLng()));
    map.once("moveend", () => setTimeout(() => {
      const first = rows.map((row) => row.marker.getElement()).find((one) => one && one.style.display !== "none");
      if (first) first.focus({ preventScroll: true });
    }, 50));
    const to = Math.max(map.getBoundsZoom(box, false, L.point(80, 80)), map.getZoom() + 1);
    map.setView(box.getCenter(), Math.min(map.getMaxZoom(), to));
  }

    /* Claims of country size lie below all others, as a thin line that nothing fills. */
  function claim(add, row, theme, words) {
    const quiet = row.faint && !row.selected;
    const style = { color: row.colour, weight: row.selected ? 4 : quiet ? 1.2 : 2.2, opacity: quiet ? 0.55 : 1, dashArray: quiet ? "1 6" : row.dash.join(" "), dashOffset: row.offset, lineCap: quiet ? "round" : "butt", fill: row.filled, fillOpacity: row.selected ? 1 : 0.6, fillColor: row.filled ? hatch(row.colour, row.angle, row.gap) : null, pane: row.faint ? "quiet" : "overlayPane" };
    const outline = (look) => (row.rings.length ? L.polygon(row.rings.map(flipped), look) : row.lines.length ? L.polyline(flipped(row.lines), { ...look, fill: false, weight: look.weight + 2 }) : new Circle([row.lat, row.lon], { radius: row.radius * 1000, ...look }));
    if (!quiet) cased(add, outline, style, theme);
    const shape = named(outline(style), row.id);
    tip(shape, chipLabel(row.claims, words)); add(shape);
    return { claims: row.claims, ids: row.claims.map((one) => one.id), tell: (claims) => { if (claims.length) { shape.setTooltipContent(worded(chipLabel(claims, words))); shape.feature.properties.id = (claims.find((one) => one.id === row.id) || claims[0]).id; } } };
  }

  /* One label a territory; each click chooses its next claim. Where it stands, the names' layer settles. */
  const MOST_SWATCHES = 4;
  function chip(add, row, words) {
    const box = html("div", { class: `box away${row.selected ? " selected" : ""}` });
    const icon = L.divIcon({ className: "dateline-chip", html: box, iconSize: [0, 0], iconAnchor: [0, 0] });
    const marker = focusable(named(L.marker([row.lat, row.lon], { icon, alt: chipLabel(row.claims, words), keyboard: true, zIndexOffset: row.selected ? 900 : -500, riseOnHover: true }), row.ids[0]), chipLabel(row.claims, words));
    tip(marker, "");
    const made = { row, box, marker, claims: row.claims, tell: (claims) => tellChip(made, marker, claims, words) };
    add(marker, row.claims.map((claim) => claim.days)); made.tell(row.claims);
    return made;
  }
  const chipLabel = (claims, words) => {
    const lines = [...new Set(claims.map((claim) => claim.label))];
    return lines.slice(0, MOST_SWATCHES).join("; ") + (lines.length > MOST_SWATCHES ? `; +${lines.length - MOST_SWATCHES} ${words.andMore}` : "");
  };
  /* What the label says of the claims that are in force in the days shown. */
  function tellChip({ row, box }, marker, claims, words) {
    if (!claims.length) return;
    const name = html("span", {}), label = chipLabel(claims, words);
    name.textContent = claims.length === 1 ? claims[0].told : `${row.name}: ${claims.length} ${words.claimsOf}`;
    const shown = [...new Set(claims.map((claim) => claim.swatch))].slice(0, MOST_SWATCHES);
    box.replaceChildren(...shown.map((at) => swatch(row.swatches[at])), name);
    marker.setTooltipContent(worded(label)); marker.options.alt = label;
    const next = row.ids.find((id) => claims.some((claim) => claim.id === id));
    marker.feature.properties.id = next;
    if (marker.getElement()) marker.getElement().setAttribute("aria-label", label);
  }
  const swatch = (row) => svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, [
    svg("rect", { x: 1.5, y: 1.5, width: 13, height: 13, rx: 2, fill: "none", stroke: "currentColor", "stroke-width": 3, "stroke-dasharray": row.filled ? "none" : "4 1" }),
    svg("rect", { x: 1.5, y: 1.5, width: 13, height: 13, rx: 2, fill: row.filled ? hatch(row.colour, row.angle, row.gap) : "none", stroke: row.colour, "stroke-width": 2, "stroke-dasharray": row.filled ? "none" : "3 2" }),
  ]);

  function boundary(add, row, paint) {
    const style = { color: paint.boundary, weight: 1.8, dashArray: "1 5", lineCap: "round", opacity: 0.9, fill: false, interactive: true };
    const line = row.rings.length ? L.polygon(row.rings.map(flipped), style) : L.polyline(flipped(row.lines), style);
    tip(line, row.label); add(line);
  }

  /* The days shown, [first, last] counted from 1970-01-01, as the page's control of time tells them; null: all. */
  let shown = null;
  const within = ([first, last], window_) => !window_ || ((first === null || first <= window_[1]) && (last === null || last >= window_[0]));
  const lasting = (spans, window_) => spans.some((span) => within(span, window_));

  /* Draws rows into a group that folium made; what a reader switched off in the legend stays off. */
  const off = new Set();
  function marks(map, group, rows) {
    const paint = PALETTES[rows.theme], layers = new Map(), timed = [];
    const adder = (key, spans) => {
      if (!layers.has(key)) layers.set(key, L.layerGroup());
      return (layer, own) => { layer.addEventParent(group); timed.push({ layer, home: layers.get(key), spans: own || spans }); };
    };
    for (const row of rows.boundaries) boundary(adder(`boundary ${row.id}`, [row.days]), row, paint);
    const outlines = rows.claims.map((row) => claim(adder(`claim ${row.claimant}`, row.claims.map((one) => one.days)), row, rows.theme, rows.words));
    const chips = rows.chips.map((row) => chip(adder(row.claimants.length === 1 ? `claim ${row.claimants[0]}` : "chips"), row, rows.words));
    for (const row of rows.incidents) incident(adder(`incident ${row.type}`, [row.days]), row, rows.theme, map);
    const drawn = { group, rows, chips, told: [...outlines, ...chips], timed, layers, crowds: L.layerGroup(), taken: [] };
    if (map.datelineDrawn) map.datelineDrawn.crowds.remove();
    map.datelineDrawn = drawn;
    group.addLayer(drawn.crowds);
    for (const row of rows.incidents) row.marker.on("add remove", () => unsettle(map));
    follow(map, drawn);
    window.datelineArea.show(group, rows.area);
    for (const [key, layer] of layers) if (!off.has(key)) group.addLayer(layer);
    legend(map, group, rows, layers, timed); tellBoundaries(map, rows);
  }

  /* Leaves of what is drawn that which has a day among those shown; touches nothing where that stays the same. */
  function follow(map, drawn) {
    const { rows, chips, told, timed } = drawn;
    const inside = timed.map(({ spans }) => lasting(spans, shown)), inForce = told.map((one) => one.claims.filter((claim) => within(claim.days, shown)));
    const key = inside.map(Number).join("") + inForce.map((claims) => claims.map((claim) => claim.id)).join(" ");
    if (key === drawn.key) return;
    drawn.key = key;
    let added = false;
    timed.forEach(({ layer, home }, at) => {
      if (inside[at] === home.hasLayer(layer)) return;
      if (inside[at]) { home.addLayer(layer); added ||= layer instanceof L.Path; } else home.removeLayer(layer);
    });
    if (added) restack(map, timed);
    told.forEach((one, at) => one.tell(inForce[at]));
    tellBoundaries(map, rows);
    if (map.datelineLabels) map.datelineLabels.setOwn(rows.own.filter((row) => lasting(row[3], shown)), chips.filter((_, at) => inForce[told.length - chips.length + at].length));
    unsettle(map);
  }

  /* What comes back is drawn over all else: the order in which small outlines lie on large ones is made anew. */
  function restack(map, timed) {
    for (const { layer } of timed) if (layer instanceof L.Path && map.hasLayer(layer)) layer.bringToFront();
  }

  /* The legend names the boundaries that held on a day shown. */
  function tellBoundaries(map, rows) {
    if (map.datelineLegend) for (const row of rows.boundaries) for (const line of map.datelineLegend.getContainer().querySelectorAll(`[data-key="${CSS.escape(`boundary ${row.id}`)}"]`)) line.hidden = !within(row.days, shown);
  }

  /* Called by the page's control of time, at every step of a drag. */
  const maps = new Set();
  let asked = 0, led = false;
  window.datelineTime = (window_) => { led = true; show(window_); };
  function show(window_) {
    shown = window.datelineShown = window_;
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      for (const map of maps) {
        if (map.datelineDrawn) follow(map, map.datelineDrawn);
        if (map.datelineEvents) map.datelineEvents.setWindow(...(shown || [-Infinity, Infinity]));
      }
    });
  }

  /* The days that the page around this one shows; where its control of time does not run, those it has in writing. */
  const WAIT_MS = 4000, LOOK_MS = 500;
  function ask() {
    try {
      const page = window.parent;
      if (page === window) return;
      if (page.datelineDays) show(page.datelineDays);
      page.postMessage("dateline:map", location.origin === "null" ? "*" : location.origin);
      setTimeout(() => setInterval(() => { if (!led) read(page.document); }, LOOK_MS), WAIT_MS);
    } catch { /* a page that is none of ours: all days are shown */ }
  }
  function read(page) {
    const told = page.querySelector("[data-dateline-days]"), days = told && told.dataset.datelineDays.split(" ").map(Number);
    if (days && String(days) !== String(shown)) show(days);
  }

  function legend(map, group, rows, layers, timed) {
    const old = map.datelineLegend, open = old ? old.getContainer().open : map.getSize().x > 1100;
    if (old) old.remove();
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => {
      const body = html("div", { class: "body" }), box = html("details", { class: "dateline-legend" }, [html("summary", {}, [rows.words.legend]), body]);
      box.open = open;
      box.addEventListener("toggle", () => map.datelineLabels && map.datelineLabels.renew());
      const heading = (text) => { const line = html("h2", {}); line.textContent = text; body.append(line); };
      const lined = (key, picture, text, small) => {
        const tick = html("input", { type: "checkbox" }), words = html("span", {}); words.textContent = text;
        if (small) { const more = html("small", {}); more.textContent = small; words.append(more); }
        tick.checked = !off.has(key);
        tick.addEventListener("change", () => { off[tick.checked ? "delete" : "add"](key); if (tick.checked) { group.addLayer(layers.get(key)); restack(map, timed); } else group.removeLayer(layers.get(key)); });
        body.append(html("label", { "data-key": key }, [tick, picture, words]));
      };
      const plain = (picture, text) => { const words = html("span", {}); words.textContent = text; body.append(html("div", { class: "row" }, [picture, words])); };
      if (rows.types.length) heading(rows.words.incidents);
      for (const type of rows.types) lined(`incident ${type.type}`, glyph(type.type, "#747f89", false, 20), type.name);
      if (rows.incidents.some((row) => row.disputed)) plain(svg("svg", { width: 20, height: 16, viewBox: "9 -4 22 17", "aria-hidden": "true" }, differ()), rows.words.disputed);
      if (rows.actors.length) heading(rows.words.actors);
      for (const actor of rows.actors) plain(svg("svg", { width: 16, height: 16, "aria-hidden": "true" }, [svg("circle", { cx: 8, cy: 8, r: 6.5, fill: actor.colour, stroke: "#16191d" })]), actor.name);
      if (rows.claimants.length) heading(rows.words.claims);
      for (const one of rows.claimants) lined(`claim ${one.claimant}`, swatch(one), one.name);
      if (rows.boundaries.length) heading(rows.words.boundaries);
      for (const row of rows.boundaries) lined(`boundary ${row.id}`, svg("svg", { width: 20, height: 8, "aria-hidden": "true" }, [svg("line", { x1: 2, x2: 19, y1: 4, y2: 4, stroke: PALETTES[rows.theme].boundary, "stroke-width": 2, "stroke-dasharray": "1 4", "stroke-linecap": "round" })]), row.name, row.told);
      heading(rows.words.precision);
      for (const line of rows.words.precisions) plain("", line);
      L.DomEvent.disableClickPropagation(box); L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    map.datelineLegend = control.addTo(map);
  }

  /* Makes a folium map ours: base map, labels, a name and language for screen readers. */
  function prepare(map, settings) {
    const box = map.getContainer();
    box.classList.add("dateline", `dateline-${settings.theme}`);
    box.setAttribute("role", "region"); box.setAttribute("aria-label", settings.name); box.setAttribute("lang", "en");
    box.setAttribute("aria-description", settings.keys);
    window.datelineKeys.listen(map);
    document.body.style.margin = 0;
    document.documentElement.style.background = document.body.style.background = PALETTES[settings.theme].land;
    if (window.frameElement) window.frameElement.setAttribute("aria-label", settings.name);
    for (const one of document.querySelectorAll("meta[name=viewport]")) one.content = "width=device-width, initial-scale=1";
    maps.add(map);
    ask();
    const base = new Base(settings.folder, settings.theme).addTo(map);
    map.on("zoomend", () => settle(map));
    map.datelineAll = L.control({ position: "topright" });
    map.datelineAll.onAdd = () => { const button = html("button", { class: "dateline-all", type: "button" }); button.hidden = true; L.DomEvent.disableClickPropagation(button); return button; };
    map.datelineAll.addTo(map);
    if (settings.area) window.datelineArea.listen(map, settings.area);
    map.on("moveend", () => wayBack(map));
    map.datelineLabels = new Labels(settings.folder, settings.theme).addTo(map);
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(settings.credit);
    L.control.scale({ imperial: false, position: "bottomright", maxWidth: 140 }).addTo(map);
    map.createPane("quiet").style.zIndex = 390;
    if (settings.box.length) map.whenReady(() => contain(map, settings.box));
    if (settings.tiles.length) tiles(map, base, settings);
    new ResizeObserver(() => map.invalidateSize()).observe(box);
  }

  /* Moves back until the box is in sight: a telephone's frame is narrower than the one the zoom was meant for. */
  function contain(map, [west, south, east, north]) {
    const box = L.latLngBounds([south, west], [north, east]);
    const size = map.getSize(), mark = SIZE / 2;
    const isIn = ({ x, y }) => x >= mark && y >= mark && x <= size.x - mark && y <= size.y - mark;
    if (!size.x || [box.getNorthWest(), box.getSouthEast()].every((at) => isIn(map.latLngToContainerPoint(at)))) return;
    map.fitBounds(box, { animate: false, maxZoom: map.getZoom(), padding: [mark, mark] });
  }

  /* Tiles from the network are off until a reader asks for them. */
  function tiles(map, base, settings) {
    const choices = {}; choices[settings.own] = base;
    for (const set of settings.tiles) choices[set.name] = L.tileLayer(set.url, { attribution: set.credit, maxZoom: set.most, subdomains: "abc" });
    L.control.layers(choices, {}, { position: "topright", collapsed: true }).addTo(map);
    map.on("baselayerchange", (change) => { const own = change.layer === base; if (own) map.datelineLabels.addTo(map); else map.datelineLabels.remove(); });
  }

  window.dateline = { prepare, marks };
})();
