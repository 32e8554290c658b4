/* Data and engine on demand, as scripts: the only kind of request that works on file:// as it does over http.
   A data script calls Arpentage.put(name, value). */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const given = new Map();
  const asked = new Map();

  /** Where the site starts, as seen from this page: '' or '../'. */
  A.root = () => document.documentElement.dataset.root || '';

  A.put = (name, value) => given.set(name, value);

  /** Load search/NAME.js once; `version` only keeps a browser from mixing two builds. */
  A.script = (name, version = '') => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = `${A.root()}search/${name}.js${version && `?v=${version}`}`;
        script.onload = () => { script.remove(); resolve(); };
        script.onerror = () => {
          script.remove();
          asked.delete(name); // so that the next search tries again
          reject(new Error(`search/${name}.js did not load`));
        };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  /** The value that search/NAME.js hands over. */
  A.data = async (name, version) => {
    await A.script(name, version);
    if (!given.has(name)) throw new Error(`search/${name}.js gave no value`);
    return given.get(name);
  };
})();
