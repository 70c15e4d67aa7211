/** Milliseconds in which what is drawn above a cell may still push it away. */
const LONGEST = 8000;

/**
 * Scrolls to the cell an address leads to and stays there while the page is drawn, until the reader
 * does anything. Browsers scroll once, and not where a notebook stands beside the cell.
 */
export function stayAtCell(id: string): void {
  const go = () => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
  const observer = new ResizeObserver(go);
  const over = new AbortController();
  const stop = () => {
    observer.disconnect();
    over.abort();
  };
  for (const type of ['wheel', 'pointerdown', 'touchstart', 'keydown', 'hashchange']) {
    window.addEventListener(type, stop, { signal: over.signal, passive: true });
  }
  setTimeout(stop, LONGEST);
  observer.observe(document.body);
}
