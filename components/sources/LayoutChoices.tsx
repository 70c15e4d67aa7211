import { Select } from '@/components/ui/fields';
import type { Description, Layout, Overrides } from '@/lib/ingest/types';

const LAYOUTS: readonly { value: Layout; label: string }[] = [
  { value: 'wide', label: 'a column for each class' },
  { value: 'long', label: 'a row for each image and class' },
  { value: 'sets', label: 'a cell lists classes' },
  { value: 'paired', label: 'labels and scores side by side' },
  { value: 'readers', label: 'a column for each class and reader' },
];

const DUPLICATES = [
  { value: '', label: 'not allowed' },
  { value: 'mean', label: 'average (labels: majority)' },
  { value: 'max', label: 'maximum' },
] as const;

const ORDER = [
  { value: '', label: 'by id and name' },
  { value: 'order', label: 'by order, if ids or names are missing' },
] as const;

interface LayoutChoicesProps {
  chosen: Overrides;
  description: Description | null;
  onChange(change: Overrides): void;
}

/** Choices of how rows and columns of a file are read. */
export function LayoutChoices({ chosen, description, onChange }: LayoutChoicesProps) {
  return (
    <>
      <Select
        label="Layout"
        value={chosen.layout ?? ''}
        options={[
          { value: '', label: `automatic${description ? ` (${description.layout})` : ''}` },
          ...LAYOUTS,
        ]}
        onChange={(layout) => onChange({ layout: layout || undefined })}
      />
      <Select
        label="Several rows of one id"
        value={chosen.duplicates ?? ''}
        options={DUPLICATES}
        onChange={(duplicates) => onChange({ duplicates: duplicates || undefined })}
      />
      <Select
        label="Rows and classes match"
        value={chosen.rowOrder ? 'order' : ''}
        options={ORDER}
        onChange={(order) => onChange({ rowOrder: order === 'order' || undefined })}
      />
    </>
  );
}
