// Opens a page as its readers would and prints, as JSON, what they would meet: node look.mjs CHROMIUM PAGE PDF
// and each size and scheme that it is looked at in: "1280 light".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, page, pdf, ...looks] = process.argv.slice(2);
const address = pathToFileURL(page).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const calm = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
const browser = await chromium.launch({ executablePath: program, args: calm });

async function opened(options) {
  const context = await browser.newContext({ offline: true, ...options });
  const tab = await context.newPage();
  const complaints = [];
  tab.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("request", (request) => { if (request.url() !== address) complaints.push(`asked for ${request.url()}`); });
  await tab.goto(address);
  return { context, tab, complaints };
}

// Accessibility, in each size and scheme. The page's own policy would keep the rules out, so it is lifted here only.
const violations = [];
for (const [width, colorScheme] of looks.map((each) => each.split(" "))) {
  const { context, tab } = await opened({ viewport: { width: Number(width), height: 800 }, colorScheme, bypassCSP: true });
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  violations.push(...found.violations.map((each) => `${width} ${colorScheme}: ${each.id} at ${each.nodes[0].html.slice(0, 200)}`));
  await context.close();
}

// At the width of a small telephone nothing scrolls sideways but tables and pictures, in frames of their own.
const narrow = await opened({ viewport: { width: 320, height: 640 } });
const sideways = await narrow.tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
await narrow.context.close();

// The table of everything, by keyboard alone.
const { context, tab, complaints } = await opened({ viewport: { width: 1200, height: 800 } });
const focus = () => tab.evaluate(() => ({
  tag: document.activeElement.tagName, id: document.activeElement.id, words: document.activeElement.textContent.trim() }));
async function tabTo(wanted) {
  for (let press = 0; press < 400; press += 1) {
    await tab.keyboard.press("Tab");
    const here = await focus();
    if (wanted(here)) return here;
  }
  throw new Error("the keyboard does not get there");
}
await tab.keyboard.press("Tab");
const first = await focus();
const select = await tabTo((here) => here.tag === "SELECT");
const shown = () => tab.evaluate(() => {
  const table = [...document.querySelectorAll("table")].find((each) => each.caption?.textContent.endsWith("every deliverable"));
  return { rows: [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => row.cells[0].textContent),
    status: document.querySelector("[role=status]").textContent,
    sort: [...table.tHead.rows[0].cells].map((cell) => cell.getAttribute("aria-sort")) };
});
const all = await shown();
await tab.keyboard.press("ArrowDown");
const filtered = await shown();
const chosen = await tab.evaluate((id) => document.getElementById(id).value, select.id);
await tabTo((here) => here.tag === "INPUT");
await tab.keyboard.type("zzzz");
const searched = await shown();
await tabTo((here) => here.tag === "BUTTON" && here.words === "Show all");
await tab.keyboard.press("Enter");
await tab.waitForTimeout(50);
const reset = await shown();
await tabTo((here) => here.tag === "BUTTON" && here.words === "Deliverable");
await tab.keyboard.press("Enter");
const sorted = await shown();
await tab.keyboard.press("Space");
const reversed = await shown();
await context.close();

// Without scripts.
const plain = await opened({ javaScriptEnabled: false, viewport: { width: 1200, height: 800 } });
const withoutScript = {
  controls: await plain.tab.locator("select, button, input").count(),
  hidden: await plain.tab.locator("tr[hidden]").count(),
  rows: await plain.tab.locator("table tbody tr").count(),
};
await plain.context.close();

// On paper.
const printed = await opened({});
await printed.tab.pdf({ path: pdf, format: "A4", tagged: true, outline: true });
await printed.context.close();
await browser.close();

console.log(JSON.stringify({ violations, sideways, complaints, first, chosen, all, filtered, searched, reset, sorted, reversed, withoutScript }));
