'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import { audit, type Finding, RULES, type Rule } from '@/lib/challenge/audit';
import { toCsv } from '@/lib/export/csv';
import { findingRecords } from '@/lib/notebook/published/findings';
import type { CellDefinition } from '../../cell';
import { usePublishedTables } from '../../published';
import { FindingTable } from './FindingTable';

function RuleSection({ rule, findings }: { rule: Rule; findings: readonly Finding[] }) {
  return (
    <div className="mt-6">
      <h3 className="max-w-prose font-medium">{rule.checks}</h3>
      {findings.length === 0 ? (
        <p className="mt-1 text-soft text-sm">Holds everywhere.</p>
      ) : (
        <FindingTable caption={rule.checks} findings={findings} />
      )}
    </div>
  );
}

function Body() {
  const tables = usePublishedTables();
  const findings = useMemo(() => audit(tables), [tables]);
  const explained = findings.filter((finding) => finding.roundingExplains).length;
  const save = () => {
    const { columns, rows } = findingRecords(findings);
    saveFile('published_audit.csv', toCsv(columns, rows), 'text/csv');
  };
  return (
    <>
      <p className="max-w-prose">
        {findings.length} findings by {RULES.length} rules; rounding of the printed values explains{' '}
        {explained} of them, the others it cannot.
      </p>
      {RULES.map((rule) => (
        <RuleSection
          key={rule.name}
          rule={rule}
          findings={findings.filter((finding) => finding.rule === rule.name)}
        />
      ))}
      <Button className="mt-4" onClick={save}>
        Save all findings with their cells as CSV
      </Button>
    </>
  );
}

export const auditCell: CellDefinition = {
  id: 'audit',
  title: 'Does the paper add up?',
  short: 'Does the paper add up',
  about:
    'Rules that any set of published tables should keep, held against these. Each finding names the cells it rests on, the value printed and the value recomputed from other printed values. A finding says that two printed values cannot both be right; it does not say which one is wrong, unless only one can be.',
  needs: 'published',
  tables: [],
  published: [
    { table: 'published_class_metrics' },
    { table: 'published_averages' },
    { table: 'published_leaderboard' },
    { table: 'published_bands' },
    { table: 'published_label_quality' },
    { table: 'published_statements' },
  ],
  Body,
};
