import { runCommand } from '../terminal/run-command';
import { evaluate } from './evaluate';
import { helpText } from './help';
import { parseOptions } from './options';
import { printedSql } from './printed-sql';
import { parseSqlOptions } from './sql-options';

/** Runs `longtail evaluate`; returns the exit code. */
export function main(args: readonly string[]): Promise<number> {
  return runCommand({ name: 'longtail evaluate' }, (messages, signal) => {
    const sql = parseSqlOptions(args);
    if (sql) return printedSql(sql);
    const options = parseOptions(args);
    return options === 'help' ? helpText() : evaluate(options, messages, signal);
  });
}
