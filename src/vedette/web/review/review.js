"use strict";
// Offsets count code points, so texts are kept as arrays of them. Foreign text enters
// the page as text nodes alone.
const token = document.querySelector("meta[name=token]").content;
const article = document.getElementById("article");
const list = document.getElementById("cards");
const said = document.getElementById("said");
const turn = document.getElementById("turn");
let state = { documents: {}, cards: [], standing: [], columns: [], measures: [], by: "", claims: 0 };
let standing = location.hash === "#standing";
let at = 0;
let editing = false;
let asking = null;
let busy = false;
let shownDocument = null;

function make(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

async function loadStanding() {
  state.standing = (await (await fetch("standing.json")).json()).standing;
}

async function load() {
  const answer = await fetch("state.json");
  state = await answer.json();
  for (const one of Object.values(state.documents)) one.points = Array.from(one.text || "");
  state.standing = [];
  if (standing) await loadStanding();
  draw();
}

async function ask(path, body, done) {
  if (busy) return;
  busy = true;
  said.textContent = "";
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Vedette-Token": token },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (!answer.ok) {
      said.textContent = told.error;
      return;
    }
    state.claims = told.claims;
    if (standing) await loadStanding();
    editing = false;
    asking = null;
    done(told);
    draw();
  } catch (error) {
    said.textContent = "No answer: is `vedette claims review` still running? " + error;
  } finally {
    busy = false;
  }
}

function decide(card, deed, more) {
  ask("decide", { key: card.key, deed, ...more }, (told) => {
    for (const one of state.cards) one.repeats = told.repeats[one.key] || one.repeats;
    card.outcome = told.outcome;
    const next = state.cards.findIndex((one, index) => index > at && !one.outcome);
    const first = state.cards.findIndex((one) => !one.outcome);
    at = next >= 0 ? next : Math.max(first, 0);
  });
}

function revise(card, deed, more) {
  ask("revise", { claim: card.key, deed, ...more }, () => {
    at = Math.min(at, Math.max(state.standing.length - 1, 0));
  });
}

function listed() {
  return standing ? state.standing : state.cards;
}

async function turnOver() {
  standing = !standing;
  if (standing) await loadStanding();
  history.replaceState(null, "", standing ? "#standing" : "#");
  at = 0;
  editing = false;
  asking = null;
  draw();
}

function draw() {
  const left = state.cards.filter((one) => !one.outcome).length;
  document.getElementById("count").textContent =
    `${left} of ${state.cards.length} wait · ${state.claims} claims stand · decided by ${state.by}`;
  turn.replaceChildren(standing ? "What waits " : "What stands ", make("kbd", "", "t"));
  document.getElementById("keys-waiting").hidden = standing;
  document.getElementById("keys-standing").hidden = !standing;
  list.replaceChildren(...listed().map(standing ? drawClaim : drawCard));
  if (!listed().length) list.append(make("p", "", standing ? "Nothing stands." : "Nothing waits."));
  const now = list.children[at];
  if (now) now.scrollIntoView({ block: "nearest" });
  drawArticle();
}

function drawArticle() {
  const card = listed()[at];
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
    text.append(make("p", "sentence", card.quote || "Entered without its words."));
  }
  const kept = shownDocument === card.document ? article.scrollTop : 0;
  shownDocument = card.document;
  article.replaceChildren(...head, text);
  article.scrollTop = kept;
  const here = article.querySelector("mark.now") || article.querySelector(".sentence");
  if (here) here.scrollIntoView({ block: "center" });
}

function fill(text, points, card) {
  const beside = listed().filter((one) => one.document === card.document);
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

function emptyCard(index) {
  const box = make("article", "card");
  box.addEventListener("click", () => { if (at !== index && !editing) { at = index; draw(); } });
  return box;
}

function heading(box, card, index) {
  if (index === at) { box.classList.add("now"); box.setAttribute("aria-current", "true"); }
  const head = make("h3", "", `${card.name}: ${card.value} `);
  head.append(make("span", "key", card.measure));
  box.append(head, make("p", "quote", card.quote));
}

function saidBy(card) {
  const via = card.via.length ? `, via ${card.via.join(", ")}` : "";
  return make("p", "", `by ${card.speaker}${via}`);
}

function drawClaim(card, index) {
  const box = emptyCard(index);
  heading(box, card, index);
  box.append(saidBy(card));
  box.append(make("p", "key", `event: ${card.event || "undecided"} · origin: ${card.origin || "its own"}`));
  box.append(make("p", "key", `${card.key}, ${card.decided}`));
  if (card.repeats.length) box.append(repeats(card));
  if (index === at) box.append(asking ? question(card) : revisions(card));
  return box;
}

function drawCard(card, index) {
  const box = emptyCard(index);
  if (card.outcome) {
    box.classList.add("done");
    const kind = card.outcome === "rejected" ? "rejected" : "entered";
    const line = make("p", "", `${card.name}: ${card.value} `);
    line.append(make("strong", kind, card.outcome));
    box.append(line);
    return box;
  }
  heading(box, card, index);
  box.append(card.speaker ? saidBy(card) : speakers(card));
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
    pick.checked = (card.picked || card.repeats[0]).claim === one.claim;
    pick.addEventListener("change", () => { card.picked = one; pick.blur(); });
    line.append(pick, ` ${one.speaker || "the document"} in ${one.document}: ${one.words} `);
    box.append(line);
  });
  return box;
}

function press(row, name, className, key, act) {
  const made = make("button", className, `${name} `);
  made.type = "button";
  made.append(make("kbd", "", key));
  made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
  row.append(made);
}

function buttons(card) {
  const row = make("div", "buttons");
  press(row, "Accept", "accept", "a", () => accept(card));
  press(row, "Edit", "", "e", () => { editing = true; draw(); focusForm(); });
  press(row, "Reject", "reject", "r", () => decide(card, "rejected", {}));
  if (card.repeats.length) press(row, "Merge origin", "", "m", () => merge(card));
  return row;
}

function revisions(card) {
  const row = make("div", "buttons");
  for (const [key, one] of Object.entries(QUESTIONS)) {
    press(row, one.name, one.deed === "rejected" ? "reject" : "", key, () => pose(key));
  }
  if (card.repeats.length) press(row, "Merge origin", "", "m", () => merge(card));
  return row;
}

const QUESTIONS = {
  v: { name: "Event", deed: "set event", member: "value", was: (card) => card.event },
  o: { name: "Name origin", deed: "merged origin", member: "value", was: (card) => card.origin },
  r: { name: "Withdraw", deed: "rejected", member: "note", was: () => "" },
};

function pose(key) {
  asking = key;
  editing = true;
  draw();
  focusForm();
}

function question(card) {
  const one = QUESTIONS[asking];
  const box = make("form");
  const label = make("label", "", one.member === "note" ? "Why it is withdrawn" : one.name);
  const input = make("input");
  input.value = one.was(card);
  input.id = label.htmlFor = "answer";
  const row = make("div", "buttons");
  row.append(make("button", "accept", "Enter"));
  press(row, "Cancel", "", "Esc", stopEditing);
  box.append(label, input, row);
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    revise(card, one.deed, { [one.member]: input.value.trim() });
  });
  return box;
}

function stopEditing() {
  editing = false;
  asking = null;
  draw();
}

function accept(card) {
  decide(card, "confirmed", card.chosen ? { edits: { speaker: card.chosen } } : {});
}

function merge(card) {
  if (!card.repeats.length) return;
  const first = card.picked || card.repeats[0];
  if (standing) return revise(card, "merged origin", { value: first.claim });
  const origin = first.utterance;
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
  row.append(save);
  press(row, "Cancel", "", "Esc", stopEditing);
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
  while (listed()[next] && listed()[next].outcome) next += step;
  if (listed()[next]) { at = next; draw(); }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && editing) { stopEditing(); return; }
  if (busy || editing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, select, textarea")) return;
  const card = listed()[at];
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "t") turnOver();
  else if (!card || card.outcome) return;
  else if (event.key === "m") merge(card);
  else if (standing) {
    if (event.key in QUESTIONS) { event.preventDefault(); pose(event.key); }
  }
  else if (event.key === "a") accept(card);
  else if (event.key === "r") decide(card, "rejected", {});
  else if (event.key === "e") { event.preventDefault(); editing = true; draw(); focusForm(); }
});

turn.addEventListener("click", turnOver);
load();
