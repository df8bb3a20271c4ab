// Photographs a page for the gallery: node photograph.mjs CHROMIUM PAGE FOLDER
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, page, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, width, height, colorScheme] of [
  ["board-light", 1000, 980, "light"], ["board-dark", 1000, 980, "dark"], ["board-narrow", 320, 640, "light"]]) {
  const context = await browser.newContext({ offline: true, viewport: { width, height }, colorScheme });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}
await browser.close();
