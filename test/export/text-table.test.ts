import { expect, it } from 'vitest';
import { textTable } from '@/lib/export/text-table';

it('aligns columns, counting characters as a reader does', () => {
  const columns = [
    { title: 'rank', align: 'right' },
    { title: 'team', align: 'left' },
    { title: 'mAP', align: 'right' },
  ] as const;
  const rows = [
    ['1', 'Zoe\u0308', '0.5'],
    ['10', 'a longer one', '-'],
  ];
  expect(textTable(columns, rows)).toBe(
    [
      'rank  team          mAP',
      '   1  Zoe\u0308           0.5',
      '  10  a longer one    -',
      '',
    ].join('\n'),
  );
});
