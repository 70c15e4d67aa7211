import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';
import { intervalsOfTestSet } from '../inference/support';
import { expect, test } from './support/test';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The code that draws, as a script that leaves `replicates` behind. */
async function script(): Promise<string> {
  const built = (await build({
    root: root('.'),
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': root('.').replace(/\/$/, '') } },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: root('test/inference/support.ts'),
        formats: ['iife'],
        name: 'replicates',
      },
    },
  })) as Rollup.RollupOutput[];
  return built[0]!.output[0].code;
}

test('the same seed gives the same intervals as in Node, to the last bit', async ({ page }) => {
  await page.goto('about:blank');
  const code = await script();
  const inBrowser = await page.evaluate(
    `(async () => { ${code}; return JSON.stringify(await replicates.intervalsOfTestSet(3)); })()`,
  );
  expect(JSON.parse(String(inBrowser))).toEqual(await intervalsOfTestSet(1));
});
