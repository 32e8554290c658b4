/* The page of a text is read without its scripts: they come when its address asks for a view, when this machine keeps
   one, or at the reader's first touch, scroll or key. What was done too early for them is done again. */
addEventListener('DOMContentLoaded', () => {
  'use strict';
  const page = document.documentElement;
  const HELD = '.call a, .unfold, .sic a, .par a.term, .sign-of-theme, a.cite, .project-open button, #erase';
  const touches = new AbortController();
  const options = { capture: true, passive: true, signal: touches.signal };
  let coming;

  const loaded = (name, properties) => new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), properties);
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });

  /** Settled when they are there, or cannot be: then links do what links do. */
  const more = () => {
    coming ??= loaded('link', { rel: 'stylesheet', href: `${page.dataset.root}css/more.css` })
      .then(() => loaded('script', { src: `${page.dataset.root}js/more.js` }))
      .catch(() => delete page.dataset.waiting)
      .finally(() => touches.abort());
    return coming;
  };

  const held = {
    click(event) {
      const link = event.target.closest(HELD);
      return link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && (() => link.click());
    },
    keydown(event) {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const meant = key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey && !target.matches('[type=search]');
      return meant && (() => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
    },
  };
  for (const [name, hold] of Object.entries(held)) {
    addEventListener(name, (event) => {
      const again = hold(event);
      const came = more();
      if (!again) return;
      event.preventDefault();
      event.stopPropagation();
      came.then(again);
    }, { ...options, passive: false });
  }
  addEventListener('change', ({ target }) => {
    const { checked } = target;
    more().then(() => {
      target.checked = checked;
      target.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }, options);
  addEventListener('pointerover', ({ target, pointerType }) => more().then(() => {
    if (target.matches(':hover')) target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType }));
  }), options);
  for (const name of ['pointerdown', 'focusin', 'scroll']) addEventListener(name, more, options);
  document.addEventListener('selectionchange', () => document.getSelection().isCollapsed || more(), options);

  const asked = location.search || location.hash || 'waiting' in page.dataset;
  if (asked || location.protocol === 'file:') more();
});
