import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasReal, realPath } from '../support/real-data.ts';
import type { Sample } from './subject.ts';

/** Small files say as much in less time; the long run takes larger ones too. */
const isLong = Number(process.env.CHIDU_FUZZ_MUTATIONS ?? 0) > 2_000;
const MOST_BYTES = isLong ? 400_000 : 24_000;
const MOST_FILES = isLong ? 200 : 16;

/** Real files whose name ends so, spread over the folders; none where the real data are missing. */
export function realSamples(ending: RegExp): Sample[] {
  if (!hasReal) return [];
  const paths = (readdirSync(realPath(), { recursive: true }) as string[])
    .filter((path) => ending.test(path) && !/TRUTH|CENSUS|INDEX|SHA256SUMS/.test(path))
    .filter((path) => statSync(realPath(path)).isFile() && statSync(realPath(path)).size <= MOST_BYTES)
    .sort();
  const step = Math.max(1, paths.length / MOST_FILES);
  return Array.from({ length: Math.min(paths.length, MOST_FILES) }, (_, n) => paths[Math.floor(n * step)]).map((path) => ({
    name: path.split('/').at(-1) ?? path,
    bytes: new Uint8Array(readFileSync(join(realPath(), path))),
  }));
}
