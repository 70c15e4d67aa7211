import type { DataOrigin } from '@/lib/notebook/origin';

const LOOKS: Readonly<Record<DataOrigin['kind'], string>> = {
  twin: 'border-dashed border-alarm bg-alarm-paper text-alarm',
  synthetic: 'border-dashed border-alarm bg-alarm-paper text-alarm',
  published: 'border-accent text-accent',
  results: 'border-line text-soft',
  own: 'border-line text-soft',
};

/** Where what is shown comes from: a badge for each origin. */
export function OriginBadges({ origins }: { origins: readonly DataOrigin[] }) {
  return origins.map(({ kind, label, detail }) => (
    <span
      key={label}
      data-origin={kind}
      title={detail}
      className={`inline-block max-w-64 truncate rounded-full border px-2 not-last:mr-1 align-middle font-sans font-normal text-xs leading-5 tracking-normal ${LOOKS[kind]}`}
    >
      {label}
    </span>
  ));
}
