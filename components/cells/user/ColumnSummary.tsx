import { formatCell } from '@/components/ui/table-format';
import type { ColumnSummary as Summary } from '@/lib/notebook/query/summaries';

const WIDTH = 96;
const HEIGHT = 22;

function Histogram({ bins, range }: Pick<Summary, 'bins' | 'range'>) {
  const most = Math.max(...bins, 1);
  const step = WIDTH / bins.length;
  const low = formatCell(range?.low ?? null, 'number');
  const high = formatCell(range?.high ?? null, 'number');
  return (
    <>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`Values from ${low} to ${high}`}
        className="ml-auto text-accent"
      >
        {bins.map((count, i) => {
          const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
              key={i}
              x={i * step}
              y={HEIGHT - height}
              width={step - 1}
              height={height}
              fill="currentColor"
              opacity={0.7}
            />
          );
        })}
      </svg>
      <span className="flex justify-between gap-2">
        <span>{low}</span>
        <span>{high}</span>
      </span>
    </>
  );
}

function Top({ top }: Pick<Summary, 'top'>) {
  return top.map(({ value, count }) => (
    <span key={value} className="flex justify-between gap-2">
      <span className="max-w-28 truncate">{value}</span>
      <span>{formatCell(count, 'count')}</span>
    </span>
  ));
}

/** What a column holds, below its title: its spread or its most frequent values, and what is missing. */
export function ColumnSummary({ summary }: { summary: Summary }) {
  const { nulls, distinct, range, bins, top } = summary;
  return (
    <div className="min-w-24 px-2.5 pb-1.5 font-normal text-[11px] text-soft leading-tight">
      {range ? <Histogram bins={bins} range={range} /> : <Top top={top} />}
      <span className="block whitespace-nowrap">
        {formatCell(distinct, 'count')} distinct
        {nulls > 0 && `, ${formatCell(nulls, 'count')} empty`}
      </span>
    </div>
  );
}
