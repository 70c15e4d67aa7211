import { showNotice } from '@/lib/notebook/notices';

function address(change: (url: URL) => void): string {
  const url = new URL(window.location.href);
  url.search = '';
  change(url);
  return url.href;
}

/** Puts an address that leads to a cell into the clipboard. */
export function copyCellLink(id: string): void {
  const link = address((url) => {
    url.hash = id;
  });
  navigator.clipboard
    .writeText(link)
    .then(() => showNotice('The link to this cell is in the clipboard.'))
    .catch(() => showNotice(`The clipboard cannot be written to. The link is ${link}`));
}

/** Opens a page with one cell alone, for a frame in another page. */
export function openAlone(id: string): void {
  const link = address((url) => {
    url.searchParams.set('embed', id);
    url.hash = '';
  });
  window.open(link, '_blank', 'noopener');
}
