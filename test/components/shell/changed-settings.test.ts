import { describe, expect, it } from 'vitest';
import { changedSettings } from '@/components/shell/changed-settings';
import { changeSettings, changeUncertainty, currentDocument } from '@/lib/notebook/document/store';

const changed = () => {
  const { settings, uncertainty } = currentDocument();
  return changedSettings(settings, uncertainty);
};

const labels = () => changed().map(({ label }) => label);

describe('changed settings', () => {
  it('are none in a new notebook', () => {
    expect(changed()).toEqual([]);
  });

  it('are named with what they are now, and each goes back alone', () => {
    changeSettings({ threshold: 0.3, bins: 10, hiddenTeams: ['A', 'B'] });
    changeUncertainty({ level: 0.9, method: 'bca' });
    expect(labels()).toEqual([
      'Threshold 0.300',
      '2 teams hidden',
      '10 bins of equal width',
      '90 % intervals',
      'BCa intervals',
    ]);
    changed()[1]!.reset();
    expect(currentDocument().settings.hiddenTeams).toEqual([]);
    expect(currentDocument().settings.threshold).toBe(0.3);
    for (const { reset } of changed()) reset();
    expect(changed()).toEqual([]);
  });
});
