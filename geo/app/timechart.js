// The picture in the control of time: how much begins when, as columns of days, incidents below claims.
const DAY = 864e5, LEAST_PX = 6, CLAIMS_APART = 1;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const date = (day) => new Date(day * DAY);
const iso = (day) => date(day).toISOString().slice(0, 10);
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/* "9 Nov 2020". */
function told(day, withYear = true) {
  const one = date(day);
  return `${one.getUTCDate()} ${MONTHS[one.getUTCMonth()]}${withYear ? ` ${one.getUTCFullYear()}` : ""}`;
}

/* "12 Jul – 1 Dec 2020", "11 – 21 Jan 2020": year and month once where they are the same. */
function stretch(first, last) {
  const [from, to] = [date(first), date(last)], sameYear = from.getUTCFullYear() === to.getUTCFullYear();
  if (first === last) return told(first);
  return `${sameYear && from.getUTCMonth() === to.getUTCMonth() ? from.getUTCDate() : told(first, !sameYear)} – ${told(last)}`;
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

class Chart {
  constructor(canvas) { this.canvas = canvas; this.bins = []; }

  /* What is counted, how wide it is told, and in which ink: all that a drag does not change. */
  prepare(data, span, wide, high, ink) {
    const dpr = Math.min(2, window.devicePixelRatio || 1), { canvas } = this;
    Object.assign(this, { span, wide, high, ink, dpr, kinds: data.kinds });
    canvas.width = Math.round(wide * dpr); canvas.height = Math.round(high * dpr);
    canvas.style.width = `${wide}px`; canvas.style.height = `${high}px`;
    this.bins = binned(data, ...span, Math.max(1, Math.floor(wide / LEAST_PX)));
    this.most = this.bins.reduce((most, bin) => Math.max(most, bin.all), 0);
    this.hatching = this.hatch();
  }

  px(day) { const [from, to] = this.span; return ((day - from) / (to - from + 1)) * this.wide; }
  day(px) { const [from, to] = this.span; return from + (px / this.wide) * (to - from + 1); }
  binAt(day) { return this.bins.find((one) => day >= one.first && day < one.last + 1); }

  hatch() {
    const side = 4 * this.dpr, tile = document.createElement("canvas"), pen = tile.getContext("2d");
    tile.width = tile.height = side;
    pen.strokeStyle = this.ink; pen.lineWidth = 1.3 * this.dpr;
    for (const shift of [-side, 0, side]) { pen.beginPath(); pen.moveTo(shift, side); pen.lineTo(shift + side, 0); pen.stroke(); }
    return tile;
  }

  /* Columns within the days chosen stand out; the others are pale. */
  draw(first, last) {
    const pen = this.canvas.getContext("2d"), claims = this.kinds - 1, { dpr } = this, base = this.canvas.height;
    const unit = (base - 3 * dpr) / Math.max(1, this.most), pattern = pen.createPattern(this.hatching, "repeat");
    pen.clearRect(0, 0, this.canvas.width, base);
    for (const bin of this.bins) {
      if (!bin.all) continue;
      const left = Math.round(this.px(bin.first) * dpr), right = Math.max(left + dpr, Math.round(this.px(bin.last + 1) * dpr) - dpr);
      const incidents = bin.all - bin.by[claims], tall = incidents && Math.max(dpr, Math.round(incidents * unit));
      pen.globalAlpha = bin.last >= first && bin.first <= last ? 0.85 : 0.26;
      pen.fillStyle = this.ink;
      if (incidents) pen.fillRect(left, base - tall, right - left, tall);
      const above = bin.by[claims] && Math.max(3 * dpr, Math.round(bin.by[claims] * unit)), foot = base - tall - (tall ? CLAIMS_APART * dpr : 0);
      pen.fillStyle = pattern;
      if (above) pen.fillRect(left, Math.max(0, foot - above), right - left, Math.min(above, foot));
    }
    pen.globalAlpha = 1;
  }
}
