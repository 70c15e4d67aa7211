const isMac = () => /Mac|iP(hone|ad)/.test(navigator.userAgent);

/**
 * Whether a key is pressed with Ctrl, on a Mac with Command: Ctrl-K deletes to the end of a line
 * there.
 */
export function isCommandKey(event: KeyboardEvent, letter: string): boolean {
  const { key, altKey, shiftKey } = event;
  const held = isMac() ? event.metaKey : event.ctrlKey;
  return held && key.toLowerCase() === letter && !altKey && !shiftKey && !event.defaultPrevented;
}
