import * as v from 'valibot';
import { TEAM_STATISTICS } from '@/lib/metrics';
import { type Bands, cutOf, type PrevalenceBand } from './bands';
import type { Challenge, Ranking } from './challenge';
import { canonicalClassKey } from './class-names';
import { MEANINGS } from './label-meaning';
import { declaredTables } from './published/declared';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(5000));
const names = v.pipe(v.array(name), v.maxLength(50_000));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

const meaning = v.picklist(MEANINGS);

const noun = v.strictObject({ one: name, many: name });

const rankedBy = {
  metric: v.picklist(Object.keys(TEAM_STATISTICS)),
  direction: v.picklist(['higher', 'lower']),
};

const bandList = v.pipe(
  v.array(v.strictObject({ name, above: v.exactOptional(share), atLeast: v.exactOptional(share) })),
  v.minLength(1),
  v.maxLength(12),
);

const rankingEntry = v.strictObject({ ...rankedBy, ties: v.array(v.strictObject(rankedBy)) });

const entries = {
  name,
  citation: v.exactOptional(text),
  address: v.exactOptional(v.pipe(text, v.regex(/^https:\/\/\S+$/))),
  summary: v.exactOptional(text),
  note: v.exactOptional(text),
  item: v.exactOptional(noun),
  label: v.exactOptional(noun),
  classes: v.pipe(
    v.array(
      v.strictObject({
        name,
        aliases: v.exactOptional(names),
        group: v.exactOptional(name),
        prevalence: v.exactOptional(share),
        parent: v.exactOptional(name),
      }),
    ),
    v.minLength(1),
    v.maxLength(50_000),
  ),
  tasks: v.exactOptional(
    v.array(
      v.strictObject({
        name,
        classes: v.exactOptional(names),
        items: v.exactOptional(count),
      }),
    ),
  ),
  bands: v.exactOptional(bandList),
  ranking: v.exactOptional(rankingEntry),
  threshold: v.exactOptional(share),
  meanings: v.exactOptional(
    v.strictObject({
      blank: v.exactOptional(meaning),
      minusOne: v.exactOptional(meaning),
      zero: v.exactOptional(meaning),
      words: v.exactOptional(v.record(name, meaning)),
      cut: v.exactOptional(share),
    }),
  ),
  columns: v.exactOptional(
    v.strictObject({
      id: v.exactOptional(names),
      patient: v.exactOptional(names),
      attributes: v.exactOptional(names),
      lists: v.exactOptional(names),
    }),
  ),
  published: v.exactOptional(v.pipe(name, v.regex(/^[a-z0-9-]+$/))),
  publishedTables: v.exactOptional(declaredTables),
};

/** The file of a description, key by key. */
export const challengeFile = v.strictObject({
  $schema: v.exactOptional(text),
  format: v.literal('longtail-challenge'),
  version: v.literal(1),
  ...entries,
});

/** What is wrong in a description, and where: `classes[3].parent`. */
export interface ChallengeProblem {
  readonly path: string;
  readonly problem: string;
}

function pathOf(keys: readonly unknown[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}

function issueText({ type, expected, received, requirement }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is not a key of a description';
  switch (type) {
    case 'min_value':
    case 'max_value':
    case 'min_length':
    case 'max_length': {
      const bound = type.startsWith('min') ? 'at least' : 'at most';
      const unit = type.endsWith('length') ? ' characters or entries' : '';
      return `is ${received}; expected ${bound} ${String(requirement)}${unit}`;
    }
    case 'regex':
      return `is ${received}; expected text like ${String(requirement)}`;
    default:
      return `is ${received}; expected ${expected ?? 'another value'}`;
  }
}

/** Names in published tables that no class or task of the description has. */
function publishedProblems({ classes, tasks, publishedTables }: Challenge, add: Add): void {
  const known = new Set(
    classes.flatMap(({ name: own, aliases = [] }) => [own, ...aliases]).map(canonicalClassKey),
  );
  const taskNames = new Set(tasks?.map(({ name: own }) => own));
  for (const [table, rows] of Object.entries(publishedTables ?? {})) {
    rows?.forEach((row, i) => {
      const path = `publishedTables.${table}[${i}]`;
      if ('class' in row && !known.has(canonicalClassKey(row.class))) {
        add(`${path}.class`, `"${row.class}" is not a class of the challenge`);
      }
      if ('task' in row && row.task && taskNames.size > 0 && !taskNames.has(row.task)) {
        add(`${path}.task`, `"${row.task}" is not a task; expected ${[...taskNames].join(' or ')}`);
      }
    });
  }
}

type Add = (path: string, problem: string) => void;

function classProblems({ classes, tasks = [] }: Challenge, add: Add): void {
  const owner = new Map<string, string>();
  classes.forEach(({ name: own, aliases = [] }, i) => {
    for (const key of new Set([own, ...aliases].map(canonicalClassKey))) {
      const other = owner.get(key);
      if (other !== undefined) add(`classes[${i}]`, `"${own}" has a spelling of "${other}" too`);
      owner.set(key, own);
    }
  });
  tasks.forEach(({ classes: own = [] }, t) => {
    own.forEach((one, i) => {
      const isKnown = owner.has(canonicalClassKey(one));
      if (!isKnown) add(`tasks[${t}].classes[${i}]`, `"${one}" is not a class of the challenge`);
    });
  });
}

function parentProblems({ classes }: Challenge, add: Add): void {
  const parents = new Map(classes.map((one) => [one.name, one.parent]));
  classes.forEach(({ name: own, parent }, i) => {
    const path = `classes[${i}].parent`;
    if (parent === undefined) return;
    if (!parents.has(parent)) add(path, `"${parent}" is not a class; expected the name of a class`);
    const seen = new Set([own]);
    for (let next: string | undefined = parent; next !== undefined; next = parents.get(next)) {
      if (seen.has(next)) {
        add(path, `"${own}" is its own ancestor; expected a tree of classes`);
        break;
      }
      seen.add(next);
    }
  });
}

function bandProblems(bands: readonly PrevalenceBand[], add: Add): void {
  bands.forEach((band, i) => {
    const cut = cutOf(band);
    const isLast = i === bands.length - 1;
    const before = i > 0 ? cutOf(bands[i - 1]!) : undefined;
    if (band.above !== undefined && band.atLeast !== undefined) {
      add(`bands[${i}]`, 'has both "above" and "atLeast"; expected one of them');
    } else if (isLast !== (cut === undefined)) {
      add(`bands[${i}]`, isLast ? 'is the last; expected no cut-off' : 'has no cut-off');
    }
    if (cut !== undefined && before !== undefined && cut > before) {
      add(`bands[${i}]`, `begins at ${cut}; expected at most ${before}, the cut-off before it`);
    }
    const same = bands.findIndex((other) => other.name === band.name);
    if (same < i)
      add(
        `bands[${i}].name`,
        `"${band.name}" is also the name of bands[${same}]; expected different names`,
      );
  });
}

/** Problems between the parts of a description, each of which is well formed. */
function contradictions(challenge: Challenge): ChallengeProblem[] {
  const problems: ChallengeProblem[] = [];
  const add: Add = (path, problem) => problems.push({ path, problem });
  classProblems(challenge, add);
  parentProblems(challenge, add);
  bandProblems(challenge.bands ?? [], add);
  publishedProblems(challenge, add);
  return problems;
}

/** A description as notebooks save it. */
export const savedChallenge: v.GenericSchema<unknown, Challenge> = v.pipe(
  v.strictObject(entries),
  v.check((challenge) => contradictions(challenge).length === 0, 'parts that fit each other'),
);

const isOrdered = (bands: readonly PrevalenceBand[]) => {
  let problems = 0;
  bandProblems(bands, () => problems++);
  return problems === 0;
};

/** The bands as notebooks save them. */
export const savedBands: v.GenericSchema<unknown, Bands> = v.variant('by', [
  v.strictObject({
    by: v.literal('prevalence'),
    bands: v.pipe(
      bandList,
      v.check((bands) => isOrdered(bands), 'cut-offs from high to low, none for the last'),
    ),
  }),
  v.strictObject({
    by: v.literal('group'),
    groups: v.pipe(v.array(v.strictObject({ name, classes: names })), v.maxLength(1000)),
  }),
]);

/** A ranking as notebooks save it. */
export const savedRanking: v.GenericSchema<unknown, Ranking> = v.strictObject({
  ...rankingEntry.entries,
  incomplete: v.exactOptional(v.literal('rank')),
});

/**
 * Checks a description.
 *
 * @param value the JSON of the file
 * @returns the description, or everything that is wrong with it
 */
export function checkChallenge(
  value: unknown,
): { readonly challenge: Challenge } | { readonly problems: readonly ChallengeProblem[] } {
  const checked = v.safeParse(challengeFile, value);
  if (!checked.success) {
    return {
      problems: checked.issues.map((issue) => ({
        path: pathOf((issue.path ?? []).map(({ key }) => key)),
        problem: issueText(issue),
      })),
    };
  }
  const { $schema, format, version, ...rest } = checked.output;
  const challenge: Challenge = rest;
  const problems = contradictions(challenge);
  return problems.length > 0 ? { problems } : { challenge };
}
