/* Before the page is drawn: the tint and the size that this machine keeps, so that nothing flashes; and whether the text
   is to be shown otherwise than it opens: then it stays unseen till it is (view.js).
   Where a file has a storage of its own (Firefox, by double click), settings.js learns them a moment later. */
(() => {
  'use strict';
  const root = document.documentElement;
  const waits = () => (root.dataset.waiting = '');
  if (/[?&](layout|to|notes|reading|hide)=/.test(location.search)) waits();
  try {
    const { tint, size, view } = JSON.parse(localStorage.getItem(`${root.dataset.reader}:settings`)) || {};
    if (tint) root.dataset.tint = tint;
    if (size) root.dataset.size = size;
    if (view) waits();
  } catch (error) {
    // nothing kept, or nothing may be
  }
})();
