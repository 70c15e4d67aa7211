'use client';

import { useState } from 'react';
import { TextField } from '@/components/ui/TextField';

interface DomainFieldProps {
  value: [number, number] | undefined;
  onChange(value: [number, number] | undefined): void;
}

function read(text: string): [number, number] | null {
  const parts = text.split(/\s+to\s+|\s*[,;]\s*/).map((part) => part.trim());
  const [low, high] = parts.map(Number);
  if (parts.length !== 2 || parts.includes('') || low === undefined || high === undefined) {
    return null;
  }
  return low < high ? [low, high] : null;
}

/** The ends of an axis, as `0 to 1`; empty for those of the rows. */
export function DomainField({ value, onChange }: DomainFieldProps) {
  const given = value ? `${value[0]} to ${value[1]}` : '';
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    const ends = read(text);
    setTyped(text.trim() !== '' && !ends ? text : text === '' ? null : text);
    if (text.trim() === '') onChange(undefined);
    else if (ends) onChange(ends);
  };
  const own = typed !== null && (read(typed) === null || read(typed)?.join() === value?.join());
  return <TextField label="From and to" value={own ? typed : given} onChange={change} />;
}
