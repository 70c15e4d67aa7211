// @ts-check

/** What the reader of a terminal can mend; shown without a stack trace. */
export class CommandError extends Error {}

/**
 * Runs the body of a command: errors end it with exit code 1, expected ones in one plain message.
 * @param {() => Promise<void>} body
 */
export async function command(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof CommandError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
