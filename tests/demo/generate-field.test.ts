import { expect, it } from 'vitest';
import { verifyChain } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { generateField } from '../../src/demo/generate-field.ts';
import { readPackage } from '../../src/formats/package/read.ts';

it('a field is a district with its parcels and red lines, the same for the same seed', async () => {
  const field = await generateField({ parcels: 2000, seed: 5, redLines: 40 });
  const again = await generateField({ parcels: 2000, seed: 5, redLines: 40 });
  expect([...again.packages.keys()]).toEqual([...field.packages.keys()]);
  expect(again.feed[again.feed.length - 1].hash).toBe(field.feed[field.feed.length - 1].hash);
  const register = foldFeed(field.feed);
  expect(verifyChain(field.feed)).toMatchObject({ ok: true });
  expect(register.redLines.size).toBe(40);
  const [bytes] = field.packages.values();
  const { columns, ids, properties } = readPackage(bytes);
  expect(columns.count).toBe(2000);
  expect(new Set(ids).size).toBe(2000);
  expect(properties[0].values[1999]).toMatch(/^\d{12}GB\d{5}$/);
});
