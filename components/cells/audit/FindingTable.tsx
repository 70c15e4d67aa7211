'use client';

import { Disclosure } from '@/components/ui/Disclosure';
import type { Cell, Finding } from '@/lib/challenge/audit';
import { placeName } from '@/lib/notebook/published/provenance';

/** Cells shown at once; a finding that rests on more names them when asked. */
const FEW = 4;

/** Three decimals for scores, none for counts. */
function shown(value: number | null): string {
  if (value === null) return '–';
  return Number.isInteger(value) && Math.abs(value) > 1
    ? String(value)
    : value.toFixed(4).replace(/0$/, '');
}

const placeOf = ({ table, row, column, value }: Cell) =>
  `${placeName(table)}, ${row}, ${column}: ${shown(value)}`;

function Cells({ cells }: { cells: readonly Cell[] }) {
  const list = (
    <ul className="space-y-0.5">
      {cells.map((cell) => (
        <li key={placeOf(cell)}>{placeOf(cell)}</li>
      ))}
    </ul>
  );
  if (cells.length <= FEW) return list;
  return <Disclosure title={`${cells.length} cells`}>{list}</Disclosure>;
}

/** Findings of one rule: what is wrong, the cells, both values, and what rounding explains. */
export function FindingTable({
  caption,
  findings,
}: {
  caption: string;
  findings: readonly Finding[];
}) {
  const head = 'border-line border-b bg-sunken px-2.5 py-1.5 text-left font-medium';
  const data = 'px-2.5 py-2';
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups no fields
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={caption}
      className="mt-2 overflow-x-auto rounded-md border border-line bg-raised"
    >
      <table className="w-full min-w-[40rem] border-collapse text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Finding
            </th>
            <th scope="col" className={head}>
              Cells
            </th>
            <th scope="col" className={`${head} text-right`}>
              Printed
            </th>
            <th scope="col" className={`${head} text-right`}>
              Recomputed
            </th>
            <th scope="col" className={head}>
              Rounding
            </th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding) => (
            <tr key={finding.text} className="border-line/60 border-b align-top last:border-0">
              <td className={`${data} min-w-64`}>{finding.text}</td>
              <td className={`${data} min-w-48 text-soft text-xs leading-5`}>
                <Cells cells={finding.cells} />
              </td>
              <td className={`${data} text-right`}>{shown(finding.printed)}</td>
              <td className={`${data} text-right`}>{shown(finding.recomputed)}</td>
              <td className={data}>
                {finding.roundingExplains ? 'explains it' : 'cannot explain it'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
