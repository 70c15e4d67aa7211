/**
 * Text from files as it is safe to print: characters that would move a terminal's cursor or turn
 * text round are replaced, all but the ends of lines.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd');
}
