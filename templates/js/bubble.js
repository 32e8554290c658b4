/* A small window beside a link: Arpentage.bubble.attach(selector, content). It opens under a resting pointer, or on a
   click or Enter, which take the focus into it. Esc, Tab past its end, or a click elsewhere close it, and the focus
   returns; pinned, it stays until it is closed. <html data-pin data-close> give its buttons their names. */
(() => {
  'use strict';
  const A = (window.Arpentage = window.Arpentage || {});
  const { pin, close } = document.documentElement.dataset;
  const REST = 250; // ms before a resting pointer opens it, and before it closes when the pointer has left
  let current = null; // the one that is not pinned
  let count = 0;
  let timer;

  const button = (name, text) => {
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', className: name, textContent: text });
    return made;
  };

  /** Beside its link, through CSS anchors where there are, else where there is room. */
  function place(bubble, link) {
    if (CSS.supports('anchor-name', '--a')) return;
    const { left, top, bottom } = link.getClientRects()[0];
    const room = innerWidth - bubble.offsetWidth - 16;
    const above = bottom + bubble.offsetHeight > innerHeight && top > bubble.offsetHeight;
    bubble.style.left = `${scrollX + Math.max(8, Math.min(left, room))}px`;
    bubble.style.top = `${scrollY + (above ? top - bubble.offsetHeight - 8 : bottom + 8)}px`;
  }

  class Bubble {
    constructor(link, { label, content }) {
      this.link = link;
      this.pinned = false;
      this.held = false; // opened by hand: a pointer that leaves does not close it
      this.box = document.createElement('div');
      Object.assign(this.box, { className: 'bubble', popover: 'manual', tabIndex: -1 });
      this.box.setAttribute('role', 'dialog');
      this.box.setAttribute('aria-label', label);
      const tools = document.createElement('p');
      tools.className = 'tools';
      const [pinning, closing] = [button('pin', pin), button('close', close)];
      pinning.setAttribute('aria-pressed', 'false');
      pinning.addEventListener('click', () => this.pin(pinning));
      closing.addEventListener('click', () => this.close(true));
      tools.append(pinning, closing);
      this.box.append(content, tools);
      this.box.addEventListener('keydown', (event) => this.heard(event));
      this.box.addEventListener('pointerenter', () => clearTimeout(timer));
      this.box.addEventListener('pointerleave', () => leave());
      document.querySelector('main').append(this.box);
      count += 1;
      link.classList.add('lit');
      link.style.anchorName = `--bubble-${count}`;
      this.box.style.positionAnchor = `--bubble-${count}`;
      this.box.showPopover();
      place(this.box, link);
    }

    take() {
      this.held = true;
      this.box.focus({ preventScroll: true });
    }

    pin(pinning) {
      this.pinned = !this.pinned;
      pinning.setAttribute('aria-pressed', String(this.pinned));
      if (this.pinned && current === this) current = null;
      else if (!this.pinned) {
        current?.close(false);
        current = this;
      }
    }

    close(back) {
      const inside = this.box.contains(document.activeElement);
      this.box.remove();
      this.link.classList.remove('lit');
      this.link.style.anchorName = '';
      dispatchEvent(new Event('arpentage:closed'));
      if (current === this) current = null;
      if (back || inside) this.link.focus({ preventScroll: true });
    }

    heard(event) {
      const stops = [...this.box.querySelectorAll('a[href], button')];
      if (event.key === 'Escape') {
        event.stopPropagation();
        this.close(true);
      } else if (event.key === 'Tab') {
        const { activeElement } = document;
        const edge = event.shiftKey ? [stops[0], this.box] : [stops.at(-1)];
        if (!edge.includes(activeElement)) return;
        event.preventDefault();
        if (this.pinned) this.link.focus({ preventScroll: true });
        else this.close(true);
      }
    }
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => current && !current.held && current.close(false), REST);
  }

  function open(link, content) {
    clearTimeout(timer);
    if (current?.link === link) return current;
    current?.close(false);
    current = new Bubble(link, content);
    return current;
  }

  /** Open it with what was made, or promised; where the promise fails, the link does what links do. */
  async function opening(link, made) {
    try {
      return open(link, await made);
    } catch (error) {
      if (link.href) location.assign(link.href);
      return null;
    }
  }

  /** `content(link)` gives {label, content: Node} or a promise of it; or nothing: then the link does what links do. */
  function attach(selector, content) {
    const found = (event) => event.target.closest?.(selector);
    document.addEventListener('click', (event) => {
      const link = found(event);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const made = content(link);
      if (!made) return;
      event.preventDefault();
      opening(link, made).then((bubble) => bubble?.take());
    });
    document.addEventListener('pointerover', (event) => {
      const link = event.pointerType === 'mouse' && found(event);
      if (!link || current?.held) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const made = current?.link === link ? null : content(link);
        if (made) Promise.resolve(made).then((ready) => link.matches(':hover') && !current?.held && open(link, ready), () => {});
      }, REST);
    });
    document.addEventListener('pointerout', (event) => found(event) && leave());
  }

  document.addEventListener('pointerdown', ({ target }) => {
    if (current && !current.box.contains(target) && !current.link.contains(target)) current.close(false);
  });
  document.addEventListener('keydown', ({ key }) => key === 'Escape' && current?.close(current.held));

  A.bubble = { attach, close: () => current?.close(false) };
})();
