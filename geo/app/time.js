// The control of time: a histogram to brush and zoom, handles for fingers and keys, and a player.
// While it moves it tells the maps in the page by itself; the server hears of it once, when it has come to rest.
const DAY = 864e5, LEAST_PX = 6, REST_MS = 180;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SPEEDS = [1, 2, 4, 8], STEPS = [1, 7, 30];

const date = (day) => new Date(day * DAY);
const told = (day) => { const one = date(day); return `${one.getUTCDate()} ${MONTHS[one.getUTCMonth()]} ${one.getUTCFullYear()}`; };
const iso = (day) => date(day).toISOString().slice(0, 10);
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/* Where the first day of a month or year stands in a stretch, as many as there is room for. */
export function ticks(first, last, most) {
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120, 240, 600]) {
    const found = [], from = date(first);
    let at = from.getUTCFullYear() * 12 + from.getUTCMonth();
    for (at -= at % months; ; at += months) {
      const day = Date.UTC(Math.floor(at / 12), at % 12, 1) / DAY;
      if (day > last) break;
      if (day >= first) found.push([day, months >= 12 || at % 12 === 0 ? `${Math.floor(at / 12)}` : MONTHS[at % 12]]);
    }
    if (found.length <= most) return found;
  }
  return [];
}

/* Counts by day as columns of the same number of days, at most `most` of them. `counts` has `kinds` numbers a day. */
export function binned({ days, counts, kinds }, first, last, most) {
  const width = Math.max(1, Math.ceil((last - first + 1) / most)), many = Math.ceil((last - first + 1) / width);
  const bins = Array.from({ length: many }, (_, at) => ({ first: first + at * width, last: Math.min(last, first + (at + 1) * width - 1), by: new Array(kinds).fill(0), all: 0 }));
  for (let at = 0; at < days.length; at++) {
    if (days[at] < first || days[at] > last) continue;
    const bin = bins[Math.floor((days[at] - first) / width)];
    for (let kind = 0; kind < kinds; kind++) { bin.by[kind] += counts[at * kinds + kind]; bin.all += counts[at * kinds + kind]; }
  }
  return bins;
}

/* Tells every map of this page, and only of this page, which days to show. */
function tellMaps(window_) {
  for (const frame of document.querySelectorAll("iframe")) {
    try { frame.contentWindow.datelineTime?.(window_); } catch { /* another site's frame: none of ours */ }
  }
}

class Control {
  constructor(parent) {
    this.root = element("div", { class: "dateline-time" });
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.track = element("div", { class: "track" }, this.canvas);
    this.low = this.handle("low"); this.high = this.handle("high"); this.whole = this.handle("whole");
    this.track.append(this.whole, this.low, this.high);
    this.scale = element("div", { class: "ticks", "aria-hidden": "true" });
    this.tip = element("div", { class: "tip", "aria-hidden": "true" }); this.tip.hidden = true;
    this.bar = element("div", { class: "bar", role: "group" });
    this.root.append(this.track, this.scale, this.tip, this.bar);
    parent.append(this.root);
    this.buttons();
    this.listen();
    new ResizeObserver(() => this.draw()).observe(this.track);
    addEventListener("message", (event) => { if (event.data === "dateline:map" && event.origin === location.origin) this.tell(); });
  }

  handle(name) { return element("div", { class: `handle ${name}`, role: "slider", tabindex: "0", "data-handle": name }); }

  button(name, act) {
    const made = element("button", { type: "button", class: name });
    made.addEventListener("click", act);
    this.bar.append(made);
    return made;
  }

  buttons() {
    this.player = this.button("play", () => (this.timer ? this.stop() : this.play()));
    this.back = this.button("back", () => this.step(-1));
    this.on = this.button("on", () => this.step(1));
    this.size = this.button("size", () => { this.stepAt = (this.stepAt + 1) % STEPS.length; this.words(); });
    this.speed = this.button("speed", () => { this.speedAt = (this.speedAt + 1) % SPEEDS.length; if (this.timer) { this.stop(); this.play(); } this.words(); });
    this.mode = this.button("mode", () => this.cumulate(!this.cumulative));
    this.nearer = this.button("nearer", () => this.zoom(0.5));
    this.farther = this.button("farther", () => this.zoom(2));
    this.all = this.button("all", () => { this.zoomed = null; this.set(this.data.first, this.data.last, true); });
    this.stepAt = 0; this.speedAt = 0;
  }

  /* ---- what the server says ---- */

  update(data, settle) {
    this.settle = settle;
    const fresh = !this.data || JSON.stringify([data.first, data.last, data.days.length, data.chosen]) !== this.serial;
    this.data = data;
    if (fresh) {
      this.serial = JSON.stringify([data.first, data.last, data.days.length, data.chosen]);
      if (!this.dragging && !this.timer) { [this.a, this.b] = data.chosen; this.cumulative = data.cumulative; }
      if (this.zoomed && (this.zoomed[0] < data.first || this.zoomed[1] > data.last)) this.zoomed = null;
      this.tell();
    }
    this.words(); this.draw();
  }

  words() {
    if (!this.data) return;
    const { words } = this.data, name = (button, label, sign) => { button.setAttribute("aria-label", label); button.title = label; button.textContent = sign; };
    name(this.player, this.timer ? words.pause : words.play, this.timer ? "❚❚" : "▶");
    name(this.back, words.back, "‹"); name(this.on, words.on, "›");
    name(this.size, `${words.step}: ${words.steps[this.stepAt]}`, words.steps[this.stepAt]);
    name(this.speed, `${words.speed}: ${SPEEDS[this.speedAt]}×`, `${SPEEDS[this.speedAt]}×`);
    name(this.mode, this.cumulative ? words.cumulative : words.window, this.cumulative ? words.cumulativeShort : words.windowShort);
    this.mode.setAttribute("aria-pressed", String(this.cumulative));
    name(this.nearer, words.nearer, "+"); name(this.farther, words.farther, "−"); name(this.all, words.all, words.allShort);
    this.bar.setAttribute("aria-label", words.player);
    for (const [handle, label] of [[this.low, words.from], [this.high, words.to], [this.whole, words.both]]) handle.setAttribute("aria-label", label);
  }

  /* ---- the window ---- */

  get span() { return this.zoomed || [this.data.first, this.data.last]; }
  set(a, b, rest = false) {
    const { first, last } = this.data;
    a = clamp(Math.round(a), first, last); b = clamp(Math.round(b), a, last);
    if (this.cumulative) a = first;
    const moved = a !== this.a || b !== this.b;
    this.a = a; this.b = b;
    if (moved) { this.tell(); this.draw(); }
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), rest ? 0 : REST_MS);
  }
  tell() { if (this.a !== undefined) tellMaps([this.a, this.b]); }
  rest() {
    if (this.dragging || this.timer) return;
    const now = `${this.a},${this.b},${this.cumulative}`;
    if (now === this.sent || now === `${this.data.chosen},${this.data.cumulative}`) { this.sent = now; return; }
    this.sent = now;
    this.settle([iso(this.a), iso(this.b), this.cumulative]);
  }
  cumulate(on) { this.cumulative = on; this.words(); this.set(on ? this.data.first : Math.max(this.data.first, this.b - 30), this.b, true); }

  /* ---- drawing ---- */

  px(day) { const [from, to] = this.span; return ((day - from) / (to - from + 1)) * this.wide; }
  day(px) { const [from, to] = this.span; return from + (px / this.wide) * (to - from + 1); }

  draw() {
    if (!this.data || !this.track.clientWidth) return;
    this.wide = this.track.clientWidth; this.high_ = this.track.clientHeight;
    const dpr = Math.min(2, window.devicePixelRatio || 1), { canvas } = this, [from, to] = this.span;
    if (canvas.width !== this.wide * dpr || canvas.height !== this.high_ * dpr) { canvas.width = this.wide * dpr; canvas.height = this.high_ * dpr; canvas.style.width = `${this.wide}px`; canvas.style.height = `${this.high_}px`; }
    const pen = canvas.getContext("2d"), ink = getComputedStyle(this.root).color, claims = this.data.kinds - 1;
    pen.setTransform(dpr, 0, 0, dpr, 0, 0); pen.clearRect(0, 0, this.wide, this.high_);
    this.bins = binned(this.data, from, to, Math.floor(this.wide / LEAST_PX));
    const most = Math.max(1, ...this.bins.map((bin) => bin.all)), room = this.high_ - 4;
    pen.fillStyle = ink; pen.strokeStyle = ink;
    for (const bin of this.bins) {
      if (!bin.all) continue;
      const left = this.px(bin.first), right = Math.max(left + 1, this.px(bin.last + 1) - 1), is_in = bin.last >= this.a && bin.first <= this.b;
      const incidents = bin.all - bin.by[claims], tall = (incidents / most) * room, above = (bin.by[claims] / most) * room;
      pen.globalAlpha = is_in ? 0.82 : 0.22;
      if (incidents) pen.fillRect(left, this.high_ - Math.max(1, tall), right - left, Math.max(1, tall));
      if (above) { pen.globalAlpha *= 0.45; pen.fillRect(left, this.high_ - tall - Math.max(1, above), right - left, Math.max(1, above)); }
    }
    pen.globalAlpha = 1;
    this.place(); this.marks(from, to);
    this.farther.disabled = this.all.disabled = !this.zoomed && this.a === this.data.first && this.b === this.data.last;
    this.farther.disabled = !this.zoomed;
    this.nearer.disabled = to - from < 14;
  }

  place() {
    const left = clamp(this.px(this.a), 0, this.wide), right = clamp(this.px(this.b + 1), 0, this.wide), { words } = this.data;
    this.low.style.left = `${left}px`; this.high.style.left = `${right}px`;
    this.whole.style.left = `${left}px`; this.whole.style.width = `${Math.max(2, right - left)}px`;
    this.low.hidden = this.cumulative;
    const value = (handle, now, text) => { handle.setAttribute("aria-valuemin", this.data.first); handle.setAttribute("aria-valuemax", this.data.last); handle.setAttribute("aria-valuenow", now); handle.setAttribute("aria-valuetext", text); };
    value(this.low, this.a, told(this.a)); value(this.high, this.b, told(this.b)); value(this.whole, this.a, `${told(this.a)} ${words.until} ${told(this.b)}`);
  }

  marks(from, to) {
    const most = Math.max(2, Math.floor(this.wide / 64));
    this.scale.replaceChildren(...ticks(from, to, most).map(([day, name]) => {
      const at = this.px(day), made = element("span", { class: at > this.wide - 44 ? "ends" : "" }, name);
      made.style.left = `${at}px`;
      return made;
    }));
  }

  /* ---- fingers, mouse, keys ---- */

  listen() {
    this.track.addEventListener("pointerdown", (event) => this.grab(event));
    this.track.addEventListener("pointermove", (event) => this.hover(event));
    this.track.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.track.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) return; event.preventDefault(); this.zoom(event.deltaY > 0 ? 1.3 : 0.77, this.at(event)); }, { passive: false });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.track.addEventListener("dblclick", () => { this.zoomed = null; this.set(this.data.first, this.data.last, true); });
  }
  at(event) { return this.day(event.clientX - this.track.getBoundingClientRect().left); }

  grab(event) {
    if (event.button) return;
    this.stop();
    const name = event.target.dataset?.handle, start = this.at(event), [a, b] = [this.a, this.b];
    const held = name || "brush";
    this.dragging = held;
    this.track.setPointerCapture(event.pointerId);
    if (name) event.target.focus({ preventScroll: true });
    event.preventDefault();
    const move = (moved) => {
      const now = this.at(moved), far = Math.round(now - start);
      if (held === "low") this.set(Math.min(now, this.b), this.b);
      else if (held === "high") this.set(this.a, Math.max(now - 1, this.a));
      else if (held === "whole") { const by = clamp(far, this.data.first - a, this.data.last - b); this.set(a + by, b + by); }
      else if (Math.abs(moved.clientX - event.clientX) > 3) this.set(Math.min(start, now), Math.max(start, now));
    };
    const drop = () => {
      this.dragging = null;
      this.track.removeEventListener("pointermove", move);
      for (const name_ of ["pointerup", "pointercancel"]) this.track.removeEventListener(name_, drop);
      this.set(this.a, this.b, true);
    };
    this.track.addEventListener("pointermove", move);
    for (const name_ of ["pointerup", "pointercancel"]) this.track.addEventListener(name_, drop);
  }

  hover(event) {
    if (!this.bins || this.dragging) { this.tip.hidden = true; return; }
    const day = this.at(event), bin = this.bins.find((one) => day >= one.first && day < one.last + 1);
    this.tip.hidden = !bin || !bin.all;
    if (this.tip.hidden) return;
    const kinds = bin.by.map((many, kind) => [many, this.data.words.kinds[kind]]).filter(([many]) => many);
    const lines = [bin.first === bin.last ? told(bin.first) : `${told(bin.first)} – ${told(bin.last)}`, ...kinds.map(([many, name]) => `${many.toLocaleString("en")} × ${name}`)];
    this.tip.replaceChildren(...lines.map((line) => element("div", {}, line)));
    this.tip.style.left = `${clamp(event.clientX - this.track.getBoundingClientRect().left - 60, 0, Math.max(0, this.wide - this.tip.offsetWidth))}px`;
  }

  key(event) {
    const name = event.target.dataset?.handle;
    if (!name) return;
    const far = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 30, PageDown: -30 }[event.key] * (event.shiftKey ? 7 : 1);
    const { first, last } = this.data;
    if (event.key === "Home") name === "high" ? this.set(this.a, this.a) : this.set(first, name === "whole" ? first + this.b - this.a : this.b);
    else if (event.key === "End") name === "low" ? this.set(this.b, this.b) : this.set(name === "whole" ? last - (this.b - this.a) : this.a, last);
    else if (!far) return;
    else if (name === "low") this.set(Math.min(this.a + far, this.b), this.b);
    else if (name === "high") this.set(this.a, Math.max(this.a, this.b + far));
    else this.shift(far);
    event.preventDefault();
    this.stop();
  }

  /* Both ends, as long as they stay in the stretch. */
  shift(far) {
    const by = clamp(far, this.data.first - this.a, this.data.last - this.b);
    if (this.cumulative) { const to = clamp(this.b + far, this.data.first, this.data.last); if (to === this.b) return false; this.set(this.a, to); return true; }
    if (!by) return false;
    this.set(this.a + by, this.b + by);
    return true;
  }
  step(sign) { this.shift(sign * STEPS[this.stepAt]); }

  play() {
    const all = this.a === this.data.first && this.b === this.data.last;
    if (this.cumulative ? this.b === this.data.last : all || this.b === this.data.last) {
      const width = all ? Math.max(STEPS[this.stepAt], Math.round((this.data.last - this.data.first) / 12)) : this.b - this.a;
      this.set(this.data.first, this.cumulative ? this.data.first : this.data.first + width);
    }
    this.timer = setInterval(() => { if (!this.shift(STEPS[this.stepAt])) this.stop(); }, 400 / SPEEDS[this.speedAt]);
    this.words();
  }
  stop() {
    if (!this.timer) return;
    clearInterval(this.timer); this.timer = 0;
    this.words(); this.set(this.a, this.b, true);
  }

  zoom(by, round) {
    const [from, to] = this.span, middle = round ?? (this.a + this.b) / 2, wide = Math.max(7, (to - from + 1) * by);
    if (wide >= this.data.last - this.data.first + 1) { this.zoomed = null; this.draw(); return; }
    const share = clamp((middle - from) / (to - from + 1), 0, 1), start = clamp(Math.round(middle - share * wide), this.data.first, Math.round(this.data.last - wide + 1));
    this.zoomed = [start, Math.min(this.data.last, Math.round(start + wide - 1))];
    this.draw();
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  let control = parentElement.datelineTime;
  if (!control) control = parentElement.datelineTime = new Control(parentElement);
  control.update(data, (chosen) => setTriggerValue("chosen", chosen));
}
