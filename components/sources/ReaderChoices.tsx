import { Checkbox, Select } from '@/components/ui/fields';
import type { Description, Gold, Overrides } from '@/lib/ingest/types';

interface ReaderChoicesProps {
  /** Names of the file's columns. */
  columns: readonly { readonly value: string; readonly label: string }[];
  /** Names of the human readers in the file. */
  readers: readonly string[];
  chosen: Overrides;
  description: Description | null;
  onChange(change: Overrides): void;
}

const NONE = '\n';

const goldOf = (value: string): Gold | undefined => {
  if (value === '') return undefined;
  return value === 'any' ? 'any' : { reader: value.slice(1) };
};

/** Choices for labels by human readers, and for images that submissions leave out. */
export function ReaderChoices(props: ReaderChoicesProps) {
  const { columns, readers, chosen, description, onChange } = props;
  const { gold, isReader, readerColumn } = chosen;
  const inForce: string =
    typeof gold === 'object' ? `=${gold.reader}` : gold === 'any' ? 'any' : '';
  const golds: { value: string; label: string }[] = [
    { value: '', label: 'majority of readers' },
    { value: 'any', label: 'positive if any reader says so' },
    ...readers.map((name) => ({ value: `=${name}`, label: name })),
  ];
  const found = description?.readerColumn;
  return (
    <>
      <Select
        label="Column of human readers"
        value={readerColumn === null ? NONE : (readerColumn ?? '')}
        options={[
          { value: '', label: `automatic${found ? ` (${found})` : ''}` },
          { value: NONE, label: 'none' },
          ...columns,
        ]}
        onChange={(value) => onChange({ readerColumn: value === NONE ? null : value || undefined })}
      />
      {(readers.length > 0 || isReader) && (
        <Select
          label="Gold standard"
          value={inForce}
          options={golds}
          onChange={(value) => onChange({ gold: goldOf(value) })}
        />
      )}
      <Checkbox
        checked={isReader ?? false}
        onChange={(checked) => onChange({ isReader: checked || undefined })}
      >
        Labels of one human reader
      </Checkbox>
      <Checkbox
        checked={chosen.missingImages === 'score-0'}
        onChange={(checked) => onChange({ missingImages: checked ? 'score-0' : undefined })}
      >
        Count missing predictions as score 0
      </Checkbox>
    </>
  );
}
