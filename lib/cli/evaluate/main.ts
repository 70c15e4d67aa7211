import { InputError } from '@/lib/ingest/input-error';
import { evaluate } from './evaluate';
import { helpText } from './help';
import { InputErrors } from './input-errors';
import { type Messages, messagesTo } from './messages';
import { parseOptions } from './options';
import { UsageError } from './usage-error';

/** What a shell gives for a program ended by a signal: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const SCALE_HINTS = {
  percent: '--scale percent divides all predictions by 100.',
  logit: '--scale logit applies the logistic function to all predictions.',
};

function explainInput(errors: readonly InputError[], messages: Messages): void {
  for (const error of errors) messages.say(error.message);
  const scales = new Set(errors.map((error) => error.details.suggestedScale));
  for (const scale of scales) if (scale) messages.say(SCALE_HINTS[scale]);
}

/** Says what went wrong; gives the exit code. */
function explain(error: unknown, messages: Messages): number {
  if (error instanceof UsageError) {
    messages.say(`${error.message}\nlongtail-evaluate --help lists all options.`);
    return 2;
  }
  if (error instanceof InputErrors) explainInput(error.errors, messages);
  else if (error instanceof InputError) explainInput([error], messages);
  else if (error instanceof Error && 'syscall' in error) messages.say(error.message);
  else messages.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/** Runs the command; gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
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
    const options = parseOptions(args);
    const text =
      options === 'help' ? helpText() : await evaluate(options, messages, interrupt.signal);
    process.stdout.write(text);
    return 0;
  } catch (error) {
    return interrupted ?? explain(error, messages);
  }
}
