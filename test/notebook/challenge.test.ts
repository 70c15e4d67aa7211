import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bandNames } from '@/lib/challenge/bands';
import { BUILT_IN } from '@/lib/challenge/built-in';
import { type Challenge, challengeText } from '@/lib/challenge/challenge';
import { readChallenge } from '@/lib/ingest/read-challenge';
import { challengeFileName, choicesUnder, chooseChallenge } from '@/lib/notebook/challenge';
import { changeSettings, currentDocument, undoChange } from '@/lib/notebook/document/store';
import { readNotebook } from '@/lib/notebook/persistence/read-notebook';
import { documentOf, savedText, toSaved } from '@/lib/notebook/persistence/saved';
import { contradictionsOf } from '@/lib/notebook/session/contradictions';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { Session } from '@/lib/notebook/session/session';
import { taskView } from '@/lib/notebook/view';
import { sessionInNode } from './support';

const FILES = {
  'labels.csv': 'clip,turdus merula,Owl\na,1,\nb,1,1\nc,0,0\nd,0,\n',
  'A.csv': 'clip,Blackbird,Owl\na,0.9,0.1\nb,0.8,0.7\nc,0.2,0.2\nd,0.3,0.1\n',
  'B.csv': 'clip,Blackbird,Owl\na,0.4,0.1\nb,0.6,0.7\nc,0.5,0.2\nd,0.3,0.9\n',
};
const BIRDS: Challenge = {
  name: 'Birds of 2026',
  item: { one: 'recording', many: 'recordings' },
  classes: [{ name: 'Blackbird', aliases: ['Turdus merula'], parent: 'Owl' }, { name: 'Owl' }],
  bands: [{ name: 'common', above: 0.3 }, { name: 'rare' }],
  ranking: { metric: 'mbrier', direction: 'higher', ties: [] },
  threshold: 0.25,
  meanings: { blank: 'negative' },
};

let session: Session;
const view = () => taskView(evaluationsOf(session.state)[0]!, currentDocument().settings);

beforeEach(async () => {
  session = sessionInNode();
  const files = Object.entries(FILES).map(([name, text]) => ({ file: new File([text], name) }));
  await session.add(files, 'own');
});
afterEach(() => {
  changeSettings({ challenge: null, bands: null, ranking: null, threshold: 0.5 });
  return session.idle();
});

/** What the page does with the files under a description. */
async function follow(challenge: Challenge): Promise<void> {
  chooseChallenge(challenge);
  view();
  for (const entry of session.state.sources) {
    const choices = choicesUnder(challenge, entry);
    if (choices) await session.amend(entry.id, choices);
  }
}

describe('a description on the page', () => {
  it('gives spellings, meanings, bands, ranking and threshold', async () => {
    await follow(readChallenge(challengeText(BIRDS), 'birds.json'));
    const { settings } = currentDocument();
    expect(settings.threshold).toBe(0.25);
    const { classOrder, labelCounts, bands, recognised, teamRows } = view();
    expect(recognised).toMatchObject({ from: 'reader', challenge: BIRDS });
    expect([...classOrder].sort()).toEqual(['Blackbird', 'Owl']);
    expect(bandNames(bands)).toEqual(['common', 'rare']);
    expect(labelCounts.map((row) => [row.class, row.positives, row.images, row.band])).toEqual([
      ['Blackbird', 2, 4, 'common'],
      ['Owl', 1, 4, 'rare'],
    ]);
    // The larger Brier score is ranked first, as the description says.
    expect(teamRows.map((row) => row.team)).toEqual(['B', 'A']);
    expect(session.state.sources.every((entry) => choicesUnder(BIRDS, entry) === null)).toBe(true);
  });

  it('gives its meanings to label files of its own classes only', async () => {
    const other = new File(['clip,Rain,Wind\na,1,\nb,0,1\nc,1,0\n'], 'weather.csv');
    await session.add([{ file: other }], 'own');
    await follow(BIRDS);
    const meanings = session.state.sources.map(({ file, choices }) => [
      file.name,
      choices.overrides.meanings,
    ]);
    expect(Object.fromEntries(meanings)).toMatchObject({
      'labels.csv': { blank: 'negative' },
      'weather.csv': undefined,
    });
  });

  it('says which columns hold ids, lists of classes, and attributes', async () => {
    const heard: Challenge = {
      name: 'Heard',
      classes: BIRDS.classes,
      columns: { id: ['rec'], attributes: ['Rain_Level'], lists: ['heard'] },
    };
    const labels =
      "rec,heard,rain level\n7,{'Owl': 0.0},1\n8,{},0\n9,\"{'Owl': 1, 'Blackbird': 0}\",0\n";
    const scores = 'rec,Owl,Blackbird\n7,0.9,0.1\n8,0.3,0.2\n9,0.2,0.8\n';
    session = sessionInNode();
    const files = { 'heard.csv': labels, 'C.csv': scores };
    await session.add(
      Object.entries(files).map(([name, text]) => ({ file: new File([text], name) })),
      'own',
    );
    await follow(heard);
    const [entry] = session.state.sources;
    expect(entry!.source).toMatchObject({
      role: 'labels',
      description: { idColumn: 'rec', layout: 'sets' },
    });
    expect(view().labelCounts.map((row) => [row.class, row.positives, row.images])).toEqual([
      ['Owl', 2, 3],
      ['Blackbird', 1, 3],
    ]);
    expect(session.state.sources.every((own) => choicesUnder(heard, own) === null)).toBe(true);
  });

  it('finds labels and scores that contradict its parents', async () => {
    await follow(BIRDS);
    const { signal } = new AbortController();
    const found = await contradictionsOf(
      session,
      evaluationsOf(session.state)[0]!.id,
      BIRDS,
      signal,
    );
    expect(found!.labels).toMatchObject([{ child: 'Blackbird', positives: 2, contradictions: 1 }]);
    expect(found!.submissions.map(({ team, pairs }) => [team, pairs[0]!.above])).toEqual([
      ['A', 3],
      ['B', 2],
    ]);
  });

  it('is undone, and saved with the notebook', async () => {
    chooseChallenge(BIRDS);
    const text = savedText(toSaved(currentDocument()));
    expect(documentOf(readNotebook(text, 'a')).settings).toMatchObject({
      challenge: BIRDS,
      ranking: BIRDS.ranking,
    });
    undoChange();
    expect(currentDocument().settings.challenge).toBeNull();
  });

  it('gives way to the recognised one again', () => {
    chooseChallenge(BUILT_IN['cxr-lt-2026']!);
    expect(bandNames(currentDocument().settings.bands!)).toContain('extreme tail');
    chooseChallenge(null);
    expect(currentDocument().settings).toMatchObject({ challenge: null, bands: null });
    expect(challengeFileName(BIRDS)).toBe('birds-of-2026.challenge.json');
  });
});
