import { findRow, idIndex } from '@/lib/ingest/id-index';
import type { Remedy } from '@/lib/ingest/types';
import { nearlyEmpty } from '@/lib/scoring/notes';
import type { LabelsSource } from '@/lib/scoring/sources';
import { type EntryOf, withRole } from './task-maker';
import type { SourceEntry, SourceStatus } from './types';

type Labels = EntryOf<LabelsSource>;

const NAMED_AS_LABELS =
  /(?:^|[^a-z])(?:l|y|labels?|gt|truth|true|ground|targets?|annotations?|gold|reference|answers?|solution|test|val)(?![a-z])/i;

const REMEDIES: readonly Remedy[] = [
  {
    overrides: { role: 'predictions' },
    action: 'It is a submission',
    option: '--predictions names it as a submission.',
  },
  {
    overrides: { role: 'labels' },
    action: 'It has the labels',
    option: '--labels names it as the labels.',
  },
  {
    overrides: { role: 'labels', isReader: true },
    action: 'It has the labels of one human reader',
    option: '--readers names it as the labels of a human reader.',
  },
];

/** What says that a file has labels, and not the decisions of a team: the more, the likelier. */
function evidenceOf({ file, source }: Labels): number {
  const { classes } = source.check;
  return (
    Number(NAMED_AS_LABELS.test(file.name.replace(/^.*[/\\]|\.\w+$/g, ''))) +
    Number(source.description.attributes.length > 0) +
    Number(classes.some(({ unknown }) => unknown > 0))
  );
}

const isNearlyEmpty = ({ source }: Labels) =>
  nearlyEmpty(
    source.check.classes.map(({ name, positives, negatives, unknown }) => ({
      name,
      positives,
      images: positives + negatives,
      unknown,
      training: null,
    })),
  );

/** Names that differ in numbers only are alike. */
const pattern = (entry: SourceEntry) => entry.file.name.replace(/\d+/g, '#');

function shareClasses(a: SourceEntry, b: SourceEntry): boolean {
  const keys = new Set(a.description?.classes.map(({ key }) => key));
  return b.description?.classes.some(({ key }) => keys.has(key)) ?? false;
}

/** Whether two files are of the same classes and images: other ones are tasks of their own. */
function isRival(a: Labels, b: Labels): boolean {
  const [one, other] = [a.source.check, b.source.check];
  if (one.images !== other.images || one.classes.length !== other.classes.length) return false;
  const keys = new Set(one.classes.map(({ key }) => key));
  if (!other.classes.every(({ key }) => keys.has(key))) return false;
  const index = idIndex(a.source.content.ids);
  const { ids } = b.source.content;
  for (let row = 0; row < ids.length; row++) if (findRow(index, ids, row) < 0) return false;
  return true;
}

/** Why a file of 0 and 1 may be a submission; null where nothing says so. */
function doubt(entry: Labels, labels: readonly Labels[], scores: readonly SourceEntry[]) {
  const evidence = evidenceOf(entry);
  const rivals = labels.filter((other) => other !== entry && isRival(entry, other));
  const better = rivals.find(
    (other) => other.choices.overrides.role === 'labels' || evidenceOf(other) > evidence,
  );
  if (better) return `${better.file.name} looks more like the labels of these images`;
  const equal = rivals.find((other) => evidenceOf(other) === evidence);
  if (equal) return `${equal.file.name} could have the labels of these images too`;
  if (evidence > 0) return null;
  const others = scores.filter((other) => shareClasses(entry, other));
  if (others.length < 2) return null;
  const alike = others.find((other) => pattern(other) === pattern(entry));
  if (alike) return `it is named like ${alike.file.name}, which has scores`;
  return isNearlyEmpty(entry) ? 'nearly all of its classes have no positive image' : null;
}

/**
 * Files read as labels that may be the decisions of a team instead, each with the status that asks
 * for its role. A file whose role the reader chose is in no doubt.
 */
export function rolesInDoubt(entries: readonly SourceEntry[]): ReadonlyMap<string, SourceStatus> {
  const found = new Map<string, SourceStatus>();
  const own = entries.filter(
    ({ origin, stored, partOf }) => origin === 'own' && !stored && !partOf,
  );
  const labels = withRole(own, 'labels').filter(({ source }) => !source.description.isReader);
  const scores = withRole(own, 'predictions');
  for (const entry of labels) {
    if (entry.choices.overrides.role !== undefined || entry.status.kind === 'queued') continue;
    const why = doubt(entry, labels, scores);
    if (why === null) continue;
    const message = `${entry.file.name}: may hold labels or the decisions of a model: ${why}; choose which`;
    found.set(entry.id, { kind: 'needs-choice', message, remedies: REMEDIES });
  }
  return found;
}
