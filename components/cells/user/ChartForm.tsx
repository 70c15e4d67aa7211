'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/Disclosure';
import { Checkbox, optionsOf, Select, TextField } from '@/components/ui/fields';
import { type ChartColumn, defaultSpec } from '@/lib/plots/chart/columns';
import { type ChartSpec, MARKS, REDUCERS, SCALES } from '@/lib/plots/chart/spec';
import type { TableInfo, TableOrigin } from '@/lib/sql/catalog';

interface DomainFieldProps {
  value: [number, number] | undefined;
  onChange(value: [number, number] | undefined): void;
}

function read(text: string): [number, number] | null {
  const parts = text.split(/\s+to\s+|\s*[,;]\s*/).map((part) => part.trim());
  const [low, high] = parts.map(Number);
  if (parts.length !== 2 || parts.includes('') || low === undefined || high === undefined) {
    return null;
  }
  return low < high ? [low, high] : null;
}

/** The domain of an axis, such as `0 to 1`; empty for that of the rows. */
function DomainField({ value, onChange }: DomainFieldProps) {
  const given = value ? `${value[0]} to ${value[1]}` : '';
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const ends = read(text);
    setTyped(text.trim() !== '' && !ends ? text : text === '' ? null : text);
    if (text.trim() === '') onChange(undefined);
    else if (ends) onChange(ends);
  };
  const isTyped = typed !== null && (read(typed) === null || read(typed)?.join() === value?.join());
  return <TextField label="Range" value={isTyped ? typed : given} onChange={change} />;
}

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
  /** What was chosen; only this is kept when the mark changes. */
  named: ChartSpec;
  /** What is drawn, with defaults. */
  spec: ChartSpec;
  /** All tables and queries. */
  tables: readonly TableInfo[];
  columns: readonly ChartColumn[];
  onChange(spec: ChartSpec): void;
}

const ORIGINS: Readonly<Record<TableOrigin, string>> = {
  user: 'Your queries and tables',
  result: 'Results with the current settings',
  file: 'Files',
  published: 'Published',
};

/** The tables by where they come from, the reader's first; a chosen one that is not there at the end. */
function sourceOptions(tables: readonly TableInfo[], chosen: string) {
  const known = (Object.keys(ORIGINS) as TableOrigin[]).flatMap((origin) =>
    tables
      .filter((table) => table.origin === origin)
      .map(({ name }) => ({ value: name, label: name, group: ORIGINS[origin] })),
  );
  const isKnown = known.some(({ value }) => value === chosen);
  return isKnown ? known : [...known, { value: chosen, label: chosen, group: 'Not there' }];
}

/** The options of a choice, including a chosen one that no longer exists. */
function options(values: readonly string[], chosen: string | undefined) {
  const all = chosen !== undefined && !values.includes(chosen) ? [chosen, ...values] : values;
  return optionsOf(all);
}

const without = (spec: ChartSpec, key: keyof ChartSpec): ChartSpec => {
  const { [key]: _, ...rest } = spec;
  return rest as ChartSpec;
};

function Channels({ spec, columns, onChange }: Omit<ChartFormProps, 'tables' | 'named'>) {
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
          label={{ x: 'Horizontal', y: 'Vertical', colour: 'Colour', facet: 'Panels by' }[channel]}
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
  auto: 'automatic',
  linear: 'linear',
  log: 'logarithmic',
  symlog: 'symmetric logarithmic',
  band: 'categories',
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
  const title = { x: 'Horizontal', y: 'Vertical' }[axis];
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
        <Checkbox
          key={flag}
          checked={given[flag] ?? false}
          onChange={(next) => change({ [flag]: next || undefined })}
        >
          {flag === 'zero' ? 'include zero' : 'reversed'}
        </Checkbox>
      ))}
    </fieldset>
  );
}

const SORTS = [
  { value: 'none', label: 'as in the rows' },
  { value: 'name', label: 'by name' },
  { value: 'ascending', label: 'by value, lowest first' },
  { value: 'descending', label: 'by value, highest first' },
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
            label="Order of names"
            value={sorted}
            options={SORTS}
            onChange={(value) => set('sort', sortOf(value))}
          />
          {reduces && (
            <Select
              label="Aggregate"
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

/** The form of a chart's specification. */
export function ChartForm({ named, spec, tables, columns, onChange }: ChartFormProps) {
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Data"
          value={spec.source}
          options={sourceOptions(tables, spec.source)}
          onChange={(source) => onChange({ source, mark: spec.mark })}
        />
        <Select
          label="Mark"
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
