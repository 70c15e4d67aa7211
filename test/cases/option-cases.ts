import { headMediumTail } from '@/lib/challenge/bands';
import {
  type Challenge,
  challengeText,
  groupsOfChallenge,
  rankingOf,
} from '@/lib/challenge/challenge';
import type { OptionName } from '@/lib/cli/evaluate/option-list';
import type { Overrides } from '@/lib/ingest/types';
import { chooseChallenge } from '@/lib/notebook/challenge';
import { changeSettings } from '@/lib/notebook/document/store';
import type { Choices } from '@/lib/notebook/session/types';
import { CLASSES, IDS, LABELS, SCORES, wide } from './common';

/** An option of the terminal, and the control of the page that does the same. */
export interface OptionCase {
  readonly option: OptionName;
  readonly args: readonly string[];
  /** Files beside or in place of `l.csv` and `p.csv`. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the reader chooses for each file on the page. */
  readonly overrides?: Readonly<Record<string, Overrides>>;
  readonly choices?: Readonly<Record<string, Partial<Choices>>>;
  /** What the reader sets on the page for all files. */
  set?(): void;
}

const labelsAs = (zero: number | string, one: number | string) =>
  wide(LABELS.map((own) => own.map((v) => (v ? one : zero))) as never);
/** The second class has a label of another kind for the last image. */
const lastAs = (word: string) => wide(LABELS).replace(/0\n$/, `${word}\n`);
const otherIds = IDS.map((_, i) => IDS[(i + 3) % IDS.length]!);
const twoIds = (values: typeof SCORES | typeof LABELS, other: readonly string[]) =>
  wide([...values, other as never], { names: [...CLASSES, 'other'] });
const twice = (text: string, change: (line: string) => string) =>
  `${text}${text.split('\n').slice(1, -1).map(change).join('\n')}\n`;
const readers = LABELS.map((own) => own.map((v, i) => (i % 3 ? v : 1 - v)));
const fewer = wide(SCORES).split('\n').toSpliced(2, 1).join('\n');
const male = (values: typeof SCORES | typeof LABELS) =>
  wide([...values, values[1]], { names: [...CLASSES, 'male'] });

const BIRDS: Challenge = {
  name: 'Two findings',
  classes: [
    { name: 'Edema', group: 'fluid' },
    { name: 'Mass', group: 'solid' },
  ],
  bands: [{ name: 'frequent', above: 0.3 }, { name: 'rare' }],
  ranking: { metric: 'mauroc', direction: 'lower', ties: [] },
  threshold: 0.6,
};

/** Meanings of labels. */
const MEANING_OPTIONS: readonly OptionCase[] = [
  {
    option: 'blank',
    args: ['--blank', 'negative'],
    files: { 'l.csv': lastAs('') },
    overrides: { 'l.csv': { meanings: { blank: 'negative' } } },
  },
  {
    option: 'minus-one',
    args: ['--minus-one', 'positive'],
    files: { 'l.csv': lastAs('-1') },
    overrides: { 'l.csv': { meanings: { minusOne: 'positive' } } },
  },
  {
    option: 'zero',
    args: ['--zero', 'unknown', '--minus-one', 'negative'],
    files: { 'l.csv': lastAs('-1') },
    overrides: { 'l.csv': { meanings: { zero: 'unknown', minusOne: 'negative' } } },
  },
  {
    option: 'label',
    args: ['--label', '2=positive'],
    files: { 'l.csv': lastAs('2') },
    overrides: { 'l.csv': { meanings: { words: { 2: 'positive' } } } },
  },
  {
    option: 'cut',
    args: ['--cut', '0.4'],
    files: { 'l.csv': labelsAs(0.25, 0.75) },
    overrides: { 'l.csv': { role: 'labels', meanings: { cut: 0.4 } } },
  },
  {
    option: 'reader-column',
    args: ['--reader-column', 'by'],
    files: { 'l.csv': byReader('by') },
    overrides: { 'l.csv': { readerColumn: 'by' } },
  },
  {
    option: 'gold',
    args: ['--gold', 'any'],
    files: { 'l.csv': byReader('reader') },
    overrides: { 'l.csv': { gold: 'any' } },
  },
];

function byReader(name: string): string {
  const rows = (values: readonly (readonly number[])[], who: string) =>
    IDS.map((id, row) => [id, who, ...values.map((own) => own[row])].join(','));
  return [`image_id,${name},${CLASSES}`, ...rows(LABELS, 'a'), ...rows(readers, 'b')].join('\n');
}

/** How a file is read. */
const READING_OPTIONS: readonly OptionCase[] = [
  {
    option: 'id',
    args: ['--id', 'other'],
    files: { 'l.csv': twoIds(LABELS, IDS), 'p.csv': twoIds(SCORES, otherIds) },
    overrides: { 'l.csv': { idColumn: 'other' }, 'p.csv': { idColumn: 'other' } },
  },
  {
    option: 'class',
    args: ['--class', 'male'],
    files: { 'l.csv': male(LABELS), 'p.csv': male(SCORES) },
    overrides: { 'l.csv': { classes: { male: 'male' } }, 'p.csv': { classes: { male: 'male' } } },
  },
  {
    option: 'no-class',
    args: ['--no-class', 'Mass'],
    overrides: { 'l.csv': { classes: { Mass: null } }, 'p.csv': { classes: { Mass: null } } },
  },
  {
    option: 'classes',
    args: ['--classes', 'names.txt'],
    files: { 'p.csv': wide(SCORES, { names: ['out_0', 'out_1'] }), 'names.txt': 'Edema\nMass\n' },
  },
  {
    option: 'layout',
    args: ['--layout', 'l.csv=sets'],
    files: {
      'l.csv': `image_id,kind\n${IDS.map((id, row) => `${id},${CLASSES[row % 2]}`).join('\n')}\n`,
    },
    overrides: { 'l.csv': { role: 'labels', layout: 'sets' } },
  },
  {
    option: 'duplicates',
    args: ['--duplicates', 'max'],
    files: { 'p.csv': twice(wide(SCORES), (line) => line.replace(/\.\d+$/, '.97')) },
    overrides: { 'p.csv': { duplicates: 'max' } },
  },
  {
    option: 'row-order',
    args: ['--row-order'],
    files: { 'p.csv': wide(SCORES).replaceAll(/^[^,]*,/gm, '') },
    overrides: { 'p.csv': { rowOrder: true } },
  },
  {
    option: 'scale',
    args: ['--scale', 'p=logit'],
    files: { 'p.csv': wide(SCORES.map((own) => own.map((v) => 8 * v - 4)) as never) },
    overrides: { 'p.csv': { scale: 'logit' } },
  },
  {
    option: 'missing-images',
    args: ['--missing-images', 'score-0'],
    files: { 'p.csv': fewer },
    overrides: { 'l.csv': { missingImages: 'score-0' } },
  },
];

/** What is computed of all files. */
const SETTING_OPTIONS: readonly OptionCase[] = [
  { option: 'task', args: ['--task', 'Ward'], choices: { 'l.csv': { task: 'Ward' } } },
  {
    option: 'threshold',
    args: ['--threshold', '0.7'],
    set: () => changeSettings({ threshold: 0.7 }),
  },
  { option: 'bins', args: ['--bins', '4'], set: () => changeSettings({ bins: 4 }) },
  {
    option: 'binning',
    args: ['--binning', 'mass'],
    set: () => changeSettings({ binning: 'mass' }),
  },
  {
    option: 'incomplete',
    args: ['--incomplete', 'rank'],
    files: { 'q.csv': fewer },
    set: () => changeSettings({ ranking: { ...rankingOf(BIRDS_BY_MAP), incomplete: 'rank' } }),
  },
  {
    option: 'head',
    args: ['--head', '0.3'],
    set: () => changeSettings({ bands: headMediumTail(0.3, 0.01) }),
  },
  {
    option: 'tail',
    args: ['--tail', '0.3', '--head', '0.4'],
    set: () => changeSettings({ bands: headMediumTail(0.4, 0.3) }),
  },
  {
    option: 'challenge',
    args: ['--challenge', 'two.json'],
    files: { 'two.json': challengeText(BIRDS) },
    set: () => chooseChallenge(BIRDS),
  },
  {
    option: 'divide',
    args: ['--challenge', 'two.json', '--divide', 'group'],
    files: { 'two.json': challengeText(BIRDS) },
    set() {
      chooseChallenge(BIRDS);
      changeSettings({ bands: groupsOfChallenge(BIRDS) });
    },
  },
  {
    option: 'counts',
    args: ['--counts', 'counts.csv'],
    files: { 'counts.csv': 'class,positives,images\nEdema,5,1000\nMass,300,1000\n' },
  },
  {
    option: 'training-images',
    args: ['--counts', 'counts.csv', '--training-images', '2000'],
    files: { 'counts.csv': 'class,positives\nEdema,5\nMass,300\n' },
    choices: { 'counts.csv': { trainingImages: 2000 } },
  },
  {
    option: 'keep-going',
    args: ['--keep-going'],
    files: { 'q.csv': wide(SCORES).replace('0.9', 'high') },
  },
];

const BIRDS_BY_MAP: Challenge = { name: 'Plain', classes: BIRDS.classes };

export const OPTION_CASES = [...MEANING_OPTIONS, ...READING_OPTIONS, ...SETTING_OPTIONS];
export const PLAIN_FILES = { 'l.csv': wide(LABELS), 'p.csv': wide(SCORES) };
