'use client';

import { Download, PencilLine } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/fields';
import { saveFile } from '@/components/ui/save-file';
import { bandsText } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { challengeText, rankingText } from '@/lib/challenge/challenge';
import { challengeFileName, chooseChallenge } from '@/lib/notebook/challenge';
import { countOf } from '@/lib/plots/core/format';

const ChallengeDialog = lazy(() => import('./ChallengeDialog'));

const BY_CLASSES = 'by-classes';
const OWN = 'own';

/** The description of the challenge that the current task follows. */
export function ChallengeSource() {
  const { task } = useView();
  const own = useSettings((s) => s.challenge);
  const [editing, setEditing] = useState(false);
  const challenge = task?.recognised.challenge ?? own;
  const builtIn = Object.entries(BUILT_IN);
  const chosen = own && (builtIn.find(([, one]) => one.name === own.name)?.[0] ?? OWN);
  const how = { reader: 'chosen', 'built-in': 'recognised by its classes', files: '' };
  return (
    <div className="mt-4 text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Select
          label="Challenge"
          value={chosen ?? BY_CLASSES}
          options={[
            { value: BY_CLASSES, label: 'recognise by classes' },
            ...(own && chosen === OWN ? [{ value: OWN, label: own.name }] : []),
            ...builtIn.map(([value, { name }]) => ({ value, label: name })),
          ]}
          onChange={(key) => {
            if (key !== OWN) chooseChallenge(key === BY_CLASSES ? null : BUILT_IN[key]!);
          }}
        />
        {challenge && (
          <>
            <Button onClick={() => setEditing(true)}>
              <PencilLine size={14} aria-hidden /> Edit description
            </Button>
            <Button
              onClick={() =>
                saveFile(challengeFileName(challenge), challengeText(challenge), 'application/json')
              }
            >
              <Download size={14} aria-hidden /> Save description
            </Button>
          </>
        )}
      </div>
      {task && challenge && (
        <p className="mt-2 max-w-prose text-soft" data-testid="challenge">
          {task.recognised.from === 'files'
            ? 'No known challenge has these classes, so bands and ranking are the defaults. Drop a description of your challenge onto the page, or edit this one.'
            : `${challenge.name}${task.recognised.task ? `, ${task.recognised.task}` : ''}, ${how[task.recognised.from]}: ${countOf(challenge.classes.length, 'class', 'classes')}.`}{' '}
          Ranked by {rankingText(task.ranking)}. Bands: {bandsText(task.bands)}.
          {challenge.citation && ` ${challenge.citation}.`} {challenge.note}
        </p>
      )}
      {editing && challenge && (
        <Suspense fallback={null}>
          <ChallengeDialog challenge={challenge} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}
