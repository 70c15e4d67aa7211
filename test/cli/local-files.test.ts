import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFiles } from '@/lib/cli/start/local-files';
import { filesInUrl } from '@/lib/notebook/session/url-sources';
import { localAddress } from '../../lib/cli/serve/local-address.mjs';
import { openSite, type Site } from '../browser/support/site';

let root: string;
const at = (name: string) => join(root, name);
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'longtail-local-'));
  for (const folder of ['out', 'teams', 'a', 'b', 'empty']) mkdirSync(at(folder));
  const files = ['labels.csv', 'secret.csv', 'teams/t10.csv', 'teams/t2.csv', 'teams/notes.pdf'];
  files.push('a/scores.csv', 'b/scores.csv', 'x, y+1 100%.csv', 'empty/read.me');
  for (const name of files) writeFileSync(at(name), `this is ${name}`);
  writeFileSync(at('out/index.html'), '<html><head></head></html>');
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the files that npm start names', () => {
  const namesOf = async (...args: string[]) =>
    (await localFiles(args)).map(({ parameter, name }) => `${parameter} ${name}`);

  it('are files, patterns and the data files of folders', async () => {
    expect(
      await namesOf('--labels', at('labels.csv'), '--predictions', at('teams'), at('a/*.csv')),
    ).toEqual([
      'labels labels.csv',
      'predictions t2.csv',
      'predictions t10.csv',
      'predictions scores.csv',
    ]);
    expect(await namesOf(at('labels.csv'), `--metadata=${at('secret.csv')}`)).toEqual([
      'open labels.csv',
      'metadata secret.csv',
    ]);
  });

  it('bear the names of their teams where these are given or files are named alike', async () => {
    expect(await namesOf('--predictions', at('a/scores.csv'), at('b/scores.csv'))).toEqual([
      'predictions a.csv',
      'predictions b.csv',
    ]);
    expect(await namesOf('--predictions', `Team/1=${at('a/scores.csv')}`)).toEqual([
      'predictions Team 1.csv',
    ]);
  });

  it.each([
    [['--label', 'x.csv'], 'no option --label'],
    [['-l', 'x.csv'], 'no option -l'],
    [['--labels'], '--labels names no file'],
    [['--labels', 'absent.csv'], 'absent.csv: there is no such file'],
  ])('%j are refused', async (args, problem) => {
    await expect(localFiles(args)).rejects.toThrow(problem);
  });

  it('are refused where a folder or pattern has none', async () => {
    await expect(localFiles(['--labels', at('empty')])).rejects.toThrow('no file to open');
    await expect(localFiles(['--labels', at('*.parquet')])).rejects.toThrow('matches no file');
  });
});

describe('the server of local files', () => {
  let site: Site;
  let page: URL;
  let places: URL[];
  beforeAll(async () => {
    const files = await localFiles([
      ...['--labels', at('labels.csv'), '--predictions', at('x, y+1 100%.csv'), at('teams')],
    ]);
    const { local, query } = localAddress(files);
    site = await openSite(at('out'), '/base', local);
    page = new URL(`${site.origin}/base/${query}`);
    places = [...local.keys()].map((place) => new URL(place, page));
  });
  afterAll(() => site.close());

  /** The status and text of a request under some name of the host. */
  const get = (url: URL, host: string) =>
    new Promise<[number | undefined, string]>((settle, fail) => {
      request(url, { headers: { Host: host } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => settle([response.statusCode, text]));
      })
        .on('error', fail)
        .end();
    });

  it('gives the page the files that its address names', async () => {
    const opened = filesInUrl(page)!;
    expect(opened.map(({ file, choices }) => [file.name, choices.overrides.role])).toEqual([
      ['labels.csv', 'labels'],
      ['x, y+1 100%.csv', 'predictions'],
      ['t2.csv', 'predictions'],
      ['t10.csv', 'predictions'],
    ]);
    const texts = await Promise.all(
      opened.map(async ({ file }) => Buffer.from(await file.arrayBuffer()).toString()),
    );
    expect(texts).toEqual([
      'this is labels.csv',
      'this is x, y+1 100%.csv',
      'this is teams/t2.csv',
      'this is teams/t10.csv',
    ]);
  });

  it('lets no cache and no other site have them', async () => {
    const { headers } = await fetch(places[0]!);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(['attacker.example', 'attacker.example:3000', '127.0.0.1.attacker.example', '[::2]'])(
    'refuses requests to the host %j',
    async (host) => {
      for (const url of [places[0]!, new URL('/base/', page)]) {
        const [status, text] = await get(url, host);
        expect([400, 403]).toContain(status);
        expect(text).not.toContain('this is');
      }
    },
  );

  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:3000'])(
    'answers requests to this machine as %s',
    async (host) => {
      expect(await get(places[0]!, host)).toEqual([200, 'this is labels.csv']);
    },
  );

  it('has nothing beside them, and nothing without their token', async () => {
    const [place] = places;
    const folder = new URL('.', place);
    for (const path of [
      new URL('secret.csv', folder),
      folder,
      new URL('..', folder),
      new URL(`${folder.pathname}..%2f..%2fsecret.csv`, page),
      new URL(place!.pathname.replace(/local\/[^/]*/, 'local/other'), page),
    ]) {
      expect((await get(path, '127.0.0.1'))[0]).toBe(404);
    }
  });
});
