// Bundles the console's third-party code, minified, into ../wwwroot/lib, with the names, versions and licences of all
// packages in it beside it. Run by `npm run build`, which installs the packages first.
import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const out = "../wwwroot/lib";

const { metafile } = await build({
  entryPoints: ["preact.js", "uppy.js"],
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
});

const packages = new Set(Object.keys(metafile.inputs)
  .map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1])
  .filter(Boolean));

const notices = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").replaceAll("\r", "").trim() : `Licence: ${license}`;
  return `${name} ${version} (${license})\n\n${text}`;
});
const title = "What preact.js and uppy.js are made of, by `npm run build` in Api/Console/vendor.";
writeFileSync(`${out}/licences.txt`, `${[title, ...notices].join(`\n\n${"-".repeat(78)}\n\n`)}\n`);
