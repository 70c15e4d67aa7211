'use client';

import { type ThemeChoice, useThemeChoice } from '@/components/hooks/use-theme';
import { Select } from '@/components/ui/Select';

const CHOICES: readonly { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'as the system' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

export function ThemePicker() {
  const [choice, choose] = useThemeChoice();
  return <Select label="Colours" value={choice} options={CHOICES} onChange={choose} />;
}
