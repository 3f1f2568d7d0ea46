import { basename } from 'node:path';
import { EMPTY_FEED } from '../core/register/feed.ts';
import { sha256 } from '../core/register/sha256.ts';
import type { Audience } from '../core/report/audience.ts';
import { seededIds } from '../core/report/field-package/seeded-ids.ts';
import { collectFigures } from '../core/report/figures/collect-figures.ts';
import type { FigureTable } from '../core/report/figures/figure-table.ts';
import { makeSnapshot } from '../core/report/snapshot/make-snapshot.ts';
import type { Published } from '../core/report/snapshot/published.ts';
import { readSnapshot } from '../core/report/snapshot/read-snapshot.ts';
import type { Snapshot, SnapshotWords } from '../core/report/snapshot/snapshot.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { openSession } from '../workers/engine/district-session.ts';
import { type Reader, toldLive } from '../workers/engine/board/told.ts';
import { CliError } from './cli-error.ts';
import { measureDistrict } from './district-footprint.ts';
import { openFieldLayer } from './make-field-package.ts';
import { readWhole } from './open-source.ts';
import { readDistrict } from './read-district.ts';

export interface FreezeRequest {
  readonly asOf: string;
  readonly audience: Audience;
  /** The head of the feed where absent. */
  readonly knownAt: number | undefined;
  readonly words: SnapshotWords;
  /** Files of earlier publications, the oldest first. */
  readonly before: readonly string[];
  /** Reckoned from the rest where absent, so that the same arguments make the same bytes. */
  readonly id: string | undefined;
}

/** @throws CliError `known-at-ahead`, `before-altered`, `before-other-audience` and those of the district */
export async function freezeDistrict(
  container: DistrictContainer,
  { asOf, audience, knownAt, words, before, id }: FreezeRequest,
  onProgress: (share: number) => void,
): Promise<Snapshot> {
  const { feed } = container;
  const head = knownAt === undefined ? feed.at(-1) : feed[knownAt - 1];
  if (!head) throw new CliError('known-at-ahead', { seq: knownAt ?? 0, last: feed.length });
  const read = readDistrict(container, head.seq);
  const { register, plane } = read;
  const tables = await countFigures(container, head.seq, asOf, onProgress);
  const told = audience === 'planner' ? [] : [await countLive(container, head.seq, audience, asOf)];
  const seed = sha256([audience, asOf, head.hash, words.title, words.text].join('\n')).slice(0, 32);
  return makeSnapshot(
    {
      register,
      plane,
      layers: [...register.layers.values()].map((layer) => openFieldLayer(container, read, layer)),
      head: { seq: head.seq, hash: head.hash ?? EMPTY_FEED.hash },
      tables,
    },
    {
      id: id ?? seededIds(seed, head.acceptedAt).next(),
      audience,
      asOf,
      words,
      camera: null,
      pictures: [],
      before: [...(await Promise.all(before.map((path) => readBefore(container, path, audience)))), ...told],
    },
  );
}

async function countFigures(
  container: DistrictContainer,
  seq: number,
  on: string,
  onProgress: (share: number) => void = () => {},
): Promise<readonly FigureTable[]> {
  const read = readDistrict(container, seq);
  const { footprint, redLines, units } = await measureDistrict(container, read, on, onProgress);
  return collectFigures({ register: read.register, plane: read.plane, model: footprint.model, redLines, units }, on);
}

/** What the screens tell the audience of the week that ended last, as known at a place of the feed. */
async function countLive(container: DistrictContainer, seq: number, audience: Reader, asOf: string): Promise<Published> {
  const session = await openSession(container.feed.slice(0, seq), container.packages);
  return toldLive({ progress: () => {}, signal: new AbortController().signal }, session, audience, asOf);
}

/** An earlier publication with its figures counted again from the same feed. */
async function readBefore(container: DistrictContainer, path: string, audience: Audience): Promise<Published> {
  const file = basename(path);
  const { ok, snapshot } = readSnapshot(await readWhole(path));
  if (!ok || !snapshot) throw new CliError('before-altered', { file });
  if (snapshot.audience !== audience) throw new CliError('before-other-audience', { file, audience });
  const { seq, chainHash } = snapshot.knownAt;
  if (container.feed[seq - 1]?.hash !== chainHash) throw new CliError('before-altered', { file });
  return { snapshot, tables: await countFigures(container, seq, snapshot.asOf) };
}
