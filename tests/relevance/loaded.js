/* What a first search loads, for each of some queries, and how large that is: a fresh page's scripts each time.
   In: {site, scripts, queries}; out: [[names of files under search/], …]. */
const { readFileSync } = require('fs');
const vm = require('vm');

const SHOWN = 12; // results that the page shows at once
const { site, scripts, queries } = JSON.parse(readFileSync(0, 'utf8'));
const known = new Map();
const compiled = (path) => {
  if (!known.has(path)) known.set(path, new vm.Script(readFileSync(path, 'utf8')));
  return known.get(path);
};

/** The globals of a page that the query side asks for. */
const globals = () => {
  const page = { WebAssembly, TextDecoder, TextEncoder, Blob, Response, Request, DecompressionStream, URL, atob };
  Object.assign(page, { performance, setTimeout });
  page.document = { documentElement: { lang: 'fr', dataset: {} }, getElementById: () => null };
  page.window = page;
  return vm.createContext(page);
};

async function loaded(query) {
  const page = globals();
  for (const path of scripts) compiled(path).runInContext(page);
  const A = page.Arpentage;
  const names = new Set();
  A.script = async (name) => {
    if (names.has(name)) return;
    names.add(name);
    compiled(`${site}/search/${name}.js`).runInContext(page);
  };
  const { found, term } = await A.answer(query, A.filters(new URLSearchParams()));
  const shown = found.slice(0, SHOWN).flatMap((one) => [one, one.led]);
  for (const one of [...shown, term]) if (one) await A.record(one.catalogue, one.number);
  return [...names];
}

(async () => {
  const all = [];
  for (const query of queries) all.push(await loaded(query));
  process.stdout.write(JSON.stringify(all));
})();
