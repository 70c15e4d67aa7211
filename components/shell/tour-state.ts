/** Says in this browser that the tour was offered. */
const KEY = 'longtail-notebook-tour';

/** Whether to offer the tour: once in a browser, and never where nothing can be stored. */
export function takeTour(): boolean {
  try {
    if (localStorage.getItem(KEY) !== null) return false;
    localStorage.setItem(KEY, 'offered');
    return true;
  } catch {
    return false;
  }
}
