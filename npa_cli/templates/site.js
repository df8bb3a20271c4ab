// The page of a whole plan: one page shown at a time, one table, filters kept in the address, a row that opens.
// Everything can be read without it; whatever comes from the plan becomes text here and never markup.
{
const FIRST = 50; // rows shown before somebody asks for more
const POLL = 250; // milliseconds between two questions to the server, where there is one
const held = JSON.parse(document.getElementById("held-rows").textContent);
const text = (number) => held.texts[number]; // its words, its tone and what it is sorted by
const wordsOf = (number) => text(number)[0];
const byId = new Map(held.rows.map((row) => [row.id, row]));
const pages = new Map([...document.querySelectorAll("#pages > section")].map((each) => [each.id, each]));
const form = document.getElementById("filters");
const frame = document.getElementById("rows");
const fields = [...form.elements].filter((each) => each.name);
const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
const title = made("h2"), status = made("p", "", { role: "status" }); // which stay, so that a change of them is heard
frame.append(title, status);
let most = FIRST;
let kept; // the lines of all rows in full, once the first was opened

// ---- making elements

function made(tag, words, attributes = {}) {
  const element = document.createElement(tag);
  if (words) element.textContent = words;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  return element;
}

// Words with a break for each new line, and a link for each address in them that a browser may follow.
function put(element, number) {
  const [words, tone] = text(number);
  const lines = words.split("\n");
  const tagged = ["done", "good", "fair", "warn", "poor", "bad"].includes(tone);
  lines.forEach((line, at) => {
    if (at) element.append(made("br"));
    const place = tone && (at === 0 || !tagged) ? made("span", "", { class: tagged ? `tag ${tone}` : tone }) : element;
    line.split(/(https?:\/\/[^\s<>"]+)/).forEach((piece, odd) =>
      place.append(odd % 2 ? made("a", piece, { href: piece, rel: "noreferrer" }) : piece));
    if (place !== element) element.append(place);
  });
  return element;
}

const blocks = {
  heading: (block) => made("h3", wordsOf(block.heading)),
  words: (block) => {
    const element = made("p");
    const label = wordsOf(block.label);
    if (label) element.append(made("strong", `${label}: `));
    return put(element, block.words);
  },
  facts: (block) => {
    const list = made("dl");
    for (const [label, value] of block.facts) list.append(made("dt", wordsOf(label)), put(made("dd"), value));
    return list;
  },
  list: (block) => {
    const list = made("ul");
    for (const item of block.list) list.append(put(made("li"), item));
    return list;
  },
  columns: (block) => {
    const scrolls = made("div", "", { class: "scrolls", tabindex: "0", role: "region", "aria-label": wordsOf(block.caption) || "Its story" });
    const headings = block.columns.map(wordsOf);
    const table = tableOf(headings.map(headingCell));
    for (const cells of block.rows) {
      const row = made("tr", "", { role: "row" });
      row.append(...cells.map((cell, at) => put(cellAt(at, headings[at]), cell)));
      table.tBodies[0].append(row);
    }
    scrolls.append(table);
    return scrolls;
  },
};

// A table with its roles said, since on a narrow screen its rows are cards, each value behind its heading.
function tableOf(headings, name) {
  const table = made("table", "", { role: "table", "aria-label": name });
  const head = table.createTHead();
  head.setAttribute("role", "rowgroup");
  const top = made("tr", "", { role: "row" });
  top.append(...headings);
  head.append(top);
  table.createTBody().setAttribute("role", "rowgroup");
  return table;
}

const headingCell = (words) => made("th", words, { scope: "col", role: "columnheader" });

function cellAt(at, heading) {
  return at ? made("td", "", { role: "cell", "data-heading": heading }) : made("th", "", { role: "rowheader", scope: "row" });
}

function drawn(block) {
  return blocks[Object.keys(blocks).find((kind) => kind in block)](block);
}

function lines() {
  kept ??= new Map(document.getElementById("held-more").textContent.split("\n").filter(Boolean)
    .map((line) => [line.slice(2, line.indexOf('",[')), line]));
  return kept;
}

const inFull = (id) => JSON.parse(lines().get(id))[1];

// ---- the address: #page?filter=value&open=P3.1.2

function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return words; // cut short on its way in a mail
  }
}

function asked() {
  const [name, query = ""] = location.hash.slice(1).split("?");
  const words = new URLSearchParams(query);
  const page = decoded(name);
  if (byId.has(page)) return { page: "plan", words: new URLSearchParams({ open: page }) };
  if (pages.has(page) || !page) return { page: page || "plan", words };
  const place = document.getElementById(page);
  const section = place && place.closest("#pages > section");
  return { page: section ? section.id : "plan", words, place: section ? place : undefined };
}

function write(words) {
  for (const [name, value] of [...words]) if (!value) words.delete(name);
  const query = words.toString();
  history.replaceState(null, "", `#${encodeURIComponent(asked().page)}${query ? `?${query}` : ""}`);
}

// ---- the table

const foundIn = (row) => (row.words ??= [...row.cells, row.also].map(wordsOf).join(" ").replaceAll("\u00a0", " ").toLowerCase());

function fits(row, words) {
  const is = (name, test) => !words.get(name) || test(words.get(name));
  return is("priority", (given) => row.priority === given)
    && is("partner", (given) => row.partners.includes(given))
    && is("rating", (given) => row.rating === given)
    && is("period", (given) => row.period === given)
    && is("since", (given) => row.changed >= given)
    && is("words", (given) => given.toLowerCase().split(/\s+/).every((each) => foundIn(row).includes(each)));
}

function orderOf(row, at) {
  const [words, , order] = text(row.cells[at]);
  return order || words;
}

function inOrder(rows, sort) {
  const at = Math.abs(sort) - 1;
  if (!(at in held.columns)) return rows;
  return [...rows].sort((one, other) => Math.sign(sort) * compare(orderOf(one, at), orderOf(other, at)));
}

function heading(words, at, sort) {
  const cell = headingCell();
  if (Math.abs(sort) === at + 1) cell.setAttribute("aria-sort", sort > 0 ? "ascending" : "descending");
  const button = made("button", words, { type: "button", id: `sort-${at}` });
  button.addEventListener("click", () => change({ sort: String(sort === at + 1 ? -(at + 1) : at + 1) }));
  cell.append(button);
  return cell;
}

function rowOf(row, open) {
  const line = made("tr", "", { role: "row" });
  const button = made("button", row.id, { type: "button", id: `open-${row.id}`, class: "opens", "aria-expanded": String(open === row.id) });
  button.addEventListener("click", () => toggle(row.id));
  line.append(...row.cells.map((cell, at) => (at ? put(cellAt(at, held.columns[at]), cell) : cellAt(at))));
  line.firstChild.append(button);
  return line;
}

function fullRow(id, columns) {
  const line = made("tr", "", { class: "in-full", role: "row" });
  const cell = made("td", "", { role: "cell" });
  cell.colSpan = columns;
  cell.append(...inFull(id).map(drawn));
  line.append(cell);
  return line;
}

function toggle(id) {
  const { words } = asked();
  const open = words.get("open");
  words.set("open", open === id ? "" : id);
  write(words);
  for (const each of frame.querySelectorAll(".in-full")) each.remove();
  for (const each of frame.querySelectorAll(".opens")) each.setAttribute("aria-expanded", "false");
  if (open === id) return;
  const button = document.getElementById(`open-${id}`);
  button.setAttribute("aria-expanded", "true");
  const row = button.closest("tr");
  row.after(fullRow(id, row.cells.length));
}

function table() {
  const { page, words } = asked();
  const section = pages.get(page);
  const { priority, partner } = section.dataset;
  if (priority) words.set("priority", priority);
  if (partner) words.set("partner", partner);
  for (const field of fields) {
    if (document.activeElement !== field) field.value = words.get(field.name) || "";
    field.parentElement.hidden = Boolean(section.dataset[field.name]);
  }
  const sort = Number(words.get("sort")) || 0;
  const found = inOrder(held.rows.filter((row) => fits(row, words)), sort);
  const open = words.get("open");
  const place = found.findIndex((row) => row.id === open);
  const shown = found.slice(0, Math.max(most, place + 1));
  const [seen, fitting, all] = [shown, found, held.rows].map((each) => each.length.toLocaleString("en-GB"));
  const some = fitting === all ? `${seen} of ${all}` : seen === fitting ? `${fitting} of ${all}` : `the first ${seen} of ${fitting} that fit; ${all} in all`;
  title.textContent = priority || partner ? "Its deliverables" : held.caption;
  status.textContent = `Showing ${some}`;
  const element = tableOf(held.columns.map((each, at) => heading(each, at, sort)), held.caption);
  for (const row of shown) {
    element.tBodies[0].append(rowOf(row, open));
    if (row.id === open) element.tBodies[0].append(fullRow(open, held.columns.length));
  }
  const more = made("button", `Show ${Math.min(FIRST, found.length - shown.length)} more`, { type: "button", id: "more" });
  more.hidden = shown.length === found.length;
  more.addEventListener("click", () => { most += FIRST; keepingFocus(table); });
  const focused = document.activeElement && frame.contains(document.activeElement) ? document.activeElement.id : "";
  while (status.nextSibling) status.nextSibling.remove();
  status.after(element, more);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function keepingFocus(act) {
  const id = document.activeElement?.id;
  act();
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

function change(given) {
  const { words } = asked();
  for (const [name, value] of Object.entries(given)) words.set(name, value);
  write(words);
  table();
}

// ---- the pages

function show(moved) {
  const { page, words, place } = asked();
  const section = pages.get(page);
  for (const each of pages.values()) each.classList.toggle("shown", each === section);
  for (const each of document.querySelectorAll("header nav a")) {
    if (decodeURIComponent(each.hash.slice(1)) === section.dataset.above) each.setAttribute("aria-current", "page");
    else each.removeAttribute("aria-current");
  }
  document.title = `${section.dataset.title} · ${document.querySelector("header > p").textContent}`;
  const has = "table" in section.dataset;
  form.hidden = frame.hidden = !has;
  document.body.classList.toggle("has-table", has);
  if (has) table();
  if (place) foldsOf(place);
  if (!moved) return;
  const aim = place || document.getElementById(`open-${words.get("open")}`) || ([...words].length ? frame.querySelector("h2") : section.querySelector("h1"));
  if (aim && !aim.matches("button")) aim.setAttribute("tabindex", "-1");
  aim?.focus({ preventScroll: true });
  if (aim) aim.scrollIntoView({ block: place || [...words].length ? "start" : "nearest" });
  if (!place && ![...words].length) scrollTo(0, 0);
}

form.addEventListener("input", () => {
  const section = pages.get(asked().page);
  change(Object.fromEntries(fields.filter((each) => !section.dataset[each.name]).map((each) => [each.name, each.value])));
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => { event.preventDefault(); write(new URLSearchParams()); most = FIRST; table(); });
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // its address would lead away from the page that is shown
  document.getElementById("content").focus();
});
addEventListener("hashchange", () => { most = FIRST; show(true); });
addEventListener("beforeprint", () => { most = Infinity; if (!frame.hidden) table(); });
addEventListener("afterprint", () => { most = FIRST; if (!frame.hidden) table(); });
globalThis.requestIdleCallback?.(() => { held.rows.forEach(foundIn); lines(); }); // so that the first filter and row are quick too
document.body.classList.add("scripted");
show(Boolean(location.hash));

// ---- a later version of the files, where `npa serve` gives the page

const version = document.documentElement.dataset.version;

function told(lines, words) {
  const place = document.getElementById("findings");
  const now = [words, ...lines].join("\n");
  if (place.dataset.told === now) return;
  place.dataset.told = now;
  place.replaceChildren();
  place.removeAttribute("tabindex");
  if (!words) return;
  place.setAttribute("tabindex", "0"); // it scrolls where there is much to tell
  const list = made("ul");
  for (const line of lines) list.append(made("li", line));
  place.append(made("p", words), list);
}

async function poll() {
  try {
    const now = await (await fetch("?version", { cache: "no-store" })).json();
    if (now.version !== version) {
      sessionStorage.setItem("npa", JSON.stringify({ focus: document.activeElement?.id, x: scrollX, y: scrollY, most }));
      location.reload();
      return;
    }
    told(now.findings, now.words);
  } catch {
    told([], "npa serve has ended here. The page stays as it was.");
  }
  setTimeout(poll, POLL);
}

if (version) {
  const before = JSON.parse(sessionStorage.getItem("npa") || "null");
  sessionStorage.removeItem("npa");
  if (before) {
    most = before.most || FIRST;
    show(false);
    document.getElementById(before.focus)?.focus({ preventScroll: true });
    scrollTo(before.x, before.y);
  }
  poll();
}
}
