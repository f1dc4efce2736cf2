/* Keeps marks from lying over one another: pushes them a little apart, and gathers what is too dense into one. */
(function () {
  "use strict";
  const APART = 25, KEPT = 42, GATHERED = 38, DENSE_WITHIN = 27, GATHER_WITHIN = 40, DENSE = 8, ROUNDS = 80, PULL = 0.04, TURN = 2.399963;

  /* Which of the points lie within so many pixels of one, found by cells of a grid. */
  function finder(points, reach) {
    const cells = new Map(), key = (i, j) => i * 65536 + j, cell = (value) => Math.floor(value / reach);
    points.forEach((one, at) => { const name = key(cell(one.x), cell(one.y)); if (!cells.has(name)) cells.set(name, []); cells.get(name).push(at); });
    return (one, within, tell) => {
      for (let i = cell(one.x) - 1; i <= cell(one.x) + 1; i++)
        for (let j = cell(one.y) - 1; j <= cell(one.y) + 1; j++)
          for (const at of cells.get(key(i, j)) || []) if (Math.hypot(points[at].x - one.x, points[at].y - one.y) < within) tell(at);
    };
  }

  const body = (members, points, size) => {
    const x = members.reduce((sum, at) => sum + points[at].x, 0) / members.length, y = members.reduce((sum, at) => sum + points[at].y, 0) / members.length;
    return { x, y, home: { x, y }, size, members, kept: members.some((at) => points[at].kept) };
  };

  /* Points with too many others round them as one body, the densest first; each other point as its own. */
  function gathered(points) {
    const near = finder(points, GATHER_WITHIN), taken = new Set(), bodies = [];
    const round = (at, within) => { const found = []; near(points[at], within, (other) => { if (!taken.has(other) && !points[other].kept) found.push(other); }); return found; };
    const crowds = points.map((one, at) => (one.kept ? 0 : round(at, DENSE_WITHIN).length));
    for (const at of [...points.keys()].sort((one, other) => crowds[other] - crowds[one] || one - other)) {
      if (crowds[at] < DENSE || taken.has(at) || round(at, DENSE_WITHIN).length < DENSE) continue;
      const members = round(at, GATHER_WITHIN);
      members.forEach((one) => taken.add(one));
      bodies.push(body(members, points, GATHERED));
    }
    points.forEach((one, at) => { if (!taken.has(at)) bodies.push(body([at], points, points[at].kept ? KEPT : APART)); });
    return bodies;
  }

  /* One push of all that overlap; true where anything moved. */
  function pushed(bodies) {
    const near = finder(bodies, KEPT);
    let moved = false;
    bodies.forEach((one, at) => near(one, KEPT, (other) => {
      if (other <= at) return;
      const two = bodies[other], room = (one.size + two.size) / 2;
      let x = two.x - one.x, y = two.y - one.y, far = Math.hypot(x, y);
      if (far >= room) return;
      if (far < 0.01) { x = Math.cos(other * TURN); y = Math.sin(other * TURN); far = 1; }
      const step = (room - Math.min(far, Math.hypot(two.x - one.x, two.y - one.y))) / far, share = one.kept ? 0 : two.kept ? 1 : 0.5;
      one.x -= x * step * share; one.y -= y * step * share;
      two.x += x * step * (1 - share); two.y += y * step * (1 - share);
      moved = true;
    }));
    return moved;
  }

  /* Points {x, y, kept} in pixels as bodies {x, y, home, members} none of which lies on another; what is kept
     stays where it is and is never gathered. */
  function settle(points) {
    const bodies = gathered(points);
    // What lies on one spot leaves it in all directions, not along one line.
    bodies.forEach((one, at) => { if (!one.kept) { one.x += Math.cos(at * TURN) / 2; one.y += Math.sin(at * TURN) / 2; } });
    for (let turn = 0; turn < ROUNDS; turn++) {
      if (!pushed(bodies)) break;
      const pull = PULL * (1 - turn / ROUNDS);
      for (const one of bodies) { one.x += (one.home.x - one.x) * pull; one.y += (one.home.y - one.y) * pull; }
    }
    pushed(bodies);
    return bodies;
  }

  window.datelineApart = { settle };
})();
