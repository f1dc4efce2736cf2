// The control of time: a histogram to brush and zoom, handles for fingers and keys, and a player.
// While it moves it tells the maps in the page by itself; the server hears of it once, when it has come to rest.
const REST_MS = 180, STEP_MS = 400, CALM_MS = 1000, LEAST_SPAN = 14, PAGE_DAYS = 30;
const SPEEDS = [1, 2, 4, 8], STEPS = [1, 7, 30, 365];
const OUTER_PX = 24, INNER_PX = 22, BETWEEN_PX = 24;
const SIGNS = {
  play: "M7 4.5v15l12-7.5z", pause: "M7 5h3.6v14H7zM13.4 5H17v14h-3.6z", back: "M14.5 5.5 8 12l6.5 6.5", on: "M9.5 5.5 16 12l-6.5 6.5",
  nearer: "M12 5v14M5 12h14", farther: "M5 12h14", more: "M5 12h.01M12 12h.01M19 12h.01",
};

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function sign(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [attribute, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: name === "play" || name === "pause" ? "solid" : "line" })) svg.setAttribute(attribute, value);
  path.setAttribute("d", SIGNS[name]); svg.append(path);
  return svg;
}

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* Tells every map of this page, and only of this page, which days to show; a map that comes later asks for them. */
function tellMaps(days) {
  window.datelineDays = days;
  for (const frame of document.querySelectorAll("iframe")) {
    try { frame.contentWindow.datelineTime?.(days); } catch { /* another site's frame: none of ours */ }
  }
}

class Control {
  constructor(parent) {
    this.root = element("div", { class: "dateline-time", role: "group" });
    this.range = element("strong", {}); this.long = element("span", { class: "long" });
    this.keys = element("div", { class: "keys", "aria-hidden": "true" });
    const canvas = element("canvas", { "aria-hidden": "true" });
    this.chart = new Chart(canvas);
    this.track = element("div", { class: "track" }, canvas);
    [this.low, this.high, this.whole] = ["low", "high", "whole"].map((name) => element("div", { class: `handle ${name}`, role: "slider", tabindex: "0", "data-handle": name }));
    this.track.append(this.low, this.high, this.whole);
    this.scale = element("div", { class: "ticks", "aria-hidden": "true" });
    this.tip = element("div", { class: "tip", "aria-hidden": "true" }); this.tip.hidden = true;
    this.summary = element("p", { class: "unseen" });
    this.bar = element("div", { class: "bar", role: "group" });
    this.root.append(element("div", { class: "head" }, element("div", { class: "now" }, this.range, this.long), this.keys), this.track, this.scale, this.tip, this.bar, this.summary);
    parent.append(this.root);
    this.waiting = []; this.stepAt = 0; this.speedAt = 0;
    this.buttons();
    this.listen();
    new ResizeObserver(() => this.renew()).observe(this.track);
    const asked = (event) => { if (!this.root.isConnected) removeEventListener("message", asked); else if (event.data === "dateline:map" && event.origin === location.origin) this.tell(); };
    addEventListener("message", asked);
  }

  button(name, act, ...content) {
    const made = element("button", { type: "button", class: name }, ...content);
    made.addEventListener("click", act);
    return made;
  }

  choice(name, values, act) {
    const made = element("select", { class: name }, ...values.map((_, at) => element("option", { value: String(at) })));
    made.addEventListener("change", () => act(Number(made.value)));
    return made;
  }

  buttons() {
    this.player = this.button("play", () => (this.timer ? this.stop() : this.play()));
    this.back = this.button("back", () => this.step(-1), sign("back"));
    this.on = this.button("on", () => this.step(1), sign("on"));
    this.size = this.choice("size", STEPS, (at) => { this.stepAt = at; });
    this.speed = this.choice("speed", SPEEDS, (at) => { this.speedAt = at; if (this.timer) this.run(); });
    this.mode = this.button("mode", () => this.cumulate(!this.cumulative));
    this.nearer = this.button("nearer", () => this.zoom(0.5), sign("nearer"));
    this.farther = this.button("farther", () => this.zoom(2), sign("farther"));
    this.all = this.button("all", () => this.reset());
    const rest = element("div", { class: "rest" }, this.size, this.speed, this.mode, this.nearer, this.farther);
    this.more = this.button("more", () => this.more.setAttribute("aria-expanded", String(rest.classList.toggle("open"))), sign("more"));
    this.more.setAttribute("aria-expanded", "false");
    this.bar.append(element("div", { class: "steps" }, this.player, this.back, this.on), rest, this.all, this.more);
  }

  /* ---- what the server says ---- */

  update(data, settle) {
    const grown = `${data.first},${data.last}` !== `${this.data?.first},${this.data?.last}`, said = `${data.chosen},${data.cumulative}`;
    this.settle = settle; this.data = this.added(data);
    if (grown) { this.zoomed = null; this.stepAt = this.fitting(); }
    this.heard ??= "";
    const own = this.waiting.lastIndexOf(said);
    if (own >= 0 && !grown) this.waiting.splice(0, own + 1);
    else if (grown || said !== this.heard) this.takeOver(data);
    this.heard = said;
    this.words(); this.renew();
  }

  /* The calendars of all that is counted, one after another: what is drawn adds them up. They seldom change. */
  added(data) {
    const same = this.counted && this.counted.length === data.counted.length && data.counted.every((one, at) => one === this.counted[at]);
    if (!same) { this.counted = data.counted; const all = data.counted.map((one) => JSON.parse(one)); this.calendar = { days: all.flatMap(([days]) => days), counts: all.flatMap(([, counts]) => counts) }; }
    return { ...data, ...this.calendar };
  }

  /* What the server says that we did not say ourselves: typed dates, another period, a link. */
  takeOver(data) {
    if (this.dragging) return;
    this.waiting = []; clearTimeout(this.resting); clearInterval(this.timer); this.timer = 0;
    [this.a, this.b] = data.chosen; this.cumulative = data.cumulative;
    this.tell();
  }

  /* A step with which a few hundred of them lead through the whole. */
  fitting() { const days = this.data.last - this.data.first + 1; return days <= 400 ? 0 : days <= 1500 ? 1 : days <= 15000 ? 2 : 3; }

  words() {
    const { words } = this.data, name = (button, label) => { button.setAttribute("aria-label", label); button.title = label; };
    name(this.player, this.timer ? words.pause : words.play);
    if (this.playing !== Boolean(this.timer)) { this.playing = Boolean(this.timer); this.player.replaceChildren(sign(this.playing ? "pause" : "play")); }
    name(this.back, words.back); name(this.on, words.on); name(this.nearer, words.nearer); name(this.farther, words.farther); name(this.all, words.all); name(this.more, words.more);
    name(this.size, words.step); name(this.speed, words.speed); name(this.mode, words.cumulative);
    [...this.size.options].forEach((one, at) => { one.textContent = words.steps[at]; });
    [...this.speed.options].forEach((one, at) => { one.textContent = `${SPEEDS[at]}×`; });
    this.size.value = String(this.stepAt); this.speed.value = String(this.speedAt);
    this.mode.textContent = words.cumulativeShort; this.all.textContent = words.allShort;
    this.mode.setAttribute("aria-pressed", String(this.cumulative));
    this.root.setAttribute("aria-label", words.both); this.bar.setAttribute("aria-label", words.player);
    for (const [handle, label] of [[this.low, words.from], [this.high, words.to], [this.whole, words.both]]) handle.setAttribute("aria-label", label);
  }

  /* ---- the window ---- */

  get span() { return this.zoomed || [this.data.first, this.data.last]; }
  get isAll() { return this.a === this.data.first && this.b === this.data.last; }

  set(a, b, atOnce = false) {
    const { first, last } = this.data;
    a = clamp(Math.round(a), first, last); b = clamp(Math.round(b), a, last);
    if (this.cumulative) a = first;
    const moved = a !== this.a || b !== this.b;
    this.a = a; this.b = b;
    if (moved) { this.tell(); this.keepInSight(); this.draw(); }
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), atOnce ? 0 : REST_MS);
  }
  tell() { if (this.a !== undefined) tellMaps([this.a, this.b]); }
  rest() {
    if (this.dragging || this.timer || !this.root.isConnected) return;
    const now = `${this.a},${this.b},${this.cumulative}`;
    if (now === (this.waiting.at(-1) ?? this.heard)) return;
    this.waiting.push(now);
    this.settle([iso(this.a), iso(this.b), this.cumulative]);
  }
  cumulate(on) { this.cumulative = on; this.words(); this.set(on ? this.data.first : Math.max(this.data.first, this.b - PAGE_DAYS), this.b, true); this.draw(); }
  reset() { this.stop(); this.zoomed = null; this.set(this.data.first, this.data.last, true); this.renew(); }

  /* What is zoomed in on goes along with a window that leaves it, but not under a finger. */
  keepInSight() {
    if (!this.zoomed || this.dragging) return;
    const [from, to] = this.zoomed, wide = to - from;
    if (this.a >= from && this.b <= to) return;
    const start = clamp(this.b > to ? Math.max(this.b - wide, Math.min(this.a, from + this.b - to)) : this.a, this.data.first, this.data.last - wide);
    this.zoomed = [start, start + wide];
    this.renew();
  }

  /* ---- drawing ---- */

  /* After a change of the counts, the stretch, the size or the theme; once a frame at most. */
  renew() { this.stale = true; this.draw(); }
  draw() { this.frame ??= requestAnimationFrame(() => { this.frame = null; if (this.data && this.track.clientWidth) this.paint(); }); }

  paint() {
    if (this.stale) {
      this.stale = false;
      this.chart.prepare(this.data, this.span, this.track.clientWidth, this.track.clientHeight, getComputedStyle(this.root).color);
      this.marks(); this.told();
    }
    this.chart.draw(this.a, this.b);
    this.place();
  }

  place() {
    const { words, first, last } = this.data, { chart } = this;
    const left = clamp(chart.px(this.a), 0, chart.wide), right = Math.max(left + 2, clamp(chart.px(this.b + 1), 0, chart.wide)), inner = clamp((right - left - BETWEEN_PX) / 2, 0, INNER_PX);
    const put = (handle, at, wide) => { handle.style.left = `${at}px`; handle.style.width = `${wide}px`; };
    put(this.low, left - OUTER_PX, OUTER_PX + inner); put(this.high, right - inner, OUTER_PX + inner); put(this.whole, left, right - left);
    this.track.classList.toggle("narrow", right - left < BETWEEN_PX);
    this.low.hidden = this.cumulative; this.whole.classList.toggle("everything", this.isAll);
    const value = (handle, least, most, now, text) => Object.entries({ "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": now, "aria-valuetext": text }).forEach((one) => handle.setAttribute(...one));
    value(this.low, first, this.b, this.a, told(this.a)); value(this.high, this.a, last, this.b, told(this.b)); value(this.whole, first, last, this.a, `${told(this.a)} ${words.until} ${told(this.b)}`);
    const days = this.b - this.a + 1;
    this.range.textContent = stretch(this.a, this.b); this.long.textContent = `${days.toLocaleString("en")} ${days === 1 ? words.day : words.days}`;
    this.farther.disabled = !this.zoomed; this.all.disabled = !this.zoomed && this.isAll; this.nearer.disabled = this.span[1] - this.span[0] < LEAST_SPAN;
    this.back.disabled = (this.cumulative ? this.b : this.a) <= first; this.on.disabled = this.b >= last;
  }

  marks() {
    const { chart } = this, most = Math.max(2, Math.floor(chart.wide / 58));
    this.scale.replaceChildren(...ticks(...this.span, most).map(([day, name]) => {
      const at = chart.px(day), made = element("span", { class: at > chart.wide - 34 ? "ends" : "" }, name);
      made.style.left = `${at}px`;
      return made;
    }));
  }

  /* The picture in words, for those who do not see it, and the key for those who do. */
  told() {
    const { words, kinds } = this.data, { bins, most } = this.chart, claims = bins.reduce((sum, bin) => sum + bin.by[kinds - 1], 0), all = bins.reduce((sum, bin) => sum + bin.all, 0), top = bins.find((bin) => bin.all === most);
    const days = (bin) => stretch(bin.first, bin.last), number = (many) => many.toLocaleString("en");
    this.summary.textContent = all ? `${number(all - claims)} ${words.incidents}, ${number(claims)} ${words.claims} ${words.begin} ${stretch(...this.span)}; ${words.mostOn} ${days(top)}: ${number(most)}.` : "";
    const key = (name) => element("span", { class: `key ${name}` }, words[name]);
    this.keys.replaceChildren(...(all > claims ? [key("incidents")] : []), ...(claims ? [key("claims")] : []), element("span", { class: "most" }, `${words.most}: ${number(most)}`));
  }

  /* ---- fingers, mouse, keys ---- */

  listen() {
    this.track.addEventListener("pointerdown", (event) => this.grab(event));
    this.track.addEventListener("pointermove", (event) => this.hover(event));
    this.track.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.track.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) return; event.preventDefault(); this.zoom(event.deltaY > 0 ? 1.3 : 0.77, this.at(event)); }, { passive: false });
    this.track.addEventListener("dblclick", () => this.reset());
    this.root.addEventListener("keydown", (event) => this.key(event));
  }
  at(event) { return this.chart.day(event.clientX - this.track.getBoundingClientRect().left); }

  grab(event) {
    if (event.button || !this.data) return;
    this.stop();
    const name = event.target.dataset?.handle, start = this.at(event), [a, b] = [this.a, this.b];
    const held = !name || (name === "whole" && this.isAll) ? "brush" : name;
    let moved = false;
    this.dragging = held; this.tip.hidden = true;
    this.track.setPointerCapture(event.pointerId);
    if (held !== "brush") event.target.focus({ preventScroll: true });
    event.preventDefault();
    const move = (now) => { moved ||= Math.abs(now.clientX - event.clientX) > 3; if (moved) this.drag(held, this.at(now), start, a, b); };
    const cancel = (key) => { if (key.key === "Escape") drop(key); };
    const drop = (event_) => {
      this.dragging = null;
      this.track.removeEventListener("pointermove", move); removeEventListener("keydown", cancel, true);
      for (const end of ["pointerup", "pointercancel"]) this.track.removeEventListener(end, drop);
      if (event_.type !== "pointerup") this.set(a, b, true); /* taken back, or a finger that scrolls the page */
      else if (!moved && held === "brush" && !this.isAll) this.jump(start); else this.set(this.a, this.b, true);
    };
    this.track.addEventListener("pointermove", move); addEventListener("keydown", cancel, true);
    for (const end of ["pointerup", "pointercancel"]) this.track.addEventListener(end, drop);
  }

  drag(held, now, start, a, b) {
    if (held === "low") this.set(Math.min(now, this.b), this.b);
    else if (held === "high") this.set(this.a, Math.max(now - 1, this.a));
    else if (held === "whole") { const by = clamp(Math.round(now - start), this.data.first - a, this.data.last - b); if (this.cumulative) this.set(a, b + Math.round(now - start)); else this.set(a + by, b + by); }
    else this.set(Math.floor(Math.min(start, now)), Math.floor(Math.max(start, now)));
  }

  /* A tap beside the window brings the nearer end there: what a drag does, without one. */
  jump(day) { day = Math.floor(day); if (day < this.a) this.set(day, this.b, true); else this.set(this.a, day, true); }

  hover(event) {
    const bin = this.data && !this.dragging && event.pointerType !== "touch" ? this.chart.binAt(this.at(event)) : null;
    this.tip.hidden = !bin || !bin.all;
    if (this.tip.hidden) return;
    const kinds = bin.by.map((many, kind) => [many, this.data.words.kinds[kind]]).filter(([many]) => many);
    this.tip.replaceChildren(...[stretch(bin.first, bin.last), ...kinds.map(([many, name]) => `${many.toLocaleString("en")} × ${name}`)].map((line) => element("div", {}, line)));
    this.tip.style.left = `${clamp(event.clientX - this.root.getBoundingClientRect().left - this.tip.offsetWidth / 2, 0, Math.max(0, this.root.clientWidth - this.tip.offsetWidth))}px`;
  }

  key(event) {
    const name = event.target.dataset?.handle, { first, last } = this.data, page = Math.max(PAGE_DAYS, Math.round((last - first) / 20));
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    const far = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page }[event.key] * (event.shiftKey ? 7 : 1);
    const ends = event.key === "Home" ? -Infinity : event.key === "End" ? Infinity : far;
    if (!ends) return;
    event.preventDefault();
    this.stop();
    if (name === "whole") this.shift(clamp(ends, first - last, last - first));
    else if (name === "low") this.set(clamp(this.a + ends, first, this.b), this.b);
    else this.set(this.a, clamp(this.b + ends, this.a, last));
  }

  /* Both ends, as long as they stay in the stretch; from the start on, the last only. */
  shift(far) {
    const { first, last } = this.data, [a, b] = [this.a, this.b], by = clamp(far, first - a, last - b);
    if (this.cumulative) this.set(a, clamp(b + far, first, last)); else this.set(a + by, b + by);
    return a !== this.a || b !== this.b;
  }
  step(sign) { this.stop(); this.shift(sign * STEPS[this.stepAt]); }

  play() {
    const { first, last } = this.data;
    if (this.b === last) {
      const width = this.isAll ? Math.max(STEPS[this.stepAt], Math.round((last - first) / 12)) : this.b - this.a;
      this.timer = -1;
      this.set(first, this.cumulative ? first : first + width);
    }
    this.run();
  }
  run() {
    clearInterval(this.timer); clearTimeout(this.resting);
    const pause = Math.max(STEP_MS / SPEEDS[this.speedAt], isCalm() ? CALM_MS : 0);
    this.timer = setInterval(() => { if (!this.root.isConnected) clearInterval(this.timer); else if (!this.shift(STEPS[this.stepAt])) this.stop(); }, pause);
    this.words();
  }
  stop() {
    if (!this.timer) return;
    clearInterval(this.timer); this.timer = 0;
    this.words(); this.set(this.a, this.b, true);
  }

  zoom(by, round) {
    const [from, to] = this.span, middle = round ?? (this.a + this.b + 1) / 2, wide = Math.max(LEAST_SPAN / 2, (to - from + 1) * by), { first, last } = this.data;
    if (wide >= last - first + 1) this.zoomed = null;
    else {
      const share = clamp((middle - from) / (to - from + 1), 0, 1), start = clamp(Math.round(middle - share * wide), first, Math.round(last - wide + 1));
      this.zoomed = [start, Math.min(last, Math.round(start + wide - 1))];
    }
    this.renew();
  }
}

export default function ({ parentElement, data: [shown], setTriggerValue }) {
  parentElement.datelineTime ??= new Control(parentElement);
  parentElement.datelineTime.update(shown, (chosen) => setTriggerValue("chosen", chosen));
}
