'use client';

import { useState } from 'react';
import { Select, TextField } from '@/components/ui/fields';
import {
  type LabelMeanings,
  MEANINGS,
  type Meaning,
  type StatedMeanings,
  spellLabel,
} from '@/lib/challenge/label-meaning';

interface LabelMeaningFieldsProps {
  /** As the file was read. */
  readonly inForce: LabelMeanings;
  readonly stated: StatedMeanings;
  onChange(stated: StatedMeanings): void;
}

const OPTIONS = MEANINGS.map((value) => ({ value, label: value }));

const FIELDS = [
  { key: 'blank', label: 'Empty means' },
  { key: 'minusOne', label: '-1 means' },
  { key: 'zero', label: '0 means' },
] as const;

/** A word and its meaning as typed: `likely=unknown`; null where it is none. */
function wordIn(part: string): [string, Meaning] | null {
  const at = part.lastIndexOf('=');
  const meaning = MEANINGS.find((own) => own === part.slice(at + 1).trim());
  return at > 0 && meaning ? [spellLabel(part.slice(0, at)), meaning] : null;
}

const parts = (text: string) => text.split(',').filter((part) => part.trim() !== '');

/** What is wrong with the words that were typed. */
function problemOf(words: string): string | undefined {
  const wrong = parts(words).find((part) => wordIn(part) === null);
  return wrong && `"${wrong.trim()}" is no label=meaning; meanings are ${MEANINGS.join(', ')}`;
}

const textOf = (words: LabelMeanings['words']) =>
  Object.entries(words)
    .map((pair) => pair.join('='))
    .join(', ');

/** The cut that was typed; null if it is not a number from 0 to below 1. */
function cutIn(text: string): number | null {
  const cut = text.trim() === '' ? Number.NaN : Number(text);
  return cut >= 0 && cut < 1 ? cut : null;
}

/** What blank, -1, 0, words and soft labels of a label file mean. */
export function LabelMeaningFields({ inForce, stated, onChange }: LabelMeaningFieldsProps) {
  const meanings = { ...inForce, ...stated };
  const [words, setWords] = useState(textOf(meanings.words));
  const [cut, setCut] = useState(meanings.cut?.toString() ?? '');
  return (
    <>
      {FIELDS.map(({ key, label }) => (
        <Select
          key={key}
          label={label}
          value={meanings[key]}
          options={OPTIONS}
          onChange={(meaning) => onChange({ ...stated, [key]: meaning })}
        />
      ))}
      <TextField
        label="Other labels, such as 2=positive, likely=unknown"
        value={words}
        problem={problemOf(words)}
        onChange={(text) => {
          setWords(text);
          const pairs = parts(text).map(wordIn);
          onChange({ ...stated, words: Object.fromEntries(pairs.filter((pair) => pair !== null)) });
        }}
      />
      <TextField
        label="Soft labels are positive above"
        numeric
        value={cut}
        problem={
          cut.trim() === '' || cutIn(cut) !== null
            ? undefined
            : 'Expected a number from 0 to below 1'
        }
        onChange={(text) => {
          setCut(text);
          onChange({ ...stated, cut: cutIn(text) });
        }}
      />
    </>
  );
}
