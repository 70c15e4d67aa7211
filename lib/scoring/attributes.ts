import { type Attribute, attributesOf, rowGroups } from '@/lib/ingest/subgroups';
import type { LabelsSource, MetadataSource } from './sources';

/** An attribute of a task's images, and the file that has it. */
export interface TaskAttribute extends Attribute {
  readonly source: MetadataSource | LabelsSource;
}

const known = new WeakMap<MetadataSource | LabelsSource, readonly Attribute[]>();

/** The attributes that a file has, looked up once. */
function attributesIn(source: MetadataSource | LabelsSource): readonly Attribute[] {
  const found = known.get(source);
  if (found) return found;
  const { attributes } = source.description;
  const columns = source.content.columns.filter(({ name }) => attributes.includes(name));
  const counted = attributesOf(columns);
  known.set(source, counted);
  return counted;
}

/**
 * Attributes by which a task's images can be grouped; the first file that has a column gives it.
 *
 * @param sources metadata of the task's images, and its labels
 */
export function attributesOfFiles(
  sources: readonly (MetadataSource | LabelsSource)[],
): TaskAttribute[] {
  const found = new Map<string, TaskAttribute>();
  for (const source of sources) {
    for (const attribute of attributesIn(source)) {
      if (!found.has(attribute.column)) found.set(attribute.column, { ...attribute, source });
    }
  }
  return [...found.values()];
}

/** Images of a task by group of an attribute. */
export interface GroupedImages {
  readonly name: string;
  /** File that has the attribute. */
  readonly file: string;
  /** Group of each row of the label file; -1 for none. */
  readonly groupOf: Int32Array<ArrayBuffer>;
  readonly groups: readonly string[];
}

/**
 * Groups the images of a task by an attribute.
 *
 * @param join gives for each row of the labels the row of metadata with the same id
 * @throws InputError where the file of the attribute shares no id with the labels
 */
export async function groupImages(
  { source, column: name, by }: TaskAttribute,
  join: (metadata: MetadataSource) => Promise<Int32Array>,
): Promise<GroupedImages> {
  const column = source.content.columns.find((own) => own.name === name)!;
  const rows = source.role === 'labels' ? null : await join(source);
  const { names, groupOf } = rowGroups(column, by, rows);
  return { name, file: source.loaded.fileName, groupOf, groups: names };
}
