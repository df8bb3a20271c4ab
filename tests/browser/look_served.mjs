// Looks at a page that npa serves while a file of its plan is edited: node look_served.mjs CHROMIUM ADDRESS FILE
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [program, address, file] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await (await browser.newContext({ viewport: { width: 1280, height: 500 } })).newPage();
const complaints = [];
tab.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
tab.on("pageerror", (error) => complaints.push(String(error)));
const first = readFileSync(file, "utf8");
const state = () => tab.evaluate(() => ({
  address: location.hash, focus: document.activeElement.id, y: scrollY, full: Boolean(document.querySelector(".in-full")),
  findings: document.getElementById("findings").textContent, words: document.querySelector("#rows").textContent }));
async function until(test, given) {
  const start = Date.now();
  await tab.waitForFunction(test, given, { polling: 20, timeout: 10000 });
  return Date.now() - start;
}
const has = (words) => document.querySelector("#rows")?.textContent.includes(words);
const told = (words) => document.getElementById("findings")?.textContent.includes(words);
const quiet = () => document.getElementById("findings")?.textContent === "";

await tab.goto(`${address}#plan?priority=P1`);
await tab.locator("#rows .opens").first().click();
await tab.evaluate(() => scrollTo(0, 300));
const before = await state();
writeFileSync(`${file}.new`, first.replace("Discharge checklist agreed", "Discharge checklist renamed"));
renameSync(`${file}.new`, file);
const renamed = await until(has, "Discharge checklist renamed");
await tab.waitForTimeout(100);
const after = await state();
writeFileSync(file, `${first}  : [`);
const broken = await until(told, "NPA002");
const during = await state();
writeFileSync(file, "");
writeFileSync(file, first);
const mended = await until(has, "Discharge checklist agreed");
await until(quiet);
await browser.close();
console.log(JSON.stringify({ before, after, during, milliseconds: { renamed, broken, mended }, complaints }));
