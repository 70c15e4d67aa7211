'use client';

import { Select } from '@/components/ui/Select';
import { type ThemeChoice, useThemeChoice } from './use-theme';

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'as the system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

export function ThemePicker() {
  const [choice, choose] = useThemeChoice();
  return <Select label="Colours" value={choice} options={CHOICES} onChange={choose} />;
}
