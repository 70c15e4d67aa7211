import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Meaning } from '@/lib/challenge/label-meaning';
import { inTerminal, onPage } from './both-ways';
import type { Case } from './common';
import { FORMAT_CASES, MATCHING_CASES } from './formats';
import { KIND_CASES } from './kinds';
import { MEANING_CASES } from './meaning';
import { PUBLIC_CASES } from './public-sets';
import { READER_CASES } from './several-readers';
import { SPELLING_CASES } from './spellings';

async function expectBoth(given: Case): Promise<void> {
  for (const { teams, said } of [await onPage(given), await inTerminal(given)]) {
    expect(Object.keys(teams).sort(), said).toEqual(Object.keys(given.expected).sort());
    for (const [team, map] of Object.entries(given.expected)) {
      expect(teams[team], team).toBeCloseTo(map, 6);
    }
    for (const note of given.notes ?? []) expect(said).toMatch(note);
  }
}

describe('files as people have them, on the page and in the terminal', () => {
  it.each(
    [
      ...FORMAT_CASES,
      ...MATCHING_CASES,
      ...MEANING_CASES,
      ...READER_CASES,
      ...KIND_CASES,
      ...SPELLING_CASES,
      ...PUBLIC_CASES,
    ].map((own) => [own.title, own] as const),
  )('%s', (_, given) => expectBoth(given));
});

const SHARED = join('..', 'shared', 'cases');
const present = existsSync(SHARED);
if (!present) console.warn('test/cases: ../shared/cases is absent; its cases are not run');

const COMMON = 0.638129;
type SharedCase = readonly [
  folder: string,
  labels: string,
  predictions: readonly string[],
  expected: Case['expected'],
  more?: Partial<Case>,
];

const DUPLICATES = {
  overrides: { duplicates: 'mean' },
  options: ['--duplicates', 'mean'],
} as const;
const ORDER = { overrides: { rowOrder: true }, options: ['--row-order'] } as const;

const LOGIT = { overrides: { scale: 'logit' }, options: ['--scale', 'logit'] } as const;
const blank = (meaning: Meaning, minusOne: Meaning) => ({
  overrides: { meanings: { blank: meaning, minusOne } },
  options: ['--blank', meaning, '--minus-one', minusOne],
});

const SHARED_CASES: readonly SharedCase[] = [
  ['foreign-column', 'l.csv', ['p_ms.csv', 'p_loss.csv'], { p_ms: COMMON, p_loss: COMMON }],
  ['minus-one', 'l_pm1.csv', ['p.csv'], { p: COMMON }],
  ['attribute-as-class', 'l.csv', ['p_attr.csv'], { p_attr: COMMON }],
  ['path-prefix', 'l.csv', ['p.csv'], { p: 0.703935 }, blank('negative', 'unknown')],
  ['path-prefix', 'l.csv', ['p.csv'], { p: 0.606013 }, blank('negative', 'positive')],
  ['path-prefix', 'l.csv', ['p.csv'], { p: 0.673394 }, blank('negative', 'negative')],
  ['large-logits', 'l.csv', ['p_biglogit.csv', 'p.csv'], { p_biglogit: COMMON, p: COMMON }, LOGIT],
  [
    'just-over-one',
    'l.csv',
    ['good1.csv', 'good2.csv', 'slightly_over.csv', 'slightly_under.csv'],
    { good1: COMMON, good2: COMMON, slightly_over: 0.610475, slightly_under: COMMON },
  ],
  ...['l_NA.csv', 'l_None.csv', 'l_null.csv'].map(
    (name): SharedCase => ['words-for-missing', name, ['p.csv'], { p: COMMON }],
  ),
  [
    'subset-submissions',
    'l.csv',
    ['full.csv', 'dropworst.csv', 'drophard.csv'],
    { full: COMMON, dropworst: 0.709554, drophard: 0.674248 },
  ],
  ['path-prefix', 'l.csv', ['p_prefix.csv'], { p_prefix: 0.723641 }],
  ['lost-zeros', 'l.csv', ['p.csv'], { p: COMMON }],
  [
    'same-names',
    'l.csv',
    ['a/predictions.csv', 'b/predictions.csv', 'c/predictions.csv'],
    { a: 0.604106, b: 0.629534, c: 0.604324 },
  ],
  ['set-labels', 'l.csv', ['p.csv'], { p: COMMON }],
  ['long-format', 'l_long.csv', ['p.csv'], { p: COMMON }],
  ['plain-id', 'l_idx.csv', ['p_idx.csv'], { p_idx: COMMON }],
  ['one-file', 'both.csv', ['both.csv'], { both: COMMON }],
  [
    'study-ids',
    'l.csv',
    ['p_ok.csv', 'p_dicom.csv'],
    { p_ok: COMMON, p_dicom: COMMON },
    DUPLICATES,
  ],
  ['several-readers', 'l.csv', ['p.csv'], { p: COMMON }, DUPLICATES],
  ...['p.jsonl', 'p.json', 'p.arrow', 'p.npy', 'p.npz'].map(
    (name): SharedCase => ['other-formats', 'l.csv', [name], { p: COMMON }, ORDER],
  ),
];

function sharedCase([folder, labels, predictions, expected, more]: SharedCase): Case {
  const names = new Set([labels, ...predictions]);
  const files = Object.fromEntries(
    [...names].map((name) => [name, new Uint8Array(readFileSync(join(SHARED, folder, name)))]),
  );
  const title = `${folder}: ${predictions.join(', ')}`;
  return { title, files, labels, predictions, expected, ...more };
}

describe.runIf(present)('the shared cases, on the page and in the terminal', () => {
  const cases = present ? SHARED_CASES.map(sharedCase) : [];
  it.each(cases.map((own) => [own.title, own] as const))('%s', (_, given) => expectBoth(given));
});
