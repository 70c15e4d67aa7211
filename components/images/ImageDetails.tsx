'use client';

import { useItem } from '@/components/hooks/context';
import { formatCell } from '@/components/ui/table-format';
import { type ListedImages, othersOfPatient, positiveClasses } from '@/lib/notebook/images/listing';
import { callOf } from '@/lib/scoring/images/class-images';

const LABELS = new Map([
  [0, 'negative'],
  [1, 'positive'],
  [255, 'unknown'],
]);

/** Images of one patient that are shown, the nearest in the file first. */
const MOST_OTHERS = 50;

interface ImageDetailsProps {
  listed: ListedImages;
  row: number;
  /** The team whose score is emphasised. */
  team: string | null;
  onShow(row: number): void;
}

function Scores({ listed, row, team }: Omit<ImageDetailsProps, 'onShow'>) {
  const { of } = listed;
  if (!of || of.teams.length === 0) return null;
  const sorted = of.teams
    .filter(({ scores }) => !Number.isNaN(scores[row]!))
    .sort((a, b) => b.scores[row]! - a.scores[row]!);
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">
        Scores of {of.class}{' '}
        <span className="font-normal text-soft">(label: {LABELS.get(of.labels[row]!)})</span>
      </h3>
      <table className="w-full text-sm tabular-nums">
        <thead className="sr-only">
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Score</th>
            <th scope="col">Called positive</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((own) => {
            const call = callOf(own, row, of.threshold);
            return (
              <tr key={own.team} className={own.team === team ? 'font-semibold text-accent' : ''}>
                <th
                  scope="row"
                  className={`max-w-40 truncate pr-2 text-left ${own.team === team ? '' : 'font-normal'}`}
                >
                  {own.team}
                </th>
                <td className="text-right">{formatCell(own.scores[row]!, 'score')}</td>
                <td className="pl-2 text-soft text-xs">
                  {call === null ? '' : call ? 'positive' : 'negative'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Metadata({ listed, row }: Pick<ImageDetailsProps, 'listed' | 'row'>) {
  const { images, numbers } = listed;
  const entries = [
    ...numbers.map(({ title, format, at }) => [title, formatCell(at(row), format)] as const),
    ...images.columns.map((column) => [column.name, formatCell(column.at(row), 'text')] as const),
  ];
  if (entries.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(0,auto)_minmax(60%,1fr)] gap-x-3 text-sm tabular-nums">
      {entries.map(([name, value]) => (
        <div key={name} className="contents">
          <dt title={name} className="truncate text-soft">
            {name}
          </dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OthersOfPatient({ listed, row, onShow }: Omit<ImageDetailsProps, 'team'>) {
  const item = useItem();
  const { images, of } = listed;
  const all = othersOfPatient(images, row);
  if (all.length === 0) return null;
  const near = all.toSorted((a, b) => Math.abs(a - row) - Math.abs(b - row)).slice(0, MOST_OTHERS);
  return (
    <section>
      <h3 className="mb-1 font-medium text-sm">
        {all.length === 1 ? `Other ${item.one}` : `${all.length} other ${item.many}`} of this
        patient
      </h3>
      <ul className="max-h-40 overflow-y-auto text-sm">
        {near
          .sort((a, b) => a - b)
          .map((other) => (
            <li key={other}>
              <button
                type="button"
                onClick={() => onShow(other)}
                className="max-w-full truncate text-left text-accent hover:underline"
              >
                {images.ids.at(other)}
                {of && ` (${LABELS.get(of.labels[other]!)})`}
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** What is known of an image: labels, scores of all teams, metadata, the patient's other images. */
export function ImageDetails({ listed, row, team, onShow }: ImageDetailsProps) {
  const labels = positiveClasses(listed.images, row);
  return (
    <>
      <section>
        <h3 className="mb-1 font-medium text-sm">Labels</h3>
        <p className="text-sm">{labels.length > 0 ? labels.join(', ') : 'no class'}</p>
      </section>
      <Scores listed={listed} row={row} team={team} />
      <Metadata listed={listed} row={row} />
      <OthersOfPatient listed={listed} row={row} onShow={onShow} />
    </>
  );
}
