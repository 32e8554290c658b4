/* What this machine keeps for a reader, the same on every page: Arpentage.store.get, set, remove, erase, each a promise.
   Over http the pages share one storage. By double click Firefox gives each file its own: store.html, in a hidden
   frame, is then the one that keeps. Names are prefixed with the reader's id, so that two readers never meet. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const { reader, root, keeper } = document.documentElement.dataset;
  const prefix = `${reader}:`;
  const disk = location.protocol === 'file:';

  const names = () => Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const perform = {
    get: (name) => JSON.parse(localStorage.getItem(prefix + name)),
    set: (name, value) => localStorage.setItem(prefix + name, JSON.stringify(value)),
    remove: (name) => localStorage.removeItem(prefix + name),
    names: () => names().map((name) => name.slice(prefix.length)),
    erase: () => names().forEach((name) => localStorage.removeItem(name)),
  };
  /** What an operation answers; nothing where the browser lets nothing be kept. */
  const attempt = (operation, name, value) => {
    try {
      return perform[operation](name, value) ?? null;
    } catch (error) {
      return null;
    }
  };

  if (keeper !== undefined) {
    addEventListener('message', ({ data, origin, source }) => {
      // a file's origin is "null"; no page of the network can hold a file in a frame
      if (origin !== (disk ? 'null' : location.origin) || !data || !Object.hasOwn(perform, data.operation)) return;
      const answer = attempt(data.operation, data.name, data.value);
      source.postMessage({ store: reader, ticket: data.ticket, answer }, disk ? '*' : origin);
    });
    return;
  }

  const waiting = new Map();
  let frame;
  let tickets = 0;

  /** The hidden frame, once it listens. */
  function opened() {
    frame ??= new Promise((resolve) => {
      const element = document.createElement('iframe');
      Object.assign(element, { hidden: true, src: `${root}store.html`, tabIndex: -1 });
      element.setAttribute('aria-hidden', 'true');
      element.addEventListener('load', () => resolve(element.contentWindow), { once: true });
      document.body.append(element);
    });
    return frame;
  }

  addEventListener('message', ({ data, source }) => {
    if (!data || data.store !== reader || !waiting.has(data.ticket)) return;
    frame.then((keeping) => {
      if (source !== keeping) return;
      waiting.get(data.ticket)(data.answer);
      waiting.delete(data.ticket);
    });
  });

  function ask(operation, name, value) {
    if (!disk) return Promise.resolve(attempt(operation, name, value));
    return opened().then((keeping) => new Promise((resolve) => {
      tickets += 1;
      waiting.set(tickets, resolve);
      keeping.postMessage({ operation, name, value, ticket: tickets }, '*');
    }));
  }

  A.store = Object.fromEntries(Object.keys(perform).map((operation) => [
    operation,
    (name, value) => {
      if (operation === 'erase' && disk) attempt('erase'); // what early.js reads, where files share a storage
      return ask(operation, name, value);
    },
  ]));
})();
