/* A canvas layer for events by the hundred thousand: fetched once as columns, painted and filtered here. */
(function () {
  "use strict";
  const STEPS = 2 ** 24, CELL = 4, BLOCK = 64, DENSE = 14, REACH = 8, FADED = 70, NEAR = 9;
  const NOBODY = "#8a949d";
  const rgba = (hex) => { const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)); return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0; };

  /* ---- the columns ---- */

  async function unpacked(reply) {
    const stream = reply.body.pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  }

  /* Bytes as `geo/events/encoding.py` writes them. */
  function decoded(buffer) {
    const bytes = new Uint8Array(buffer), view = new DataView(buffer);
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "DLC1") throw new Error("These are no columns of events.");
    const length = view.getUint32(4, true), header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
    const rows = header.rows, planes = (from, many) => Array.from({ length: many }, (_, at) => bytes.subarray(8 + length + (from + at) * rows, 8 + length + (from + at + 1) * rows));
    const joined = (from, many, into) => {
      const parts = planes(from, many);
      for (let row = 0; row < rows; row++) { let number = 0; for (const part of parts) number = number * 256 + part[row]; into[row] = number; }
      return into;
    };
    const columns = {
      rows, types: header.types, actors: header.actors,
      x: joined(0, 3, new Uint32Array(rows)), y: joined(3, 3, new Uint32Array(rows)),
      first: joined(6, 3, new Int32Array(rows)), span: joined(9, 2, new Uint16Array(rows)),
      kind: planes(11, 1)[0], actor: planes(12, 1)[0], radius: planes(13, 1)[0],
    };
    for (let row = 0; row < rows; row++) columns.first[row] += header.base;
    columns.long = Uint32Array.from(lasting(columns));
    return columns;
  }
  function* lasting(columns) { for (let row = 0; row < columns.rows; row++) if (columns.span[row]) yield row; }

  const kmOf = (code) => (code ? 2 ** ((code - 1) / 8) : 0);

  /* The first row whose first day is `day` or later. */
  function lowest(first, day) {
    let low = 0, high = first.length;
    while (low < high) { const middle = (low + high) >> 1; if (first[middle] < day) low = middle + 1; else high = middle; }
    return low;
  }

  /* ---- marks as lists of pixels ---- */

  /* What a mark of 13 pixels is, by type: a test of a point in a box of -6..6. Told apart without colour. */
  const SHAPES = {
    battle: (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) <= 2.1 && Math.abs(x) + Math.abs(y) < 10.5,
    explosion: (x, y) => { const r = Math.hypot(x, y), turn = Math.atan2(y, x) * 8 / (2 * Math.PI); return r < 3.2 + 2.9 * Math.abs(((turn % 1) + 1) % 1 - 0.5) * 2; },
    violence_against_civilians: (x, y) => y > -4.6 && Math.abs(x) < (5.6 - y) * 0.55,
    protest: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 4.5,
    riot: (x, y) => Math.hypot(x, y) < 5.3,
    strategic_development: (x, y) => Math.abs(x) + Math.abs(y) < 5.9,
    accident: (x, y) => y < 4.6 && Math.abs(x) < (5.6 + y) * 0.55 && !(y > 0.5 && Math.abs(x) < 1.2),
  };
  /* A mark: offsets from its middle, and whether each is its edge (ink), its face (hue) or its halo (paper). */
  function mark(shape, hollow, scale) {
    const dx = [], dy = [], part = [], is = (x, y) => shape(x / scale, y / scale), most = 7 * scale;
    for (let y = -most; y <= most; y++)
      for (let x = -most; x <= most; x++) {
        const inside = is(x, y), beside = [[1, 0], [-1, 0], [0, 1], [0, -1]];
        const edge = inside && beside.some(([i, j]) => !is(x + i, y + j)), halo = !inside && beside.some(([i, j]) => is(x + i, y + j));
        if (!inside && !halo) continue;
        const core = inside && !edge && hollow && beside.every(([i, j]) => is(x + i, y + j) && is(x + 2 * i, y + 2 * j));
        dx.push(x); dy.push(y); part.push(halo || core ? 2 : edge && !hollow ? 1 : 0);
      }
    return { dx: Int8Array.from(dx), dy: Int8Array.from(dy), part: Uint8Array.from(part) };
  }
  const marksOf = (types, hollow, scale) => types.map((type) => mark(SHAPES[type] || SHAPES.protest, hollow, scale));

  /* A round of so many pixels: for each its turn (0..255 from the top) where it is in the ring, else -1, -2 the edge. */
  const rounds = new Map();
  function round(radius, scale) {
    if (!rounds.has(radius)) {
      const dx = [], dy = [], turn = [];
      for (let y = -radius; y <= radius; y++)
        for (let x = -radius; x <= radius; x++) {
          const far = Math.hypot(x, y);
          if (far > radius + 0.3) continue;
          dx.push(x); dy.push(y);
          turn.push(far > radius - 0.8 * scale ? -2 : far > radius - 4.2 * scale ? Math.floor(((Math.atan2(x, -y) / (2 * Math.PI) + 1) % 1) * 256) : -1);
        }
      rounds.set(radius, { dx: Int8Array.from(dx), dy: Int8Array.from(dy), turn: Int16Array.from(turn) });
    }
    return rounds.get(radius);
  }

  /* The signs of a count as the strength of ink in each pixel, drawn once by the browser's own font. */
  function signs(scale) {
    const pen = new OffscreenCanvas(24 * scale, 16 * scale).getContext("2d", { willReadFrequently: true }), made = {};
    pen.font = `600 ${11 * scale}px system-ui, sans-serif`; pen.textBaseline = "middle";
    for (const sign of "0123456789.kM") {
      const wide = Math.ceil(pen.measureText(sign).width), high = 14 * scale;
      pen.clearRect(0, 0, 24 * scale, 16 * scale); pen.fillText(sign, 0, high / 2 + 0.5);
      const data = pen.getImageData(0, 0, wide, high).data;
      made[sign] = { wide, high, ink: Uint8Array.from({ length: wide * high }, (_, at) => data[at * 4 + 3]) };
    }
    return made;
  }
  const short = (many) => (many < 1000 ? `${many}` : many < 9950 ? `${(many / 1000).toFixed(1)}k` : many < 999500 ? `${Math.round(many / 1000)}k` : `${(many / 1e6).toFixed(1)}M`);
  const blended = (under, over, part) => {
    const of = (shift) => Math.round((((under >>> shift) & 255) * (255 - part) + ((over >>> shift) & 255) * part) / 255) << shift;
    return (0xff000000 | of(16) | of(8) | of(0)) >>> 0;
  };

  /* ---- painting: pure work on pixels, no Leaflet ---- */

  class Painter {
    constructor(columns, look) {
      this.columns = columns;
      this.style = look;
      this.scale = look.scale;
      this.cell = CELL * look.scale; this.side = BLOCK * look.scale;
      this.signs = signs(look.scale);
      this.filled = marksOf(columns.types, false, look.scale);
      this.hollow = marksOf(columns.types, true, look.scale);
      this.hues = new Uint32Array(256).fill(rgba(NOBODY));
      columns.actors.forEach((name, code) => { if (look.colours[name]) this.hues[code] = rgba(look.colours[name]); });
      this.typeOf = Uint8Array.from(columns.kind, (kind) => kind & 15);
      this.shownTypes = new Uint8Array(16).fill(1);
      this.shownActors = new Uint8Array(256).fill(1);
      this.mask = null;
      this.found = null;
      this.window = [-Infinity, Infinity];
    }

    resize(width, height) {
      this.width = width; this.height = height;
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.across = Math.ceil(width / this.cell) + 2;
      this.taken = new Int32Array(this.across * (Math.ceil(height / this.cell) + 2));
    }

    /* Where the world lies: its width in pixels, and its north-western corner seen from the picture's. */
    look(world, left, top) { this.world = world; this.left = left; this.top = top; this._blocks(); }

    /* Blocks are fixed to the world, so that a round stays where it is while the map moves. */
    _blocks() {
      const { side } = this, west = Math.floor(-this.left / side) - 1, north = Math.floor(-this.top / side) - 1;
      this.block = { west, north, across: Math.ceil(this.width / side) + 4, down: Math.ceil(this.height / side) + 4 };
      const size = this.block.across * this.block.down;
      if (!this.count || this.count.length !== size) { this.count = new Uint32Array(size); this.sumX = new Float64Array(size); this.sumY = new Float64Array(size); }
    }

    /* Rows of the window that the filters let through, the newest first. */
    _each(visit) {
      const { first, span, long } = this.columns, [from, to] = this.window;
      const low = from === -Infinity ? 0 : lowest(first, from), high = to === Infinity ? this.columns.rows : lowest(first, to + 1);
      const { kind, actor } = this.columns, types = this.shownTypes, actors = this.shownActors, mask = this.mask;
      for (let row = high - 1; row >= low; row--)
        if (types[kind[row] & 15] && actors[actor[row]] && (!mask || mask[row >> 3] & (1 << (row & 7)))) visit(row);
      for (let at = lowest(long, low) - 1; at >= 0; at--) {
        const row = long[at];
        if (first[row] + span[row] >= from && types[kind[row] & 15] && actors[actor[row]] && (!mask || mask[row >> 3] & (1 << (row & 7)))) visit(row);
      }
    }

    paint() {
      this.pixels.fill(0); this.taken.fill(0);
      this._gather();
      this.drawn = 0;
      this._stamp();
      this._rounds();
      return this.image;
    }

    /* One pass: what is in sight, as row and pixel, and how much each block holds. */
    _gather() {
      const { x, y } = this.columns, scale = this.world / STEPS, { left, top, width, height, world } = this;
      const { west, north, across } = this.block, { side } = this, reach = REACH * this.scale;
      this.count.fill(0); this.sumX.fill(0); this.sumY.fill(0);
      if (!this.rows || this.rows.length < this.columns.rows) { const most = this.columns.rows; this.rows = new Uint32Array(most); this.px = new Int16Array(most); this.py = new Int16Array(most); this.in_block = new Uint16Array(most); }
      const { rows, px, py, in_block, count, sumX, sumY } = this;
      let seen = 0, all = 0;
      const right = width + reach, foot = height + reach;
      this._each((row) => {
        all++;
        const down_at = y[row] * scale + top;
        if (down_at < -reach || down_at > foot) return;
        let at = x[row] * scale + left;
        if (at > right || at < -reach) { at -= Math.floor((at + reach) / world) * world; if (at > right) return; }
        const cell = (Math.floor((down_at - top) / side) - north) * across + Math.floor((at - left) / side) - west;
        count[cell]++; sumX[cell] += at; sumY[cell] += down_at;
        rows[seen] = row; px[seen] = at; py[seen] = down_at; in_block[seen] = cell; seen++;
      });
      this.seen = seen; this.all = all;
    }

    _stamp() {
      const grain = this.cell, { rows, px, py, in_block, count, taken, across, seen } = this, { kind, actor } = this.columns;
      for (let at = 0; at < seen; at++) {
        if (count[in_block[at]] > DENSE) continue;
        const x = px[at], y = py[at], cell = (((y < 0 ? 0 : y) / grain) | 0) * across + (((x < 0 ? 0 : x) / grain) | 0);
        if (taken[cell]) continue;
        const row = rows[at];
        taken[cell] = row + 1;
        this._mark(row, x, y, kind[row], this.hues[actor[row]]);
        this.drawn++;
      }
    }

    _mark(row, x, y, kind, hue) {
      const { width, height, pixels, found } = this, shape = (kind >> 4 > 2 ? this.hollow : this.filled)[kind & 15];
      const pale = found && !(found[row >> 3] & (1 << (row & 7))), colours = pale ? [faded(hue), faded(this.style.edge), 0] : [hue, this.style.edge, this.style.halo];
      const { dx, dy, part } = shape;
      for (let at = 0; at < dx.length; at++) {
        const i = x + dx[at], j = y + dy[at];
        // What is above stays: the newest is stamped first.
        if (i >= 0 && j >= 0 && i < width && j < height && !pixels[j * width + i]) pixels[j * width + i] = colours[part[at]];
      }
    }

    /* Blocks that hold more than marks can show: a round with their number, its ring in the actors' shares. */
    _rounds() {
      this.clusters = this._joined();
      if (!this.clusters.length) return;
      const shares = this._shares(this.clusters);
      this.clusters.forEach((one, at) => this._round(one, shares[at]));
    }

    /* The dense blocks, those whose rounds would lie on a larger one joined to it. */
    _joined() {
      const made = [], { count, sumX, sumY } = this, dense = [];
      for (let block = 0; block < count.length; block++) if (count[block] > DENSE) dense.push(block);
      for (const block of dense.sort((one, other) => count[other] - count[one])) {
        const many = count[block], x = Math.round(sumX[block] / many), y = Math.round(sumY[block] / many), radius = this._radius(many);
        const host = made.find((one) => Math.hypot(one.x - x, one.y - y) < one.radius + radius * 0.6);
        if (host) { host.blocks.push(block); host.many += many; host.radius = this._radius(host.many); }
        else made.push({ blocks: [block], many, x, y, radius });
      }
      return made;
    }
    _radius(many) { return this.scale * Math.min(26, Math.round(9 + 3.6 * Math.log10(many))); }

    /* For each round the share of each hue, the sides of one hue together. */
    _shares(clusters) {
      const place = new Int32Array(this.count.length).fill(-1);
      clusters.forEach((one, at) => { for (const block of one.blocks) place[block] = at; });
      const counts = new Uint32Array(clusters.length * 256), { rows, in_block, seen } = this, { actor } = this.columns;
      for (let at = 0; at < seen; at++) { const held = place[in_block[at]]; if (held >= 0) counts[held * 256 + actor[rows[at]]]++; }
      return clusters.map((_, at) => this._ring(counts.subarray(at * 256, at * 256 + 256)));
    }

    _ring(counts) {
      const by = new Map(); let all = 0;
      for (let code = 0; code < 256; code++) if (counts[code]) { by.set(this.hues[code], (by.get(this.hues[code]) || 0) + counts[code]); all += counts[code]; }
      const ring = new Uint32Array(256); let from = 0;
      for (const [hue, many] of [...by].sort((one, other) => other[1] - one[1])) { const to = Math.min(256, from + (many / all) * 256); ring.fill(hue, Math.round(from), Math.round(to)); from = to; }
      for (let at = Math.round(from); at < 256; at++) ring[at] = ring[at - 1] || 0;
      return ring;
    }

    _round({ x, y, radius, many }, ring) {
      const { dx, dy, turn } = round(radius, this.scale), { width, height, pixels, style } = this;
      for (let at = 0; at < dx.length; at++) {
        const i = x + dx[at], j = y + dy[at];
        if (i < 0 || j < 0 || i >= width || j >= height) continue;
        pixels[j * width + i] = turn[at] === -2 ? style.halo : turn[at] === -1 ? style.face : ring[turn[at]];
      }
      this._number(x, y, short(many));
    }

    _number(x, y, text) {
      const { pixels, width, height, style } = this;
      let from = Math.round(x - [...text].reduce((sum, sign) => sum + this.signs[sign].wide, 0) / 2);
      for (const sign of text) {
        const { wide, high, ink } = this.signs[sign], top = Math.round(y - high / 2);
        for (let at = 0; at < ink.length; at++) {
          const i = from + (at % wide), j = top + ((at / wide) | 0);
          if (ink[at] && i >= 0 && j >= 0 && i < width && j < height) pixels[j * width + i] = blended(pixels[j * width + i], style.ink, ink[at]);
        }
        from += wide;
      }
    }

    /* What is under a pixel: a cluster, the row of a mark, or nothing. */
    at(x, y) {
      const cluster = this.clusters.find((one) => Math.hypot(one.x - x, one.y - y) <= one.radius);
      if (cluster) return { cluster };
      let best = -1, least = NEAR * this.scale + 1;
      for (let j = -3; j <= 3; j++)
        for (let i = -3; i <= 3; i++) {
          const across = Math.floor(x / this.cell) + i, down = Math.floor(y / this.cell) + j, row = across < 0 || down < 0 ? 0 : this.taken[down * this.across + across];
          if (!row) continue;
          const far = Math.hypot(...this.pixel(row - 1).map((value, side) => value - (side ? y : x)));
          if (far < least) { least = far; best = row - 1; }
        }
      return best < 0 ? null : { row: best };
    }

    pixel(row) {
      const scale = this.world / STEPS;
      let x = this.columns.x[row] * scale + this.left;
      x -= Math.floor((x + REACH * this.scale) / this.world) * this.world;
      return [x, this.columns.y[row] * scale + this.top];
    }

    isDense(at) { return this.count[this.in_block[at]] > DENSE; }

    /* The rows in sight of a round, or within some pixels of a row's mark, the newest first. */
    members({ blocks }) { const found = [], held = new Set(blocks); for (let at = 0; at < this.seen; at++) if (held.has(this.in_block[at])) found.push(this.rows[at]); return found; }
    beside(row) {
      const [x, y] = this.pixel(row), found = [];
      for (let at = 0; at < this.seen; at++) if (Math.abs(this.px[at] - x) <= this.cell && Math.abs(this.py[at] - y) <= this.cell) found.push(this.rows[at]);
      return found;
    }

    counts(rows) {
      const by = new Map();
      for (const row of rows) { const type = this.columns.types[this.columns.kind[row] & 15]; by.set(type, (by.get(type) || 0) + 1); }
      return [...by].sort((one, other) => other[1] - one[1]);
    }
  }
  const faded = (colour) => ((colour & 0xffffff) | (FADED << 24)) >>> 0;

  window.datelineColumns = { decoded, unpacked, Painter, kmOf, lowest, short, rgba };
})();
