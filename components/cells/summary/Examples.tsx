'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useSessionState } from '@/components/hooks/context';
import { dataFolder } from '@/components/hooks/data-folder';
import { useViewMode } from '@/components/hooks/view-mode';
import { Subheading } from '@/components/ui/blocks';
import { fetchManifest, type Manifest } from '@/lib/notebook/session/built-in';

/** The address of the notebook with files of the example open. */
function withFiles(files: Readonly<Record<string, string>>): string {
  const named = Object.entries(files).map(([role, path]) => [
    role,
    new URL(path, dataFolder()).pathname,
  ]);
  return `?${new URLSearchParams(named)}`;
}

function Example({ who, children }: { who: string; children: ReactNode }) {
  return (
    <li>
      <b className="font-medium">{who}</b>: {children}
    </li>
  );
}

const LINK = 'text-accent underline underline-offset-2';

/** What a newcomer can try at once, for each role. Null beside own files, and where nothing is edited. */
export function Examples() {
  const isOwn = useSessionState(({ sources }) => sources.some(({ origin }) => origin === 'own'));
  const isEditing = useViewMode().kind === 'edit';
  const [example, setExample] = useState<Manifest['example']>();
  useEffect(() => {
    fetchManifest(dataFolder()).then(
      (manifest) => setExample(manifest?.example),
      () => undefined,
    );
  }, []);
  if (isOwn || !isEditing || !example) return null;
  const { results: open, labels, submission: predictions } = example;
  return (
    <section aria-label="Examples" className="mt-10 print:hidden">
      <Subheading title="Examples to begin with" />
      <ul className="max-w-prose list-disc space-y-1 pl-5 text-sm">
        <Example who="Organiser">
          see the{' '}
          <a className={LINK} href="#published-leaderboards">
            published tables
          </a>
          , and{' '}
          <a className={LINK} href="#audit">
            whether they add up
          </a>
          .
        </Example>
        <Example who="Team">
          find the{' '}
          <a className={LINK} href="#by-group">
            images on which all teams fail more often
          </a>
          . The synthetic twin has such a weakness in three classes.
        </Example>
        <Example who="Reviewer">
          open a{' '}
          <a className={LINK} href={withFiles({ open })}>
            published board
          </a>
          , which holds results and no scores of images, or{' '}
          <a className={LINK} href={withFiles({ open, labels, predictions })}>
            join it with one more submission
          </a>
          . Both are synthetic.
        </Example>
      </ul>
    </section>
  );
}
