'use client';

import { useMemo } from 'react';
import { usePublishedTables } from '@/components/hooks/published';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import { audit, type Finding, RULES, type Rule } from '@/lib/challenge/audit';
import { toCsv } from '@/lib/export/csv';
import { findingRecords } from '@/lib/notebook/published/findings';
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

export function AuditBody() {
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
