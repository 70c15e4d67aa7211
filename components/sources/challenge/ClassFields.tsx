'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import type { ChallengeClass } from '@/lib/challenge/challenge';

interface ClassFieldsProps {
  classes: readonly ChallengeClass[];
  onChange(classes: readonly ChallengeClass[]): void;
}

const COLUMNS = ['Name', 'Other spellings', 'Group', 'Parent'] as const;

const cells = ({ name, aliases = [], group = '', parent = '' }: ChallengeClass) => [
  name,
  aliases.join('; '),
  group,
  parent,
];

/** The class that a row of cells describes; empty cells are left out. */
function classOf([name = '', aliases = '', group = '', parent = '']: readonly string[]) {
  const spellings = aliases.split(';').map((one) => one.trim());
  const known = spellings.filter((one) => one !== '');
  return {
    name,
    ...(known.length > 0 && { aliases: known }),
    ...(group !== '' && { group }),
    ...(parent !== '' && { parent }),
  };
}

/** A row for each class. A cell is taken over when it is left. */
export function ClassFields({ classes, onChange }: ClassFieldsProps) {
  const change = (index: number, column: number, text: string) => {
    const row = cells(classes[index]!).map((cell, c) => (c === column ? text.trim() : cell));
    onChange(classes.map((other, i) => (i === index ? classOf(row) : other)));
  };
  return (
    <div className="mb-4 text-sm">
      <h3 className="mb-1 font-medium">Classes</h3>
      <div className="max-h-72 overflow-auto rounded-md border border-line">
        <table className="w-full">
          <thead>
            <tr>
              {COLUMNS.map((title) => (
                <th key={title} scope="col" className="px-2 py-1 text-left font-normal text-soft">
                  {title}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {classes.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
              <tr key={`${i} ${one.name}`}>
                {cells(one).map((cell, c) => (
                  <td key={COLUMNS[c]} className="px-1 py-0.5">
                    <input
                      aria-label={`${COLUMNS[c]} of class ${i + 1}`}
                      defaultValue={cell}
                      onBlur={(event) => {
                        if (event.target.value !== cell) change(i, c, event.target.value);
                      }}
                      className="w-full min-w-24 rounded border border-line bg-raised px-1.5 py-0.5"
                    />
                  </td>
                ))}
                <td>
                  <Button
                    look="quiet"
                    aria-label={`Remove class ${one.name}`}
                    onClick={() => onChange(classes.filter((_, other) => other !== i))}
                  >
                    <Trash2 size={14} aria-hidden />
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button className="mt-2" onClick={() => onChange([...classes, { name: '' }])}>
        <Plus size={14} aria-hidden /> Add a class
      </Button>
    </div>
  );
}
