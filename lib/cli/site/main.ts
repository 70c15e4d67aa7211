import { runCommand } from '../terminal/run-command';
import { HELP, parseSiteOptions } from './options';
import { makeSite } from './site';

/** Runs `longtail site`; returns the exit code. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand({ name: 'longtail site' }, (messages, signal) => {
    const options = parseSiteOptions(args);
    return options === 'help' ? HELP : makeSite(options, messages, signal);
  });
}
