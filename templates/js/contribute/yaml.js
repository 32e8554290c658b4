/* A contribution as a YAML file: mappings, lists and strings, every string quoted so that it reads back as it is. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  const WIDTH = 110;
  const PLAIN = /^[a-z][a-z0-9-]*$/; // ids and names of keys
  const NOT_PLAIN = /^(y|n|yes|no|on|off|true|false|null)$/; // words that YAML 1.1 takes for something else
  const UNWRITABLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|\p{Cs}/u;
  const SHORT = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' };

  /** One character, escaped where YAML or a person who reads the file could be misled by it. */
  function escaped(char) {
    if (SHORT[char]) return SHORT[char];
    if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(char)) return char;
    const code = char.codePointAt(0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  }

  /** A quoted string; a long one goes on in the next lines, broken at single spaces, which is how YAML reads such breaks. */
  function quoted(words, indent) {
    const pieces = [...words].map(escaped).join('').split(/(?<=\S) (?=\S)/u);
    const lines = [];
    let line = '"';
    for (const [number, piece] of pieces.entries()) {
      const longer = number ? `${line} ${piece}` : line + piece;
      if (number && longer.length > WIDTH) {
        lines.push(line);
        line = indent + piece;
      } else line = longer;
    }
    return [...lines, `${line}"`].join('\n');
  }

  const scalar = (value, indent) => (typeof value === 'number' || (PLAIN.test(value) && !NOT_PLAIN.test(value))
    ? String(value)
    : quoted(value, indent));

  function entry([key, value], indent) {
    const deeper = `${indent}  `;
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === 'string')) {
        return `${indent}${key}: [${value.map((item) => scalar(item, deeper)).join(', ')}]\n`;
      }
      // no template within a template: what squeezes the bundles would take its spaces too
      const items = value.map((item) => `${deeper}- ${mapping(item, deeper + '  ').trimStart()}`);
      return `${indent}${key}:\n${items.join('')}`;
    }
    if (typeof value === 'object') return `${indent}${key}:\n${mapping(value, deeper)}`;
    return `${indent}${key}: ${scalar(value, deeper)}\n`;
  }

  const mapping = (values, indent) => Object.entries(values).map((one) => entry(one, indent)).join('');

  /** The text of a file; keys keep their order. */
  C.yaml = (values) => mapping(values, '');

  /** The same for a file at a path of the reader, with the first line that tells editors its kind's schema. */
  C.file = (path, kind, values) =>
    `# yaml-language-server: $schema=${'../'.repeat(path.split('/').length - 1)}schemas/${kind}.json\n${C.yaml(values)}`;

  /** Whether a text holds what no file may: control characters, halves of a character. */
  C.unwritable = (text) => UNWRITABLE.test(text);
})();
