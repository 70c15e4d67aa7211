import { InputError } from '@/lib/ingest/input-error';
import { CommandError } from '../command-error.mjs';
import { InputErrors } from './input-errors';
import { type Messages, messagesTo } from './messages';
import { UsageError } from './usage-error';

/** Exit codes of a command that was ended by a signal: 128 and the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** A command of the terminal. */
export interface Command<Options> {
  /** The text of `--help`. */
  help(): string;
  /**
   * What the command line asks for; `'help'` where that is asked for.
   *
   * @throws UsageError
   */
  parse(args: readonly string[]): Options | 'help';
  /** Does it; returns what is printed to standard output. */
  run(options: Options, messages: Messages, signal: AbortSignal): Promise<string> | string;
}

/** The options that may make refused files usable, each once. */
function remediesOf(errors: readonly InputError[]): Set<string> {
  return new Set(errors.flatMap(({ details }) => details.remedies ?? []).map((one) => one.option));
}

/** Says what went wrong; returns the exit code. */
function explain(error: unknown, messages: Messages, name: string): number {
  if (error instanceof UsageError) {
    messages.say(`${error.message}\nlongtail ${name} --help lists all options.`);
    return 2;
  }
  const inputErrors =
    error instanceof InputErrors ? error.errors : error instanceof InputError ? [error] : null;
  if (inputErrors) {
    for (const { message } of inputErrors) messages.say(message);
    for (const remedy of remediesOf(inputErrors)) messages.say(remedy);
  } else if (error instanceof Error && 'syscall' in error) messages.say(error.message);
  else if (error instanceof CommandError) messages.say(error.message);
  else messages.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/**
 * Runs a command: prints its output to standard output and its errors to standard error.
 *
 * @returns the exit code: 0 done, 1 a file cannot be used, 2 the command line cannot be understood
 */
export async function runCommand<Options>(
  name: string,
  { help, parse, run }: Command<Options>,
  args: readonly string[],
): Promise<number> {
  const messages = messagesTo(process.stderr);
  const interrupt = new AbortController();
  let interrupted: number | undefined;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      interrupted = code;
      interrupt.abort();
    });
  }
  try {
    const options = parse(args);
    const text = options === 'help' ? help() : await run(options, messages, interrupt.signal);
    process.stdout.write(text);
    return 0;
  } catch (error) {
    return interrupted ?? explain(error, messages, name);
  }
}
