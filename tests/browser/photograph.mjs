// Photographs pages for the gallery: node photograph.mjs CHROMIUM FOLDER, then for each picture its NAME, PAGE (with its
// #address), width, height and scheme, between bars
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, folder, ...pictures] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
for (const picture of pictures) {
  const [name, page, width, height, colorScheme] = picture.split("|");
  const [file, hash] = page.split("#");
  const viewport = { width: Number(width), height: Number(height) };
  const context = await browser.newContext({ offline: true, viewport, colorScheme });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(file).href + (hash ? `#${hash}` : ""));
  await tab.screenshot({ path: `${folder}/${name}.png` });
  await context.close();
}
await browser.close();
