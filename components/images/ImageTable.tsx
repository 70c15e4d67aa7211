'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useId, useMemo, useRef } from 'react';
import { formatCell } from '@/components/ui/table-format';
import type { ListedImages, SortKey } from '@/lib/notebook/images/listing';
import type { ImageListProps } from './Gallery';
import { callWords, labelWords, tagWords } from './image-words';
import { ScoreStrip } from './ScoreStrip';
import type { TagsByRow } from './use-image-keys';
import { useImageList } from './use-image-list';

const ROW_HEIGHT = 31;

interface Column {
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  /** What a click on the title sorts by. */
  readonly sort?: SortKey;
  readonly isNumber?: boolean;
  render(row: number): ReactNode;
}

const LABELS = new Map([
  [0, 'negative'],
  [1, 'positive'],
  [255, 'unknown'],
]);

function columnsOf(listed: ListedImages, tags: TagsByRow, team: string | null): Column[] {
  const { images, of, numbers } = listed;
  const own = of?.teams.find((other) => other.team === team);
  return [
    { key: 'id', title: 'Id', sort: 'id', render: (row) => images.ids.at(row) },
    ...(of
      ? [
          {
            key: 'label',
            title: of.class,
            hint: `Label of ${of.class}`,
            render: (row: number) => LABELS.get(of.labels[row]!),
          },
        ]
      : []),
    ...numbers.map(({ key, title, hint, format, at }) => ({
      key: `number:${key}`,
      title,
      ...(hint !== undefined && { hint }),
      sort: `number:${key}`,
      isNumber: true,
      render: (row: number) => formatCell(at(row), format),
    })),
    ...(own
      ? [
          {
            key: 'team',
            title: own.team,
            hint: `Score of ${own.team}`,
            sort: `team:${own.team}`,
            isNumber: true,
            render: (row: number) =>
              formatCell(Number.isNaN(own.scores[row]!) ? null : own.scores[row]!, 'score'),
          },
        ]
      : []),
    ...(of
      ? [
          {
            key: 'strip',
            title: 'Scores of all teams',
            hint: 'From 0 to 1; dashed: the threshold',
            render: (row: number) => (
              <span className="block w-32">
                <ScoreStrip of={of} row={row} team={team} />
              </span>
            ),
          },
          {
            key: 'calls',
            title: 'Called by',
            hint: 'Teams whose score is above the threshold',
            render: (row: number) => callWords(of, row) ?? formatCell(null, 'text'),
          },
        ]
      : []),
    { key: 'labels', title: 'Labels', render: (row) => labelWords(listed, row) },
    { key: 'tags', title: 'Tags', render: (row) => tagWords(tags.tagOf(row)) },
    ...images.columns.map((column) => ({
      key: `column:${column.name}`,
      title: column.name,
      hint: `${column.name} of ${column.file}`,
      sort: `column:${column.name}`,
      render: (row: number) => formatCell(column.at(row), 'text'),
    })),
  ];
}

interface ImageTableProps extends ImageListProps {
  sort: SortKey;
  descending: boolean;
  onSort(sort: SortKey): void;
}

const ARROWS = { true: '↓', false: '↑' } as const;

/** Images as rows of a table. Only those in sight are rendered. */
export function ImageTable(props: ImageTableProps) {
  const { listed, rows, caption, tags, team, sort, descending, onSort, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(listed, tags, team), [listed, tags, team]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const list = useImageList({
    task: listed.images.task,
    rows,
    open: onOpen,
    reveal: (place) => virtualizer.scrollToIndex(place),
    perLine: 1,
    linesPerPage: 10,
  });
  const id = useId();
  const visible = virtualizer.getVirtualItems();
  const above = visible[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0);
  const isRendered = visible.some(({ index }) => index === list.active);
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const own = event.target.closest('tr[data-place]')?.getAttribute('data-place');
    if (own === null || own === undefined) return;
    const place = Number(own);
    list.setActive(place);
    const selects = event.shiftKey || event.target.closest('[data-select]') !== null;
    if (selects || event.ctrlKey || event.metaKey) list.select(place, event.shiftKey);
    else onOpen(place);
  };
  return (
    <div
      ref={scroller}
      className="max-h-[min(26rem,75vh)] overflow-auto rounded-md border border-line bg-raised"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows can be selected
        role="grid"
        tabIndex={0}
        aria-label={caption}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        aria-activedescendant={isRendered ? `${id}-${list.active}` : undefined}
        onKeyDown={(event) => event.target === event.currentTarget && list.onKeyDown(event)}
        onClick={onClick}
        className="group/images w-full border-collapse text-sm tabular-nums"
      >
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr aria-rowindex={1}>
            <th scope="col" className="border-line border-b px-2.5 py-1.5 print:hidden">
              <span className="sr-only">Selected</span>
            </th>
            {columns.map(({ key, title, hint, sort: by, isNumber }) => {
              const isSorted = by === sort;
              const align = isNumber ? 'text-right' : 'text-left';
              return (
                <th
                  key={key}
                  scope="col"
                  aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : undefined}
                  title={hint}
                  className={`max-w-60 truncate whitespace-nowrap border-line border-b font-medium ${align}`}
                >
                  {by === undefined ? (
                    <span className="block px-2.5 py-1.5">{title}</span>
                  ) : (
                    <button
                      type="button"
                      onClick={() => onSort(by)}
                      className={`w-full truncate px-2.5 py-1.5 hover:text-accent ${align}`}
                    >
                      {title} {isSorted ? ARROWS[`${descending}`] : ''}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {visible.map(({ index: place }) => {
            const row = rows[place]!;
            const isSelected = list.selected.has(row);
            const isActive = place === list.active;
            return (
              <tr
                key={row}
                id={`${id}-${place}`}
                data-place={place}
                aria-rowindex={place + 2}
                aria-selected={isSelected}
                style={{ height: ROW_HEIGHT }}
                className={`cursor-pointer border-line/60 border-b hover:bg-sunken ${isSelected ? 'bg-accent/10' : ''} ${isActive ? 'group-focus-visible/images:outline-2 group-focus-visible/images:outline-accent group-focus-visible/images:-outline-offset-2' : ''}`}
              >
                <td data-select className="px-2.5 print:hidden">
                  <span
                    aria-hidden
                    className={`block size-3.5 rounded-sm border ${isSelected ? 'border-accent bg-accent' : 'border-soft'}`}
                  />
                </td>
                {columns.map(({ key, isNumber, render }) => (
                  <td
                    key={key}
                    className={`max-w-60 truncate px-2.5 py-0.5 ${isNumber ? 'text-right' : 'text-left'}`}
                  >
                    {render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
