import { build } from 'vite';
import { digestGoldenSet, GOLDEN_DIGEST } from '../support/golden-overlaps.ts';
import { expect, test } from './browser.ts';

/** The engine as one script, without the application around it. */
async function bundleEngine(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: 'tests/support/golden-overlaps.ts', formats: ['iife'], name: 'golden' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!('output' in output)) throw new Error('nothing was built');
  return output.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
}

test('overlaps settle to the same square centimetres in Chromium and in Node', async ({ browserPage }) => {
  await browserPage.open('/favicon.svg');
  const code = await bundleEngine();
  const digest = await browserPage.page.evaluate(`${code}; golden.digestGoldenSet()`);
  expect(digest).toBe(digestGoldenSet());
  expect(digest).toBe(GOLDEN_DIGEST);
});
