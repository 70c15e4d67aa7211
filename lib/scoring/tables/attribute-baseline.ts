import type { ScoreSource } from '../images/source';
import {
  type AttributeBaseline,
  attributeBaseline,
  attributePatterns,
  BASELINE_FOLDS,
} from '../slices/attribute-baseline';
import { orNull } from '../undefined';
import { computed, type RowOf, resultTable } from './declare';

/** One class. */
interface Source extends AttributeBaseline {
  readonly task: string;
  readonly class: string;
  readonly attributes: readonly string[];
  readonly unit: string | null;
}

const column = computed<Source>();

const columns = {
  task: column.text('Task', 'Name of the task', ({ task }) => task),
  class: column.text('Class', 'Name of the class', (own) => own.class),
  attributes: column.text('Attributes', 'Attributes that the regression knows', (own) =>
    own.attributes.join(', '),
  ),
  positives: column.images('Positives', 'Positive images', ({ positives }) => positives),
  images: column.images('Images', 'Images with a known label', ({ images }) => images),
  ap: column.score('AP', 'AP of what the attributes alone predict', ({ ap }) => orNull(ap)),
  ap_lower: column.score(
    'AP lower',
    'Lower end of its 95 % interval: Student’s t with the variance by patient; the regression is taken as it is',
    ({ apInterval }) => orNull(apInterval[0]),
  ),
  ap_upper: column.score('AP upper', 'Upper end of this interval', ({ apInterval }) =>
    orNull(apInterval[1]),
  ),
  auroc: column.score('AUROC', 'AUROC of what the attributes alone predict', ({ auroc }) =>
    orNull(auroc),
  ),
  auroc_lower: column.score('AUROC lower', 'Lower end of its 95 % interval', (own) =>
    orNull(own.aurocInterval[0]),
  ),
  auroc_upper: column.score('AUROC upper', 'Upper end of this interval', (own) =>
    orNull(own.aurocInterval[1]),
  ),
  unit: column.text(
    'Unit',
    'Column whose equal values are in one fold, such as the patient; null for single images',
    ({ unit }) => unit,
  ),
} as const;

export type AttributeBaselineRow = RowOf<{ readonly columns: typeof columns }>;

/** `attribute_baseline` of a task; no rows without attributes. */
export async function attributeBaselineRows(source: ScoreSource): Promise<AttributeBaselineRow[]> {
  const { task, classes, labels } = source;
  const { unit, clusterOf } = await source.clusters();
  const all = await source.attributes();
  // The patient has no effect that holds for other patients.
  const patterns = attributePatterns(
    all.filter(({ name }) => name !== unit),
    clusterOf,
  );
  return classes.flatMap(({ name }, index) => {
    const found = attributeBaseline(patterns, labels[index]!);
    if (!found) return [];
    const { attributes } = patterns;
    return column.row(columns, { task, class: name, attributes, unit, ...found });
  });
}

export const ATTRIBUTE_BASELINE = resultTable({
  name: 'attribute_baseline',
  description: `AP and AUROC that attributes of the images alone reach: a logistic regression (L2, C = 1) on their values, cross-fitted over ${BASELINE_FOLDS} folds of patients.`,
  key: ['task', 'class'],
  columns,
  order: ['class'],
  dependsOn: ['labels', 'metadata', 'clusters'],
  onDemand: true,
  needsImages: true,
  inSql: true,
  inFiles: false,
  make: async ({ images }) =>
    (await Promise.all((await images()).map(attributeBaselineRows))).flat(),
});
