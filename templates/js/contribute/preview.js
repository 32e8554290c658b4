/* What was typed, as the page will show it: paragraphs, lists, emphasis and links of Markdown, made node by node, so that
   nothing typed is ever read as HTML. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const ADDRESS = /^(https?:\/\/|mailto:)/i;
  /** The first mark of a line: escaped sign, code, link, address, strong, emphasis. */
  const MARK = /\\(?<sign>[!-/:-@[-`{-~])|`(?<code>[^`]+)`|\[(?<words>[^\]]+)\]\((?<to>[^\s()]+)\)|<(?<address>(?:https?:\/\/|mailto:)[^\s<>]+)>|(?<double>\*\*|__)(?=\S)(?<strong>.+?)\k<double>|(?<single>\*|\b_)(?=\S)(?<em>.+?)\k<single>/u;

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  function link(to, children) {
    if (!ADDRESS.test(to)) return element('span', ...children);
    const made = element('a', ...children);
    Object.assign(made, { href: to, rel: 'external noreferrer', target: '_blank' });
    return made;
  }

  function marked({ sign, code, words, to, address, strong, em }) {
    if (sign) return sign;
    if (code) return element('code', code);
    if (words) return link(to, inline(words));
    if (address) return link(address, [address.replace(/^mailto:/i, '')]);
    return strong ? element('strong', ...inline(strong)) : element('em', ...inline(em));
  }

  function inline(text) {
    const nodes = [];
    for (let left = text; left;) {
      const found = MARK.exec(left);
      nodes.push(found ? left.slice(0, found.index) : left);
      if (!found) break;
      nodes.push(marked(found.groups));
      left = left.slice(found.index + found[0].length);
    }
    return nodes;
  }

  const BULLET = /^\s{0,3}[-*+]\s+/;
  const NUMBER = /^\s{0,3}\d{1,9}[.)]\s+/;

  function block(lines) {
    for (const [sort, name] of [[BULLET, 'ul'], [NUMBER, 'ol']]) {
      if (lines.every((line) => sort.test(line))) {
        return element(name, ...lines.map((line) => element('li', ...inline(line.replace(sort, '')))));
      }
    }
    return element('p', ...inline(lines.map((line) => line.trim()).join(' ')));
  }

  /** Nodes for a text in Markdown. */
  C.preview = (text) => text.trim().split(/\n\s*\n/).filter(Boolean).map((one) => block(one.split('\n')));
})();
