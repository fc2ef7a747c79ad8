// The map page: enlarge, point, choose, filter, sort. No network, no storage; every
// text from the data goes through textContent, because a callsign is hostile.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const svg = document.querySelector("#sheet svg");
  const world = byId("world"), tip = byId("tip"), detail = byId("detail");
  const frame = data.frame, body = byId("rows");
  const rows = Array.from(body.rows);
  const MOST = 60, REACH_PX = 9;
  const view = { k: 1, x: 0, y: 0 };

  // -- where: the oblique stereographic projection, backwards ------------------
  // Snyder (1987), equations 20-14, 20-15, 20-18 and 21-15.
  const degrees = (value, plus, minus) =>
    `${Math.abs(value).toFixed(4)}° ${value < 0 ? minus : plus}`;
  function where(at, before = "") {
    const p = data.projection, rad = Math.PI / 180, lat0 = p.lat * rad;
    const unit = view.k * p.scale;
    const x = (at.x - view.x - view.k * p.x) / unit;
    const y = -(at.y - view.y - view.k * p.y) / unit;
    const rho = Math.hypot(x, y), c = 2 * Math.atan2(rho, 2 * p.radius);
    const slope = rho ? y * Math.sin(c) * Math.cos(lat0) / rho : 0;
    const lat = Math.asin(Math.cos(c) * Math.sin(lat0) + slope);
    const lon = Math.atan2(x * Math.sin(c),
      rho * Math.cos(lat0) * Math.cos(c) - y * Math.sin(lat0) * Math.sin(c));
    const east = rho ? p.lon + lon / rad : p.lon;
    const turned = ((east + 180) % 360 + 360) % 360 - 180;
    byId("where").textContent =
      `${before}${degrees(lat / rad, "N", "S")}, ${degrees(turned, "E", "W")}`;
  }

  // -- enlarging -----------------------------------------------------------
  const niceLength = (wish) => {
    const power = 10 ** Math.floor(Math.log10(wish));
    return [5, 2, 1].map((step) => step * power).find((metres) => metres <= wish);
  };
  const bar = Array.from(document.querySelectorAll("#scale-bar path"));
  const barLabel = byId("scale-label");
  const gridLabels = document.querySelector(".grid-labels");
  function show() {
    view.k = Math.min(MOST, Math.max(1, view.k));
    const least = (start, size) => (start + size) * (1 - view.k);
    view.x = Math.min(frame.x * (1 - view.k), Math.max(least(frame.x, frame.w), view.x));
    view.y = Math.min(frame.y * (1 - view.k), Math.max(least(frame.y, frame.h), view.y));
    world.setAttribute("transform", `translate(${view.x} ${view.y}) scale(${view.k})`);
    world.style.setProperty("--k", String(1 / view.k));
    world.classList.toggle("near", view.k >= 3);
    // The labels of the graticule are true for the whole map alone.
    gridLabels.classList.toggle("off", view.k > 1);
    svg.classList.toggle("enlarged", view.k > 1);
    where({ x: frame.x + frame.w / 2, y: frame.y + frame.h / 2 }, "centre ");
    const metres = niceLength(frame.w / 7 / data.projection.scale / view.k);
    const wide = metres * data.projection.scale * view.k;
    const x = frame.x + frame.w - wide - 18, y = frame.y + frame.h - 16;
    for (const path of bar) {
      path.setAttribute("d", `M${x} ${y - 5}v5h${wide}v-5M${x + wide / 2} ${y - 3}v3`);
    }
    barLabel.setAttribute("x", String(x + wide / 2));
    barLabel.textContent = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  }
  function zoom(factor, x = frame.x + frame.w / 2, y = frame.y + frame.h / 2) {
    const k = Math.min(MOST, Math.max(1, view.k * factor));
    view.x = x - (x - view.x) * (k / view.k);
    view.y = y - (y - view.y) * (k / view.k);
    view.k = k;
    show();
  }
  function pan(dx, dy) { view.x += dx; view.y += dy; show(); }
  function onSheet(event) {
    const at = new DOMPoint(event.clientX, event.clientY);
    return at.matrixTransform(svg.getScreenCTM().inverse());
  }
  const inFrame = (at) => at.x >= frame.x && at.x <= frame.x + frame.w
    && at.y >= frame.y && at.y <= frame.y + frame.h;
  svg.addEventListener("wheel", (event) => {
    const at = onSheet(event);
    const asked = event.ctrlKey || event.metaKey || document.activeElement === svg;
    if (!asked || !inFrame(at)) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.002), at.x, at.y);
  }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    const step = 60, act = {
      "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5),
      "0": () => { view.k = 1; show(); }, Escape: () => choose(null),
      ArrowLeft: () => pan(step, 0), ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step), ArrowDown: () => pan(0, -step),
    }[event.key];
    if (act && !event.ctrlKey && !event.metaKey) { event.preventDefault(); act(); }
  });
  byId("nearer").addEventListener("click", () => zoom(1.6));
  byId("farther").addEventListener("click", () => zoom(1 / 1.6));
  byId("whole").addEventListener("click", () => { view.k = 1; show(); choose(null); });

  // -- pointing ------------------------------------------------------------
  const clock = (seconds) => new Date(1000 * (data.from_s + seconds))
    .toISOString().slice(11, 19) + " UTC";
  function trackNear(at, reach) {
    let best = null, least = reach * reach;
    data.tracks.forEach((track, index) => {
      if (byId("t" + index).classList.contains("off")) return;
      for (let i = 0; i < track.x.length; i += 1) {
        const j = Math.min(i + 1, track.x.length - 1);
        const dx = track.x[j] - track.x[i], dy = track.y[j] - track.y[i];
        const long = dx * dx + dy * dy;
        const along = (at.x - track.x[i]) * dx + (at.y - track.y[i]) * dy;
        const share = long ? Math.min(1, Math.max(0, along / long)) : 0;
        const away = (track.x[i] + share * dx - at.x) ** 2
          + (track.y[i] + share * dy - at.y) ** 2;
        if (away < least) {
          least = away;
          best = { index, time: track.t[i] + share * (track.t[j] - track.t[i]) };
        }
      }
    });
    return best;
  }
  function under(event) {
    const mark = event.target.closest(".crossing");
    if (mark) return { crossing: Number(mark.id.slice(1)) };
    const at = onSheet(event);
    if (!inFrame(at)) return null;
    const unit = svg.getScreenCTM().a * view.k;
    const there = { x: (at.x - view.x) / view.k, y: (at.y - view.y) / view.k };
    const near = trackNear(there, REACH_PX / unit);
    return near && { track: near.index, time: near.time };
  }
  const rowOf = (number) => byId("r" + number);
  function words(thing) {
    if (thing.crossing !== undefined) return rowOf(thing.crossing).dataset.words;
    const track = data.tracks[thing.track];
    const time = thing.time === undefined ? "" : `\nhere at ${clock(thing.time)}`;
    const last = track.t[track.t.length - 1];
    const span = `${clock(track.t[0])} to ${clock(last)}`;
    return `${track.who || "no identity"}, track ${track.id}\n${span}${time}`;
  }
  let drag = null;
  svg.addEventListener("pointermove", (event) => {
    if (drag) {
      const at = onSheet(event);
      if (Math.hypot(at.x - drag.x, at.y - drag.y) > 3) drag.moved = true;
      if (drag.moved && view.k > 1) {
        if (!drag.held) { svg.setPointerCapture(event.pointerId); drag.held = true; }
        pan(at.x - drag.lastX, at.y - drag.lastY);
      }
      drag.lastX = at.x; drag.lastY = at.y;
      tip.hidden = true;
      return;
    }
    const place = onSheet(event);
    if (inFrame(place)) where(place);
    const thing = under(event);
    tip.hidden = !thing;
    if (!thing) return;
    tip.textContent = words(thing);
    const box = byId("sheet").getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, box.width - tip.offsetWidth);
    tip.style.setProperty("left", `${Math.max(0, left)}px`);
    tip.style.setProperty("top", `${event.clientY - box.top + 16}px`);
  });
  svg.addEventListener("pointerleave", () => { tip.hidden = true; });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const at = onSheet(event);
    drag = { x: at.x, y: at.y, lastX: at.x, lastY: at.y, moved: false, held: false };
  });
  window.addEventListener("pointerup", (event) => {
    const was = drag;
    drag = null;
    if (was && !was.moved && svg.contains(event.target)) choose(under(event));
  });
  window.addEventListener("pointercancel", () => { drag = null; });

  // -- choosing ------------------------------------------------------------
  function choose(thing) {
    for (const old of document.querySelectorAll(".chosen")) old.classList.remove("chosen");
    world.classList.toggle("has-choice", Boolean(thing));
    detail.textContent = thing ? words(thing).replaceAll("\n", " · ") : detail.dataset.hint;
    if (!thing) return;
    let index = thing.track;
    if (thing.crossing !== undefined) {
      rowOf(thing.crossing).classList.add("chosen");
      index = data.crossings[thing.crossing].track;
      byId("c" + thing.crossing).classList.add("chosen");
    } else {
      for (const [number, mark] of Object.entries(data.crossings)) {
        if (mark.track !== index) continue;
        byId("c" + number).classList.add("chosen");
        rowOf(number).classList.add("chosen");
      }
    }
    if (index >= 0) byId("t" + index).classList.add("chosen");
  }
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row) return;
    const number = row.id.slice(1), mark = data.crossings[number];
    if (event.target.closest("button")) {
      view.k = Math.max(view.k, 6);
      view.x = frame.x + frame.w / 2 - mark.x * view.k;
      view.y = frame.y + frame.h / 2 - mark.y * view.k;
      show();
      byId("sheet").scrollIntoView({ block: "nearest" });
    }
    choose({ crossing: Number(number) });
  });

  // -- filtering and sorting -------------------------------------------------
  const form = byId("filters");
  function filter() {
    const way = form.elements.way.value, only = form.elements.only.checked;
    const sought = form.elements.sought.value.trim().toLowerCase();
    const kept = new Set();
    let shown = 0;
    for (const row of rows) {
      const keep = (way === "all" || row.dataset.way === way)
        && (!only || row.dataset.judged === "no")
        && (!sought || row.textContent.toLowerCase().includes(sought));
      row.classList.toggle("off", !keep);
      byId("c" + row.id.slice(1)).classList.toggle("off", !keep);
      if (keep) { shown += 1; kept.add(data.crossings[row.id.slice(1)].track); }
    }
    const all = way === "all" && !only && !sought;
    data.tracks.forEach((track, index) => {
      byId("t" + index).classList.toggle("off", !all && !kept.has(index));
    });
    byId("shown").textContent = `${shown} of ${rows.length} crossings shown`;
  }
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  const heads = Array.from(document.querySelectorAll("thead th"));
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const rising = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", rising ? "ascending" : "descending");
      const key = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
      const numeric = head.classList.contains("n");
      const order = (a, b) => (numeric ? Number(key(a)) - Number(key(b))
        : key(a) < key(b) ? -1 : Number(key(a) > key(b)));
      rows.sort((a, b) => (rising ? order(a, b) : order(b, a)));
      body.append(...rows);
    });
  });

  for (const part of document.querySelectorAll(".tools")) part.hidden = false;
  svg.setAttribute("tabindex", "0");
  detail.hidden = false;
  choose(null);
  show();
  filter();
})();
