import { byCodeUnits } from '@/lib/challenge/canonical-order';
import { rowsById } from '@/lib/inference/clusters';
import type { ClusterAssignment } from '@/lib/inference/replicates';
import { webHashing } from '@/lib/ingest/read/hash';
import type { LabelsSource } from '@/lib/scoring/sources';

const encode = (text: string) => new TextEncoder().encode(text);

async function digestOf(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<string> {
  const bytes = await new Blob([...parts]).arrayBuffer();
  return webHashing().whole(new Uint8Array(bytes));
}

/**
 * SHA-256 of a task's ids and labels, hexadecimal: the same for the same labels, whatever the order
 * of rows and columns, the format and the name of their file. Replicates depend on the seed and on
 * what this is computed from, so whoever has labels of the same digest makes the same replicates.
 */
export async function labelsDigest({ content, description }: LabelsSource): Promise<string> {
  const rows = rowsById(content.ids);
  const classes = description.classes
    .map(({ key }, index) => ({ key, labels: content.labels[index]! }))
    .sort((a, b) => byCodeUnits(a.key, b.key));
  const columns = classes.map(({ labels }) => Uint8Array.from(rows, (row) => labels[row]!));
  const ids = Array.from(rows, (row) => content.ids.at(row) ?? '');
  const head = encode(JSON.stringify([rows.length, classes.map(({ key }) => key)]));
  return digestOf([head, ...columns, encode(ids.join('\n'))]);
}

/** SHA-256 of which images are resampled together, in the order of their ids, hexadecimal. */
export async function clustersDigest(
  { clusterOf }: ClusterAssignment,
  { content }: LabelsSource,
): Promise<string> {
  const ordered = Uint32Array.from(rowsById(content.ids), (row) => clusterOf[row]!);
  return digestOf([new Uint8Array(ordered.buffer)]);
}
