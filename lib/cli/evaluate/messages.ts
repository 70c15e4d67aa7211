import { printable } from './printable';

/** What is said on standard error. */
export interface Messages {
  /** A line that stays. */
  say(text: string): void;
  /** A line that the next one takes the place of; only where a reader looks on. */
  passing(text: string): void;
  /** Takes a passing line away. */
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

export function messagesTo(stream: NodeJS.WriteStream): Messages {
  let shown = false;
  const clear = () => {
    if (shown) stream.write(CLEAR_LINE);
    shown = false;
  };
  return {
    clear,
    say(text) {
      clear();
      stream.write(`${printable(text)}\n`);
    },
    passing(text) {
      if (!stream.isTTY) return;
      const line = printable(text).slice(0, (stream.columns || 80) - 1);
      stream.write(CLEAR_LINE + line);
      shown = true;
    },
  };
}
