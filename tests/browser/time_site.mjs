// How long the page of a whole plan takes, in milliseconds, as JSON: node time_site.mjs CHROMIUM PAGE
// `shown` is until its first words stand there; opening a row and filtering last until the page is laid out anew.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, page] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
await tab.goto(pathToFileURL(page).href);
await tab.waitForTimeout(600); // what a reader takes to look at it
const took = await tab.evaluate(() => {
  const timed = (act) => {
    const start = performance.now();
    act();
    document.body.offsetHeight;
    return performance.now() - start;
  };
  const words = document.getElementById("by-words");
  const type = (given) => { words.value = given; words.dispatchEvent(new Event("input", { bubbles: true })); };
  return {
    shown: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    ready: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
    opened: Math.max(...[0, 5, 9].map((at) => timed(() => document.querySelectorAll(".opens")[at].click()))),
    filtered: Math.max(...["a", "the", "xyz", ""].map((given) => timed(() => type(given)))),
  };
});
await browser.close();
console.log(JSON.stringify(took));
