// Sorts and filters tables. Everything can be read without it; nothing from the plan is ever made markup here.
"use strict";

const cellsOf = (row) => Array.from(row.cells);
const orderOf = (cell) => cell.dataset.order || cell.textContent.trim();
const keysOf = (cell) => JSON.parse(cell.dataset.keys || JSON.stringify([cell.textContent.trim()]));

function sortBy(table, column, heading) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
  const rows = Array.from(body.rows).sort((one, other) =>
    compare(orderOf(one.cells[column]), orderOf(other.cells[column])));
  if (descending) rows.reverse();
  body.append(...rows);
}

function makeSortable(table) {
  cellsOf(table.tHead.rows[0]).forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sortBy(table, column, heading));
    const printed = document.createElement("span");
    printed.className = "printed";
    printed.textContent = heading.textContent;
    heading.replaceChildren(button, printed);
  });
}

function addField(form, name, label, control) {
  const field = document.createElement("div");
  const words = document.createElement("label");
  control.id = name;
  words.htmlFor = name;
  words.textContent = label;
  field.append(words, control);
  form.append(field);
  return control;
}

function choices(table, column) {
  const select = document.createElement("select");
  select.append(new Option("All", ""));
  const found = new Map();
  for (const row of table.tBodies[0].rows) {
    const cell = row.cells[column];
    for (const key of keysOf(cell)) {
      const order = cell.dataset.keys ? key : orderOf(cell);
      if (!found.has(key) || order < found.get(key)) found.set(key, order);
    }
  }
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
  for (const [key] of [...found].sort((one, other) => compare(one[1], other[1]))) select.append(new Option(key, key));
  return select;
}

function makeFilterable(table, number) {
  const headings = cellsOf(table.tHead.rows[0]);
  const columns = headings.map((heading, column) => [heading, column]).filter(([heading]) => "filters" in heading.dataset);
  if (!columns.length) return;
  const form = document.createElement("form");
  form.className = "filters";
  form.setAttribute("aria-label", `Filter: ${table.caption ? table.caption.textContent : "table"}`);
  const selects = columns.map(([heading, column]) => [
    addField(form, `filter-${number}-${column}`, heading.textContent.trim(), choices(table, column)), column]);
  const search = addField(form, `search-${number}`, "Words", document.createElement("input"));
  search.type = "search";
  const clear = document.createElement("button");
  clear.type = "reset";
  clear.textContent = "Show all";
  form.append(clear);
  const count = document.createElement("p");
  count.setAttribute("role", "status");

  const apply = () => {
    const words = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const fits = selects.every(([select, column]) => !select.value || keysOf(row.cells[column]).includes(select.value))
        && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    count.className = shown < table.tBodies[0].rows.length ? "" : "screen";
    count.textContent = `Showing ${shown} of ${table.tBodies[0].rows.length}`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  const frame = table.closest(".scrolls") || table;
  frame.before(form, count);
  apply();
}

document.querySelectorAll("table").forEach((table, number) => {
  if ("still" in table.dataset || !table.tHead || !table.tBodies.length || table.tBodies[0].rows.length < 2) return;
  makeFilterable(table, number);
  makeSortable(table);
});

// What is folded is open on paper, and where a link leads into it.
const foldsOf = (place) => { for (let each = place; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true; };
addEventListener("beforeprint", () => { for (const each of document.querySelectorAll("details")) each.open = true; });
addEventListener("hashchange", () => foldsOf(document.getElementById(decodeURIComponent(location.hash.slice(1)))));
