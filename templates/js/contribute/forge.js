/* Where a file is proposed: the address of the forge's page for a new file, or for a change to one that is there. */
(() => {
  'use strict';
  const C = window.Arpentage.contributing;
  /** Characters that an address may have: beyond, servers refuse it. */
  C.LONGEST_ADDRESS = 8000;

  const folders = (path) => path.split('/').map(encodeURIComponent).join('/');
  const query = (parts) => parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const PAGES = {
    github: { fresh: 'new', change: 'edit', name: 'filename', filled: true },
    forgejo: { fresh: '_new', change: '_edit', name: 'filename', filled: true },
    gitlab: { fresh: '-/new', change: '-/edit', name: 'file_name', filled: false },
  };

  /** `{href, carries}`: the address, and whether it holds the content, which else goes by the clipboard; null where the
      reader has no forge. A file that `replaces` another is there already. */
  C.proposal = (forge, { path, content, replaces }) => {
    if (!forge || !/^https?:\/\//i.test(forge.repository)) return null;
    const { fresh, change, name, filled } = PAGES[forge.name];
    const at = (page) => `${forge.repository}/${page}/${folders(forge.branch)}`;
    if (replaces) return { href: `${at(change)}/${folders(path)}`, carries: false };
    const bare = `${at(fresh)}?${query([[name, path]])}`;
    const whole = `${bare}&${query([['value', content]])}`;
    const carries = filled && whole.length <= C.LONGEST_ADDRESS;
    return { href: carries ? whole : bare, carries };
  };
})();
