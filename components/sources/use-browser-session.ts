'use client';

import { useEffect, useState } from 'react';
import { dataFolder } from '@/components/hooks/data-folder';
import type { Challenge } from '@/lib/challenge/challenge';
import { currentDocument, subscribeDocument } from '@/lib/notebook/document/store';
import { changeEphemeral } from '@/lib/notebook/ephemeral';
import { followPublished, loadFidelity, loadPublished } from '@/lib/notebook/published/load';
import {
  addBuiltIn,
  builtInFiles,
  builtInReplicates,
  builtInResults,
  fetchAhead,
  fetchManifest,
  type Manifest,
  publishesResults,
} from '@/lib/notebook/session/built-in';
import { readsBuiltIn } from '@/lib/notebook/session/evaluations';
import { openSession } from '@/lib/notebook/session/open';
import type { Session } from '@/lib/notebook/session/session';
import type { NamedFile } from '@/lib/notebook/session/types';
import { filesInUrl } from '@/lib/notebook/session/url-sources';
import type { Shown } from '@/lib/notebook/settings';

/** Loads the published tables, then the report on the synthetic twin. */
async function openPublished(session: Session, manifest: Manifest, base: URL): Promise<void> {
  const { published, fidelity } = manifest;
  const report = (error: unknown) => session.report(error);
  try {
    if (published) await loadPublished(session, published, base);
    changeEphemeral({ expectsPublished: false });
    if (fidelity) loadFidelity(session, fidelity, base).catch(report);
  } catch (error) {
    report(error);
  }
}

/** The files named in the address; null where it says nothing of files. */
function namedFiles(session: Session): readonly NamedFile[] | null {
  try {
    return filesInUrl(new URL(window.location.href));
  } catch (error) {
    session.report(error);
    return [];
  }
}

/**
 * Opens the files named in the address, or else what comes with the page: results of the synthetic
 * twin, or those that a site publishes.
 */
async function openFirstFiles(session: Session, named: readonly NamedFile[] | null) {
  try {
    const base = dataFolder();
    const adding = named?.length ? session.add(named, 'own') : null;
    const manifest = await fetchManifest(base);
    const published = manifest && openPublished(session, manifest, base);
    if (!published) changeEphemeral({ expectsPublished: false });
    await adding;
    if (named || !manifest) return;
    const results = builtInResults(manifest, base);
    const files = builtInFiles(manifest, base);
    const isTwin = !publishesResults(manifest);
    if (!isTwin || readsBuiltIn(session.state)) fetchAhead(results);
    // Published tables first: reading results takes longer.
    await published;
    const replicates = builtInReplicates(manifest, base);
    if (isTwin) await addBuiltIn(session, results, files, replicates);
    else await session.add(results, 'own');
  } catch (error) {
    session.report(error);
  } finally {
    changeEphemeral({ opening: false, expectsPublished: false });
  }
}

/** Sessions whose first files are open or coming: React may run an effect twice. */
const begun = new WeakSet<Session>();

/** The session of the page. It shows what the open notebook chooses. */
export function useBrowserSession(): Session {
  const [session] = useState(openSession);
  useEffect(() => {
    const named = namedFiles(session);
    if (!begun.has(session)) {
      begun.add(session);
      void openFirstFiles(session, named);
    }
    const show = (shown: readonly Shown[] | null) => session.show(shown ?? (named && ['own']));
    show(currentDocument().settings.shown);
    const follow = (challenge: Challenge | null) => followPublished(session, challenge);
    follow(currentDocument().settings.challenge);
    const ends = [
      subscribeDocument(({ settings }) => settings.shown, show),
      subscribeDocument(({ settings }) => settings.challenge, follow),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [session]);
  return session;
}
