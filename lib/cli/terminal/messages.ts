import { printable } from './printable';

/** Messages on standard error. */
export interface Messages {
  /** A line that stays. */
  say(text: string): void;
  /** A line that the next one overwrites; only on a terminal. */
  passing(text: string): void;
  /** Removes a passing line. */
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
