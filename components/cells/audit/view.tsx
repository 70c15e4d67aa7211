'use client';

import { useMemo } from 'react';
import type { CellText } from '@/components/export/cell-info';
import { usePublishedTables } from '@/components/hooks/published';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { saveFile } from '@/components/ui/save-file';
import { audit, type Cell, type Finding, RULES, type Rule } from '@/lib/challenge/audit';
import { toCsv } from '@/lib/export/csv';
import { findingColumns } from '@/lib/notebook/published/findings';
import { placeName } from '@/lib/notebook/published/provenance';

export const about: CellText = {
  shows:
    'Consistency checks on the paper’s tables. Each finding names the cells it is based on, the printed value, and the value recomputed from other printed values.',
  reading:
    'A finding says that two printed values cannot both be right. It says which one is wrong only if just one can be.',
};

/** Cells shown at once; more are in a disclosure. */
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

/** Findings of one rule: what is wrong, the cells, both values, and whether it may be rounding. */
function FindingTable({ caption, findings }: { caption: string; findings: readonly Finding[] }) {
  const head = 'border-line border-b bg-sunken px-2.5 py-1.5 text-left font-medium';
  const data = 'px-2.5 py-2';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would group form fields
    <div
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element must be reachable by keyboard
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
                {finding.roundingExplains ? 'may be the cause' : 'not the cause'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleSection({ rule, findings }: { rule: Rule; findings: readonly Finding[] }) {
  return (
    <div className="mt-6">
      <h4 className="max-w-prose font-medium">{rule.checks}</h4>
      {findings.length === 0 ? (
        <p className="mt-1 text-soft text-sm">No inconsistencies.</p>
      ) : (
        <FindingTable caption={rule.checks} findings={findings} />
      )}
    </div>
  );
}

export default function AuditView() {
  const tables = usePublishedTables();
  const findings = useMemo(() => audit(tables), [tables]);
  const explained = findings.filter((finding) => finding.roundingExplains).length;
  const save = async () => {
    const { columnTable } = await import('@/lib/ingest/column-table');
    saveFile('published_audit.csv', toCsv(columnTable(findingColumns(findings))), 'text/csv');
  };
  return (
    <>
      <p className="max-w-prose">
        {findings.length} inconsistencies found by {RULES.length} rules; {explained} may be
        rounding, {findings.length - explained} are not.
      </p>
      {RULES.map((rule) => (
        <RuleSection
          key={rule.name}
          rule={rule}
          findings={findings.filter((finding) => finding.rule === rule.name)}
        />
      ))}
      <Button className="mt-4" onClick={save}>
        Save all findings as CSV
      </Button>
    </>
  );
}
