// @ts-check
import { endAll } from './run.mjs';

/**
 * On Ctrl-C or a termination signal: stops what was started, then this process.
 * @param {() => void} [close] called first
 */
export function onInterrupt(close) {
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])) {
    process.once(signal, () => {
      endAll();
      close?.();
      process.exit(close ? 0 : code);
    });
  }
}
