/* Beside the scroll, a map of the text to scale: its paragraphs, those that a question is about, its notes, themes and
   corrections, and the part in view. A press goes there; so do the arrow keys. It shows what the view shows. */
(() => {
  'use strict';
  const words = document.querySelector('.words');
  if (!words) return;
  const TOP = 0.25; // of the window's height, as for place.js: what is read
  const find = (id) => document.getElementById(id);
  const asked = (link) => find(link.hash.slice(1)).closest('.par');
  const LANES = [ // what is drawn, where across the strip, how wide, and which element stands for it
    ['.par', 0, 16],
    ['.question .meta a[href^="#"]', 0, 3, asked],
    ['.call', 4, 4],
    ['.sign-of-theme', 9, 3, (sign) => find(`passage-${sign.hash.slice(1)}`)],
    ['.em', 13, 3],
  ];
  const box = document.createElement('div');
  box.className = 'staff';
  box.innerHTML = `<svg preserveAspectRatio="none" aria-hidden="true"><rect width="16"/>${'<path/>'.repeat(5)}</svg><input type="range">`;
  const [map, input] = box.children;
  const [view, ...paths] = map.children;
  input.ariaLabel = input.title = words.dataset.staff;
  words.before(box);

  function draw() {
    const { top, height } = words.getBoundingClientRect();
    LANES.forEach(([css, x, width, of = (one) => one], i) => {
      const shown = [...document.querySelectorAll(css)].filter((one) => one.offsetWidth && one.checkVisibility({ visibilityProperty: true }));
      paths[i].setAttribute('d', shown.map((one) => `M${x} ${Math.round(of(one).getBoundingClientRect().top - top)}h${width}`).join(''));
    });
    map.setAttribute('viewBox', `0 0 16 ${height}`);
    Object.assign(input, { max: height, step: height / 100 });
    move();
  }

  function move() {
    const { top, bottom } = words.getBoundingClientRect();
    box.hidden = top > innerHeight / 2 || bottom < innerHeight * TOP;
    input.value = innerHeight * TOP - top;
    input.ariaValueText = find('where').textContent;
    view.setAttribute('y', -top);
    view.setAttribute('height', innerHeight);
  }

  const go = () => scrollBy({ top: words.getBoundingClientRect().top + +input.value - innerHeight * TOP, behavior: 'instant' });
  input.addEventListener('input', go);
  input.addEventListener('keydown', (event) => { // browsers do not agree on which way an upright range goes
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (!steps) return;
    event.preventDefault();
    input.stepUp(steps);
    go();
  });

  function soon(action) {
    let frame;
    return () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(action);
    };
  }
  addEventListener('scroll', soon(move), { passive: true });
  addEventListener('arpentage:layout', soon(draw));
  new ResizeObserver(soon(draw)).observe(words);
})();
