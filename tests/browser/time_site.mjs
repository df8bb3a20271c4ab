// How long the page of a whole plan takes, in milliseconds, as JSON: node time_site.mjs CHROMIUM PAGE
// `shown` and `ready` are by the clock: until its first words stand there, and until its script has run. Opening a row and
// filtering last until the page is laid out anew, and are in time of the page's own thread, whatever else the machine does.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, page] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const tab = await context.newPage();
const measuring = await context.newCDPSession(tab);
await measuring.send("Performance.enable");
const spent = async () => (await measuring.send("Performance.getMetrics")).metrics.find((each) => each.name === "ThreadTime").value * 1000;
async function most(act, given) {
  let found = 0;
  for (const each of given) {
    const before = await spent();
    await tab.evaluate(act, each);
    found = Math.max(found, (await spent()) - before);
  }
  return found;
}

await tab.goto(pathToFileURL(page).href);
await tab.waitForTimeout(600); // what a reader takes to look at it
const took = await tab.evaluate(() => ({
  shown: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  ready: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
}));
took.opened = await most((at) => {
  document.querySelectorAll(".opens")[at].click();
  return document.body.offsetHeight;
}, [0, 5, 9]);
took.filtered = await most((words) => {
  const field = document.getElementById("by-words");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return document.body.offsetHeight;
}, ["a", "the", "xyz", ""]);
await browser.close();
console.log(JSON.stringify(took));
