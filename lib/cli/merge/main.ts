import { runCommand } from '../terminal/run-command';
import { merge } from './merge';
import { HELP, parseMergeOptions } from './options';

/** Runs `longtail merge`; returns the exit code. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand({ name: 'longtail merge' }, (messages) => {
    const options = parseMergeOptions(args);
    return options === 'help' ? HELP : merge(options, messages);
  });
}
