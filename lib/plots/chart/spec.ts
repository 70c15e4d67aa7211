import * as v from 'valibot';

export const MARKS = ['dot', 'line', 'bar', 'rect', 'tick', 'box', 'heat'] as const;
export const REDUCERS = ['mean', 'median', 'sum', 'min', 'max', 'count'] as const;
export const SCALES = ['linear', 'log', 'symlog', 'band'] as const;

const name = v.pipe(v.string('expected text'), v.minLength(1, 'expected a name'));
const number = v.pipe(v.number('expected a number'), v.finite('expected a finite number'));

const position = v.strictObject({
  column: name,
  scale: v.optional(v.picklist(SCALES, `expected one of ${SCALES.join(', ')}`)),
  domain: v.optional(v.tuple([number, number], 'expected two numbers')),
  reverse: v.optional(v.boolean('expected true or false')),
  zero: v.optional(v.boolean('expected true or false')),
  title: v.optional(v.string('expected text')),
});

const schema = v.strictObject({
  source: name,
  mark: v.picklist(MARKS, `expected one of ${MARKS.join(', ')}`),
  x: v.optional(position),
  y: v.optional(position),
  colour: v.optional(
    v.strictObject({ column: name, title: v.optional(v.string('expected text')) }),
  ),
  facet: v.optional(v.strictObject({ column: name })),
  reduce: v.optional(v.picklist(REDUCERS, `expected one of ${REDUCERS.join(', ')}`)),
  sort: v.optional(
    v.strictObject({
      by: v.picklist(['name', 'value'], 'expected name or value'),
      descending: v.optional(v.boolean('expected true or false')),
    }),
  ),
  title: v.optional(v.string('expected text')),
});

/** What a chart shows, as JSON. */
export type ChartSpec = v.InferOutput<typeof schema>;
export type ChartMark = ChartSpec['mark'];
export type ChartPosition = NonNullable<ChartSpec['x']>;
export type Reducer = (typeof REDUCERS)[number];

/** A problem of a specification at a path such as `x.domain`. */
export interface SpecProblem {
  readonly path: string;
  readonly message: string;
}

export type ReadSpec =
  | { readonly spec: ChartSpec; readonly problems: readonly [] }
  | { readonly spec: null; readonly problems: readonly SpecProblem[] };

function words({ type, message, received }: v.BaseIssue<unknown>): string {
  if (type === 'strict_object') {
    return received === 'undefined' ? 'is missing' : `is not a known field (${received})`;
  }
  return received && type !== 'finite' ? `${message}, not ${received}` : message;
}

/** Reads a specification and lists all of its problems. */
export function readSpec(text: string): ReadSpec {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { spec: null, problems: [{ path: '', message: `not valid JSON: ${message}` }] };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return {
      spec: null,
      problems: [
        {
          path: '',
          message: 'expected an object, as in { "source": "class_metrics", "mark": "dot" }',
        },
      ],
    };
  }
  const result = v.safeParse(schema, json);
  if (result.success) return { spec: result.output, problems: [] };
  const problems = result.issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    message: words(issue),
  }));
  return { spec: null, problems };
}

export function writeSpec(spec: ChartSpec): string {
  return JSON.stringify(spec, null, 2);
}
