import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { evaluate } from '@/lib/cli/evaluate/evaluate';
import { parseOptions } from '@/lib/cli/evaluate/options';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import { matchingNotes, unmatchedNotes } from '@/lib/scoring/notes';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { sessionInNode } from '../notebook/support';
import type { Case } from './common';

export interface Outcome {
  /** mAP by team. */
  readonly teams: Readonly<Record<string, number>>;
  readonly said: string;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

/** What the page makes of a case. */
export async function onPage(given: Case): Promise<Outcome> {
  const session = sessionInNode();
  const names = [...new Set([given.labels, ...given.predictions])];
  const files = [...names, ...(given.classes ? [given.classes] : [])].map((name) => ({
    file: new File([given.files[name] as BlobPart], name),
    choices: { overrides: name === given.classes ? {} : (given.overrides ?? {}) },
  }));
  await session.add(files, 'own');
  const { sources } = session.state;
  const teams = evaluationsOf(session.state).flatMap(({ submissions }) =>
    submissions.map(({ team, classes }): [string, number] => [
      team,
      mean(classes.flatMap(({ ap }) => (ap === null ? [] : [ap]))),
    ]),
  );
  const said = sources.flatMap(({ status, description, joined }) => [
    ...('message' in status ? [status.message] : []),
    ...(description?.notes ?? []),
    ...(joined ? [...matchingNotes(joined.submission), ...unmatchedNotes(joined.submission)] : []),
  ]);
  return { teams: Object.fromEntries(teams), said: said.join('\n') };
}

/** What the terminal makes of it. */
export async function inTerminal(given: Case): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'longtail-case-'));
  try {
    for (const [name, content] of Object.entries(given.files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const at = (name: string) => join(folder, name);
    const options = parseOptions([
      ...['--labels', at(given.labels), '--predictions', ...given.predictions.map(at)],
      ...(given.classes ? ['--classes', at(given.classes)] : []),
      ...(given.options ?? []),
      ...['--format', 'json'],
    ]);
    if (options === 'help') throw new Error('asked for help');
    const said: string[] = [];
    const messages = { say: (text: string) => said.push(text), passing() {}, clear() {} };
    const running = evaluate(options, messages, new AbortController().signal);
    if (Object.keys(given.expected).length === 0) {
      const refusal = await running.then(
        () => 'nothing was refused',
        (error: Error) => error.message,
      );
      return { teams: {}, said: refusal };
    }
    const printed = await running;
    const rows = JSON.parse(printed) as readonly TeamMetricRow[];
    return {
      teams: Object.fromEntries(rows.map(({ team, map }) => [team, map!])),
      said: said.join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
