/* Over the network, the faces of the first screen are asked for at once, and the page is drawn when they are here. After
   a moment it is drawn without them, and stays so: words never move under the reader's eyes. A disk has them at once. */
(() => {
  'use strict';
  const MOMENT = 300; // ms
  const { dataset } = document.documentElement;
  if (location.protocol === 'file:') return;

  const face = (name) => new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href: `${dataset.root}fonts/${name}.woff2`,
    });
    link.addEventListener('load', resolve);
    document.head.append(link);
  });
  const late = new Promise((resolve) => setTimeout(resolve, MOMENT, 'late'));

  dataset.faces = 'coming';
  const here = Promise.all(dataset.needs.split(' ').map(face)).then(() => 'here');
  Promise.race([here, late]).then((state) => {
    dataset.faces = state;
    dispatchEvent(new Event('arpentage:layout'));
  });
})();
