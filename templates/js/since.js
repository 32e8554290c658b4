/* What is new in a copy since an older one, from their manifests: the same rule as arpentage/stick/since.py. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const FORMAT = 'arpentage-manifest-1';

  const text = (value) => typeof value === 'string';
  const named = (value) => value !== null && typeof value === 'object' && Object.values(value).every(text);
  const entry = (one) => one !== null && typeof one === 'object' && named(one.title)
    && [one.path, one.kind, one.hash, one.text, one.url].every(text);

  /** Whether a value is a manifest, as far as it is read here; it may come from anybody. */
  A.isManifest = (value) => value !== null && typeof value === 'object' && value.format === FORMAT
    && [value.reader, value.version, value.date].every(text)
    && value.texts !== null && typeof value.texts === 'object' && Object.values(value.texts).every(named)
    && Array.isArray(value.entries) && value.entries.every(entry);

  const byPath = (copy) => new Map(copy.entries.map((one) => [one.path, one]));
  const before = (a, b) => (a < b ? -1 : Number(a > b));

  /** Groups {kind, text, new, changed, gone} of entries: by text, what belongs to none last; the text itself, then by
      kind. */
  A.since = (old, now) => {
    const [was, is] = [byPath(old), byPath(now)];
    const texts = [...new Set([...Object.keys(now.texts), ...Object.keys(old.texts)]), ''];
    const place = (slug) => (texts.includes(slug) ? texts.indexOf(slug) : texts.length);
    const groups = new Map();
    for (const path of [...new Set([...was.keys(), ...is.keys()])].sort(before)) {
      const one = is.get(path) || was.get(path);
      const key = JSON.stringify([one.text, one.kind]);
      const what = !was.has(path) ? 'new' : !is.has(path) ? 'gone' : 'changed';
      if (what !== 'changed' || was.get(path).hash !== one.hash) {
        if (!groups.has(key)) groups.set(key, { kind: one.kind, text: one.text, new: [], changed: [], gone: [] });
        groups.get(key)[what].push(one);
      }
    }
    return [...groups.values()].sort((a, b) => place(a.text) - place(b.text)
      || Number(a.kind !== 'text') - Number(b.kind !== 'text') || before(a.kind, b.kind));
  };
})();
