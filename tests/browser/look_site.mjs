// Opens the page of a whole plan as its readers would and prints, as JSON, what they meet: node look_site.mjs CHROMIUM PAGE
// and each size and scheme that it is looked at in: "1280 light".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, page, ...looks] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const calm = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const browser = await chromium.launch({ executablePath: program, args: calm });

async function opened(hash, options) {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("request", (request) => { if (request.url().split("#")[0] !== address && !request.url().startsWith("data:")) complaints.push(`asked for ${request.url()}`); });
  await tab.goto(address + hash);
  return { context, tab, complaints };
}

const first = await opened("", {});
const pages = await first.tab.evaluate(() => {
  const all = [...document.querySelectorAll("#pages > section")].map((each) => each.id);
  const one = (start) => all.find((each) => each.startsWith(start));
  return [...new Set([...[...document.querySelectorAll("nav a")].map((each) => each.hash.slice(1)), one("priority-"), one("partner-")])].filter(Boolean);
});
await first.context.close();

// Accessibility of each page and of an open row, in each size and scheme asked for; and nothing scrolls it sideways.
const violations = [], sideways = [];
for (const [width, colorScheme] of looks.map((each) => each.split(" "))) {
  const { context, tab } = await opened("", { viewport: { width: Number(width), height: 900 }, colorScheme, bypassCSP: true });
  await tab.evaluate(axe);
  const open = await tab.evaluate(() => document.querySelector(".opens")?.textContent);
  for (const name of [...pages, ...(open ? [`plan?open=${open}`] : [])]) {
    await tab.evaluate((hash) => { location.hash = hash; }, name);
    await tab.waitForTimeout(30);
    const found = await tab.evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    violations.push(...found.violations.map((each) => `${name} ${width} ${colorScheme}: ${each.id} at ${each.nodes[0].html.slice(0, 200)}`));
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over) sideways.push(`${name} ${width}: ${over}`);
  }
  await context.close();
}

const shown = (tab) => tab.evaluate(() => ({
  rows: [...document.querySelectorAll("#rows .opens")].map((each) => each.textContent),
  status: document.querySelector("#rows [role=status]").textContent,
  open: [...document.querySelectorAll(".opens[aria-expanded=true]")].map((each) => each.textContent),
  words: document.querySelector("#rows").textContent,
  full: document.querySelector(".in-full")?.textContent ?? "",
  focus: document.activeElement.id || document.activeElement.tagName,
  address: location.hash,
  page: document.querySelector("#pages > .shown").id,
}));
const steps = {};
const { context, tab, complaints } = await opened("", {});
const press = async (key, times = 1) => { for (let at = 0; at < times; at += 1) await tab.keyboard.press(key); };
async function tabTo(selector) {
  for (let at = 0; at < 400; at += 1) {
    await press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not get to ${selector}`);
}
await press("Tab");
steps.firstStop = await tab.evaluate(() => document.activeElement.textContent);
steps.all = await shown(tab);
if (await tab.locator(".grid").count()) {
  await tabTo(".grid a[class]");
  steps.cell = await tab.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await press("Enter");
  await tab.waitForTimeout(50);
  steps.cellFollowed = await shown(tab);
  await tab.goBack();
}
await tabTo("#by-words");
await tab.keyboard.type("zzzz");
steps.nothing = await shown(tab);
await press("Backspace", 4);
await tabTo("#by-rating");
await press("ArrowDown");
steps.rated = await shown(tab);
await tabTo("#rows .opens");
await press("Enter");
steps.opened = await shown(tab);
const sent = steps.opened.address;
await press("Enter");
steps.closed = await shown(tab);
await tabTo("#filters button");
await press("Enter");
steps.reset = await shown(tab);
await tabTo("#by-partner");
await tab.keyboard.type("M");
await tabTo("#by-since");
await tab.keyboard.type("05012019"); // 1 May 2019, as this browser's language has it
steps.since = await shown(tab);
await context.close();

const last = `#${pages.at(-1)}`;
const skipping = await opened(last, {});
await skipping.tab.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
await skipping.tab.locator(".skip").focus();
await skipping.tab.keyboard.press("Enter");
await skipping.tab.waitForTimeout(50);
steps.skipped = { ...(await shown(skipping.tab)), stays: (await skipping.tab.evaluate(() => location.hash)) === last };
await skipping.context.close();

const cut = await opened("#%E0%A4%A?open=%&sort=99&rating=none&since=x", {});
steps.cut = { ...(await shown(cut.tab)), complaints: cut.complaints };
await cut.context.close();

const later = await opened(sent, {});
steps.sent = await shown(later.tab);
await later.context.close();

// No layout shift while it opens, even on a slow day.
const shift = await opened("", {});
const moved = await shift.tab.evaluate(() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
}));
await shift.context.close();

// Without scripts: every page and the whole table stand one below the other.
const plain = await opened("", { javaScriptEnabled: false });
const withoutScript = {
  sections: await plain.tab.locator("#pages > section:visible").count(),
  rows: await plain.tab.locator("noscript tbody tr[id]:visible").count(),
  controls: await plain.tab.locator("select:visible, button:visible, input:visible").count(),
};
await plain.context.close();

// What is printed: the second page of the list, and the table as it is filtered.
for (const [name, hash] of [["second", `#${pages[1] ?? pages[0]}`], ["filtered", sent]]) {
  const paper = await opened(hash, {});
  await paper.tab.pdf({ path: `${page}.${name}.pdf`, preferCSSPageSize: true });
  await paper.context.close();
}

// How long opening a row and filtering take until the next picture could be painted, in milliseconds.
const quick = await opened("", {});
const milliseconds = await quick.tab.evaluate(async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const timed = async (act) => { await painted(); const start = performance.now(); act(); document.body.offsetHeight; return performance.now() - start; };
  const words = document.getElementById("by-words");
  const type = (given) => { words.value = given; words.dispatchEvent(new Event("input", { bubbles: true })); };
  return {
    load: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
    open: await timed(() => document.querySelector(".opens").click()),
    filter: Math.max(await timed(() => type("a")), await timed(() => type("ab")), await timed(() => type(""))),
  };
});
await quick.context.close();
await browser.close();
console.log(JSON.stringify({ pages, violations, sideways, complaints, steps, moved, withoutScript, milliseconds }));
