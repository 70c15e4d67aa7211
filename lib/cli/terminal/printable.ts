/**
 * Makes text from files safe to print: replaces characters that would move a terminal's cursor or
 * change the direction of text, except line ends.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
}
