'use client';

import { Disclosure } from '@/components/ui/Disclosure';
import { Select } from '@/components/ui/Select';
import { TextField } from '@/components/ui/TextField';
import { type ChartColumn, defaultSpec } from '@/lib/plots/chart/columns';
import { type ChartSpec, MARKS, REDUCERS, SCALES } from '@/lib/plots/chart/spec';
import { DomainField } from './DomainField';

const MARK_LABELS: Readonly<Record<ChartSpec['mark'], string>> = {
  dot: 'dots',
  line: 'lines',
  bar: 'bars',
  rect: 'histogram',
  tick: 'ticks',
  box: 'boxes',
  heat: 'heat map',
};

const NONE = '';

interface ChartFormProps {
  /** What was chosen: only this is kept where another mark is. */
  named: ChartSpec;
  /** What is drawn of it. */
  spec: ChartSpec;
  /** Names of the tables and queries there are. */
  sources: readonly string[];
  columns: readonly ChartColumn[];
  onChange(spec: ChartSpec): void;
}

/** The options of a choice, with the chosen one even where it is no longer there. */
function options(values: readonly string[], chosen: string | undefined) {
  const all = chosen !== undefined && !values.includes(chosen) ? [chosen, ...values] : values;
  return all.map((value) => ({ value, label: value }));
}

const without = (spec: ChartSpec, key: keyof ChartSpec): ChartSpec => {
  const { [key]: _, ...rest } = spec;
  return rest as ChartSpec;
};

function Channels({ spec, columns, onChange }: Omit<ChartFormProps, 'sources' | 'named'>) {
  const names = columns.map(({ name }) => name);
  const set = (channel: 'x' | 'y' | 'colour' | 'facet', column: string) =>
    onChange(
      column === NONE
        ? without(spec, channel)
        : { ...spec, [channel]: { ...spec[channel], column } },
    );
  return (
    <>
      {(['x', 'y', 'colour', 'facet'] as const).map((channel) => (
        <Select
          key={channel}
          label={{ x: 'Across', y: 'Up', colour: 'Colour', facet: 'A panel for each' }[channel]}
          value={spec[channel]?.column ?? NONE}
          options={[{ value: NONE, label: 'none' }, ...options(names, spec[channel]?.column)]}
          onChange={(column) => set(channel, column)}
        />
      ))}
    </>
  );
}

const AUTO = 'auto' as const;

const SCALE_LABELS = {
  auto: 'as it fits',
  linear: 'linear',
  log: 'logarithmic',
  symlog: 'logarithmic, also around 0',
  band: 'names',
} as const;

function AxisFields({
  axis,
  spec,
  onChange,
}: Pick<ChartFormProps, 'spec' | 'onChange'> & { axis: 'x' | 'y' }) {
  const given = spec[axis];
  if (!given) return null;
  const change = (next: Partial<typeof given>) => {
    const merged = Object.entries({ ...given, ...next }).filter(([, value]) => value !== undefined);
    onChange({ ...spec, [axis]: Object.fromEntries(merged) });
  };
  const title = { x: 'Across', y: 'Up' }[axis];
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <legend className="mb-1 text-soft text-xs">
        {title}: {given.column}
      </legend>
      <Select
        label="Scale"
        value={given.scale ?? AUTO}
        options={[AUTO, ...SCALES].map((value) => ({ value, label: SCALE_LABELS[value] }))}
        onChange={(scale) => change({ scale: SCALES.find((one) => one === scale) })}
      />
      <DomainField value={given.domain} onChange={(domain) => change({ domain })} />
      <TextField
        label="Title"
        value={given.title ?? ''}
        onChange={(text) => change({ title: text === '' ? undefined : text })}
      />
      {(['zero', 'reverse'] as const).map((flag) => (
        <label key={flag} className="flex items-center gap-1.5 text-sm">
          <input
            type="checkbox"
            className="accent-accent"
            checked={given[flag] ?? false}
            onChange={(event) => change({ [flag]: event.target.checked || undefined })}
          />
          {flag === 'zero' ? 'from zero' : 'reversed'}
        </label>
      ))}
    </fieldset>
  );
}

const SORTS = [
  { value: 'none', label: 'as in the rows' },
  { value: 'name', label: 'by name' },
  { value: 'ascending', label: 'by value, least first' },
  { value: 'descending', label: 'by value, greatest first' },
] as const;

function sortOf(value: (typeof SORTS)[number]['value']): ChartSpec['sort'] {
  if (value === 'none') return undefined;
  return value === 'name' ? { by: 'name' } : { by: 'value', descending: value === 'descending' };
}

function More({ spec, onChange }: Pick<ChartFormProps, 'spec' | 'onChange'>) {
  const { sort, reduce, title } = spec;
  const sorted = !sort
    ? 'none'
    : sort.by === 'name'
      ? 'name'
      : sort.descending
        ? 'descending'
        : 'ascending';
  const set = (key: 'sort' | 'reduce' | 'title', value: unknown) =>
    onChange(value === undefined ? without(spec, key) : { ...spec, [key]: value });
  const reduces = spec.mark === 'bar' || spec.mark === 'heat';
  return (
    <Disclosure title="Scales, order and titles">
      <div className="space-y-3 rounded-md border border-line bg-raised p-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <TextField
            label="Title"
            value={title ?? ''}
            onChange={(text) => set('title', text === '' ? undefined : text)}
          />
          <Select
            label="Names"
            value={sorted}
            options={SORTS}
            onChange={(value) => set('sort', sortOf(value))}
          />
          {reduces && (
            <Select
              label="Of several rows"
              value={reduce ?? 'mean'}
              options={REDUCERS.map((value) => ({ value, label: value }))}
              onChange={(value) => set('reduce', value === 'mean' ? undefined : value)}
            />
          )}
        </div>
        <AxisFields axis="x" spec={spec} onChange={onChange} />
        <AxisFields axis="y" spec={spec} onChange={onChange} />
      </div>
    </Disclosure>
  );
}

/** What a chart shows, by choice instead of by JSON. */
export function ChartForm({ named, spec, sources, columns, onChange }: ChartFormProps) {
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Of"
          value={spec.source}
          options={options(sources, spec.source)}
          onChange={(source) => onChange({ source, mark: spec.mark })}
        />
        <Select
          label="As"
          value={spec.mark}
          options={MARKS.map((value) => ({ value, label: MARK_LABELS[value] }))}
          onChange={(mark) => onChange(defaultSpec(spec.source, mark, columns, named))}
        />
        <Channels spec={spec} columns={columns} onChange={onChange} />
      </div>
      <More spec={spec} onChange={onChange} />
    </div>
  );
}
