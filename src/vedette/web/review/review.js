"use strict";
// Offsets count code points, so texts are kept as arrays of them. Foreign text enters
// the page as text nodes alone.
const token = document.querySelector("meta[name=token]").content;
const article = document.getElementById("article");
const list = document.getElementById("cards");
const said = document.getElementById("said");
let state = { documents: {}, cards: [], columns: [], measures: [], by: "", claims: 0 };
let at = 0;
let editing = false;
let busy = false;
let shownDocument = null;

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function load() {
  const answer = await fetch("state.json");
  state = await answer.json();
  for (const one of Object.values(state.documents)) one.points = Array.from(one.text || "");
  draw();
}

async function decide(card, deed, more) {
  if (busy) return;
  busy = true;
  said.textContent = "";
  try {
    const answer = await fetch("decide", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Vedette-Token": token },
      body: JSON.stringify({ key: card.key, deed, ...more }),
    });
    const told = await answer.json();
    if (!answer.ok) {
      said.textContent = told.error;
      return;
    }
    const outcome = told.outcome;
    state.claims = told.claims;
    for (const one of state.cards) one.repeats = told.repeats[one.key] || one.repeats;
    card.outcome = outcome;
    editing = false;
    const next = state.cards.findIndex((one, index) => index > at && !one.outcome);
    const first = state.cards.findIndex((one) => !one.outcome);
    at = next >= 0 ? next : Math.max(first, 0);
    draw();
  } catch (error) {
    said.textContent = "No answer: is `vedette claims review` still running? " + error;
  } finally {
    busy = false;
  }
}

function draw() {
  const left = state.cards.filter((one) => !one.outcome).length;
  document.getElementById("count").textContent =
    `${left} of ${state.cards.length} wait · ${state.claims} claims stand · decided by ${state.by}`;
  list.replaceChildren(...state.cards.map(drawCard));
  if (!state.cards.length) list.append(make("p", "", "Nothing waits."));
  const now = list.children[at];
  if (now) now.scrollIntoView({ block: "nearest" });
  drawArticle();
}

function drawArticle() {
  const card = state.cards[at];
  if (!card) return article.replaceChildren();
  const one = state.documents[card.document];
  const head = [make("h2", "", one.title || card.document)];
  const about = [one.publisher, one.author, one.published, card.document].filter(Boolean);
  head.push(make("p", "about", about.join(" · ")));
  for (const fault of one.faults) head.push(make("p", "fault", fault));
  const text = make("div", "text");
  if (one.text) fill(text, one.points, card);
  else {
    text.append(make("p", "about", "The file is not at hand, or was changed; the sentence alone:"));
    text.append(make("p", "sentence", card.quote));
  }
  const kept = shownDocument === card.document ? article.scrollTop : 0;
  shownDocument = card.document;
  article.replaceChildren(...head, text);
  article.scrollTop = kept;
  const here = article.querySelector("mark.now") || article.querySelector(".sentence");
  if (here) here.scrollIntoView({ block: "center" });
}

function fill(text, points, card) {
  const beside = state.cards.filter((one) => one.document === card.document);
  const cuts = new Set([0, points.length, card.from, card.to]);
  for (const one of beside) cuts.add(one.start).add(one.end);
  const sorted = [...cuts].filter((n) => n >= 0 && n <= points.length).sort((a, b) => a - b);
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [begin, end] = [sorted[i], sorted[i + 1]];
    let piece = document.createTextNode(points.slice(begin, end).join(""));
    const own = begin >= card.start && end <= card.end;
    if (own || beside.some((one) => begin >= one.start && end <= one.end)) {
      const mark = make("mark", own ? "now" : "");
      mark.append(piece);
      piece = mark;
    }
    if (begin >= card.from && end <= card.to) {
      const sentence = make("span", "sentence");
      sentence.append(piece);
      piece = sentence;
    }
    text.append(piece);
  }
}

function drawCard(card, index) {
  const box = make("article", "card");
  box.addEventListener("click", () => { if (at !== index && !editing) { at = index; draw(); } });
  if (card.outcome) {
    box.classList.add("done");
    const kind = card.outcome === "rejected" ? "rejected" : "entered";
    const line = make("p", "", `${card.name}: ${card.value} `);
    line.append(make("strong", kind, card.outcome));
    box.append(line);
    return box;
  }
  if (index === at) { box.classList.add("now"); box.setAttribute("aria-current", "true"); }
  const head = make("h3", "", `${card.name}: ${card.value} `);
  head.append(make("span", "key", card.measure));
  box.append(head, make("p", "quote", card.quote));
  if (card.speaker) {
    const via = card.via.length ? `, via ${card.via.join(", ")}` : "";
    box.append(make("p", "", `by ${card.speaker}${via}`));
  } else box.append(speakers(card));
  if (card.reason) box.append(make("p", "open", card.reason));
  box.append(make("p", "key", `event: ${card.event || "undecided"}`));
  if (card.repeats.length) box.append(repeats(card));
  if (index === at) box.append(editing ? form(card) : buttons(card));
  return box;
}

function speakers(card) {
  const line = make("p", "");
  const label = make("label", "", "by ");
  const choice = make("select");
  choice.append(new Option("nobody named safely", ""));
  for (const name of card.candidates) choice.append(new Option(name, name));
  choice.value = card.chosen || "";
  choice.addEventListener("change", () => { card.chosen = choice.value; choice.blur(); });
  label.append(choice);
  line.append(label);
  return line;
}

function repeats(card) {
  const box = make("div", "repeats");
  box.append(make("span", "", "May repeat: "));
  card.repeats.forEach((one) => {
    const line = make("label", "");
    const pick = make("input");
    pick.type = "radio";
    pick.name = `origin-${card.key}`;
    pick.checked = (card.origin || card.repeats[0].utterance) === one.utterance;
    pick.addEventListener("change", () => { card.origin = one.utterance; pick.blur(); });
    line.append(pick, ` ${one.speaker || "the document"} in ${one.document}: ${one.words} `);
    box.append(line);
  });
  return box;
}

function buttons(card) {
  const row = make("div", "buttons");
  const one = (name, className, key, act) => {
    const made = make("button", className, `${name} `);
    made.type = "button";
    made.append(make("kbd", "", key));
    made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
    row.append(made);
  };
  one("Accept", "accept", "a", () => accept(card));
  one("Edit", "", "e", () => { editing = true; draw(); focusForm(); });
  one("Reject", "reject", "r", () => decide(card, "rejected", {}));
  if (card.repeats.length) one("Merge origin", "", "m", () => merge(card));
  return row;
}

function accept(card) {
  decide(card, "confirmed", card.chosen ? { edits: { speaker: card.chosen } } : {});
}

function merge(card) {
  if (!card.repeats.length) return;
  const origin = card.origin || card.repeats[0].utterance;
  decide(card, "confirmed", { origin, ...(card.chosen ? { edits: { speaker: card.chosen } } : {}) });
}

function form(card) {
  const box = make("form");
  const inputs = [];
  for (const column of state.columns) {
    const cell = card.cells[column.name];
    if (cell === undefined && !column.asked) continue;
    const label = make("label", "", column.name);
    label.title = column.meaning;
    const long = column.name === "quote" || column.name === "note";
    const input = make(long ? "textarea" : "input");
    input.value = cell || "";
    input.id = label.htmlFor = `${card.key}-${column.name}`;
    if (column.name === "measure") {
      const names = make("datalist");
      names.id = "measures";
      for (const key of state.measures) names.append(new Option(key, key));
      input.setAttribute("list", "measures");
      box.append(names);
    }
    inputs.push([column.name, input, cell || ""]);
    box.append(label, input);
  }
  const row = make("div", "buttons");
  const save = make("button", "accept", "Enter as corrected");
  const stop = make("button", "", "Cancel ");
  stop.type = "button";
  stop.append(make("kbd", "", "Esc"));
  stop.addEventListener("click", () => { editing = false; draw(); });
  row.append(save, stop);
  box.append(row);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    const edits = {};
    for (const [name, input, was] of inputs) {
      if (input.value.trim() !== was) edits[name] = input.value.trim();
    }
    if (Object.keys(edits).length) decide(card, "corrected", { edits });
    else { said.textContent = "Nothing was changed; accept it, or change something."; }
  });
  return box;
}

function focusForm() {
  const first = list.querySelector("form input, form textarea");
  if (first) first.focus();
}

function move(step) {
  let next = at + step;
  while (state.cards[next] && state.cards[next].outcome) next += step;
  if (state.cards[next]) { at = next; draw(); }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && editing) { editing = false; draw(); return; }
  if (editing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, select, textarea")) return;
  const card = state.cards[at];
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (!card || card.outcome) return;
  else if (event.key === "a") accept(card);
  else if (event.key === "r") decide(card, "rejected", {});
  else if (event.key === "m") merge(card);
  else if (event.key === "e") { event.preventDefault(); editing = true; draw(); focusForm(); }
});

load();
