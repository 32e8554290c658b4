/* Long work in short stretches, so that the page answers to keys meanwhile: in a library of hundreds of texts a common
   word has tens of thousands of places. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const LONGEST = 10; // milliseconds of a stretch
  const EVERY = 100; // items, after which the clock is read
  let since = 0;

  const rest = () => new Promise((done) => {
    setTimeout(() => {
      since = performance.now();
      done();
    });
  });

  /** Do `work` for each of some items, in their order, with pauses. */
  A.each = async (all, work) => {
    let done = 0;
    for (const one of all) {
      if (done++ % EVERY === 0 && performance.now() - since > LONGEST) await rest();
      work(one);
    }
  };
})();
