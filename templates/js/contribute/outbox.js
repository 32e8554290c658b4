/* Contributions that wait on this machine, one an entry of the one store, the same on every page; and their file, which
   `python build.py import` reads (docs/outbox.md). */
(() => {
  'use strict';
  const A = window.Arpentage;
  const C = A.contributing;
  const START = 'outbox:';
  const LONGEST = 262144; // characters of a file, as the build takes them
  const PATH = /^annotations(\/[a-z0-9-]+)+\.yaml$/;
  const HASH = /^[0-9a-f]{12}$/;
  /** Whether an entry is a file as `keep` keeps them: other pages of the same host may write in this storage. */
  const sound = (file, name) => PATH.test(file?.path) && name === START + file.path
    && typeof file.content === 'string' && file.content.length <= LONGEST && !/\p{Cs}/u.test(file.content)
    && (file.replaces === undefined || (typeof file.replaces === 'string' && HASH.test(file.replaces)));

  C.outbox = {
    /** Keeps a file `{path, content, replaces}`; whether it is kept, which a browser may refuse. */
    async keep(file) {
      await A.store.set(START + file.path, file);
      return (await A.store.get(START + file.path))?.content === file.content;
    },
    async list() {
      const names = (await A.store.names()) ?? [];
      const waiting = names.filter((name) => name.startsWith(START));
      const files = await Promise.all(waiting.map((name) => A.store.get(name)));
      return files.filter((file, at) => sound(file, waiting[at])).sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    drop: (path) => A.store.remove(START + path),
    /** Erases all, what cannot be listed too. */
    async clear() {
      const names = (await A.store.names()) ?? [];
      await Promise.all(names.filter((name) => name.startsWith(START)).map((name) => A.store.remove(name)));
    },
  };

  /** All that waits as one file: which reader and which edition of it the passages were read in, and the files. */
  C.bundle = (files, { reader, version, date }) => `${JSON.stringify({
    arpentage: 'outbox',
    version: 1,
    reader,
    edition: { version, date },
    files: files.map(({ path, content, replaces }) => ({ path, content, replaces })),
  }, null, 1)}\n`;

  /** Saves words as a file where the browser saves them. */
  C.save = (name, words, type) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([words], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  C.saveFile = ({ path, content }) => C.save(path.slice(path.lastIndexOf('/') + 1), content, 'application/yaml');
})();
