'use client';

import { useEffect } from 'react';
import { useSession, useSettings } from '@/components/hooks/context';
import { useThrottledState } from '@/components/hooks/use-throttled-state';
import { knowClasses } from '@/lib/challenge/class-names';
import { choicesUnder } from '@/lib/notebook/challenge';

/** Reads files as the reader's description spells classes and states labels. */
export function FollowDescription() {
  const session = useSession();
  const { sources } = useThrottledState(session);
  const challenge = useSettings((s) => s.challenge);
  useEffect(() => {
    if (!challenge) return;
    knowClasses(challenge.classes);
    for (const entry of sources) {
      const isBusy = entry.status.kind === 'queued' || entry.status.kind === 'working';
      const choices = isBusy ? null : choicesUnder(challenge, entry);
      if (choices) void session.amend(entry.id, choices);
    }
  }, [challenge, sources, session]);
  return null;
}
