import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AcceptedChange } from '../../src/core/register/change.ts';
import { acceptChange, EMPTY_FEED } from '../../src/core/register/feed.ts';
import { foldFeed } from '../../src/core/register/fold.ts';
import { benchCasework } from '../../src/demo/bench-casework.ts';
import type { Register } from '../../src/core/register/register.ts';
import { readUnchecked, unpackContainer } from '../../src/formats/container/read.ts';
import { packContainer, writeContainer } from '../../src/formats/container/write.ts';

/** A `.chidu` file of the largest district: 100 000 items, 5 000 cases. Made once (minutes), then read from `path`. */
export async function caseworkContainer(path: string, seed: number): Promise<Uint8Array> {
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  const { feed: bare, packages } = await benchCasework({ items: 100_000, cases: 5_000, parcels: 100_000, seed });
  const feed = chain(bare);
  const { district, settings } = foldFeed(feed.slice(0, 1));
  if (!district || !settings) throw new Error('the district does not begin with itself');
  const bytes = packContainer(await writeContainer({ district, settings, packages, photos: new Map(), feed }));
  writeFileSync(path, bytes);
  return bytes;
}

/** What is on record in it; the proof of its chain is what the browser is measured at. */
export async function readRegister(container: Uint8Array): Promise<Register> {
  const files = await unpackContainer(container, { fileName: 'bench.chidu' });
  return foldFeed((await readUnchecked(files)).feed);
}

/** The bench's changes bear no hashes; a file is opened only where they chain. */
function chain(bare: readonly AcceptedChange[]): AcceptedChange[] {
  let head = EMPTY_FEED;
  return bare.map((one) => {
    const { seq: _, prev: __, hash: ___, acceptedAt, ...change } = one;
    const accepted = acceptChange(head, change, acceptedAt);
    head = { seq: accepted.seq, hash: accepted.hash };
    return accepted;
  });
}
