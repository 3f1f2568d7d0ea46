import { basename } from 'node:path';
import type { AcceptedChange } from '../core/register/change.ts';
import { findClockSetBack } from '../core/register/clock-set-back.ts';
import { dayOf } from '../core/register/day.ts';
import { findFixesHeld } from '../core/register/fixes-held.ts';
import { foldFeed } from '../core/register/fold.ts';
import { groupByRecord, subjectOf } from '../core/register/outbox/field-work.ts';
import { CONTAINER_FORMAT, CONTAINER_PATHS } from '../formats/container/container.ts';
import { openContainer, type OpenContainer } from '../formats/container/open.ts';
import { formatOfManifest, OUTBOX_FORMAT, readOutbox } from '../formats/container/outbox.ts';
import { hashName } from '../formats/package/name.ts';
import { isZip } from '../formats/zip/directory.ts';
import { openDistrict } from './open-district.ts';
import { readWhole } from './open-source.ts';
import { EMPTY_FEED, type FeedHead } from '../core/register/feed.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** What a container is, with every hash of it proven; a contract (docs/contracts/cli.md). */
export type DescribedContainer =
  | {
      readonly format: typeof OUTBOX_FORMAT;
      readonly district: { readonly id: string; readonly name: string };
      readonly device: string;
      readonly exported_at: string;
      readonly base: { readonly seq: number; readonly hash: string };
      readonly changes: number;
      readonly records: number;
      readonly types: Readonly<Record<string, number>>;
      readonly photos: number;
      /** SHA-256 of files that it names and does not bring. */
      readonly missing: readonly string[];
      readonly warnings: readonly ContainerWarning[];
    }
  | {
      readonly format: typeof CONTAINER_FORMAT;
      readonly district: { readonly id: string; readonly name: string };
      readonly changes: number;
      /** Place and hash of the last change: what two copies are compared by. */
      readonly head: { readonly seq: number; readonly hash: string };
      readonly packages: number;
      readonly photos: number;
      readonly missing: readonly string[];
      readonly warnings: readonly ContainerWarning[];
    };

/**
 * What a proven container should hold no longer. `erased-fixes-held`: its own feed says that they are erased · `fixes-overdue`: their time
 * is over. And what its hashes don't tell: `clock-set-back`, changes that say to be older than one that stood there before them.
 */
export type ContainerWarning =
  | {
      readonly code: 'clock-set-back';
      readonly changes: number;
      readonly seq: number;
      readonly accepted_at: string;
      readonly after: string;
    }
  | { readonly code: 'erased-fixes-held'; readonly patrols: number }
  | { readonly code: 'fixes-overdue'; readonly patrols: number; readonly days: number; readonly oldest_on: string };

/**
 * Proves a zipped container and says what it is; null where the file is none.
 * @throws ReadError with the place for one that is cut, altered or pieced together
 */
export async function describeContainer(path: string, terminal: Terminal): Promise<DescribedContainer | null> {
  const bytes = await readWhole(path);
  if (!isZip(bytes)) return null;
  const container = await openContainer(bytes, { fileName: basename(path) });
  const format = formatOfManifest(await container.read(CONTAINER_PATHS.manifest));
  if (format === OUTBOX_FORMAT) return describeOutbox(container);
  return format === CONTAINER_FORMAT ? describeDistrict(path, terminal) : null;
}

async function describeOutbox(container: OpenContainer): Promise<DescribedContainer> {
  const texts = new Map<string, Uint8Array>();
  for (const path of container.paths) {
    const bytes = path.startsWith(CONTAINER_PATHS.photos) ? undefined : await container.read(path);
    if (bytes) texts.set(path, bytes);
  }
  const { manifest, changes } = await readOutbox(texts, async (name) => {
    const bytes = await container.read(CONTAINER_PATHS.photos + name);
    if (!bytes) return 'missing';
    return (await hashName(bytes)) === name ? 'proven' : 'altered';
  });
  const { district, device, exportedAt, base, photos, missing } = manifest;
  const types: Record<string, number> = {};
  for (const { type } of changes) types[type] = (types[type] ?? 0) + 1;
  return {
    format: OUTBOX_FORMAT,
    district: { id: district.id, name: district.name },
    device,
    exported_at: exportedAt,
    base: { seq: base.seq, hash: base.hash },
    changes: changes.length,
    records: groupByRecord(changes, (change) => ({ entity: change.entity, subject: subjectOf(change) })).length,
    types,
    photos: photos.length,
    missing,
    warnings: [],
  };
}

async function describeDistrict(path: string, terminal: Terminal): Promise<DescribedContainer> {
  const { district, feed, packages, photos, missingPhotos } = await openDistrict(path, terminal);
  return {
    format: CONTAINER_FORMAT,
    district: { id: district.id, name: district.name },
    changes: feed.length,
    head: headOf(feed),
    packages: packages.size,
    photos: photos.size,
    missing: missingPhotos,
    warnings: [...warnOfClock(feed), ...warnOfFixes(feed)],
  };
}

function headOf(feed: readonly AcceptedChange[]): FeedHead {
  const { seq, hash } = feed.at(-1) ?? EMPTY_FEED;
  return { seq, hash };
}

function warnOfClock(feed: readonly AcceptedChange[]): ContainerWarning[] {
  const found = findClockSetBack(feed);
  if (!found) return [];
  const { changes, seq, acceptedAt, before } = found;
  return [{ code: 'clock-set-back', changes, seq, accepted_at: acceptedAt, after: before }];
}

function warnOfFixes(feed: readonly AcceptedChange[]): ContainerWarning[] {
  const settings = foldFeed(feed.filter(({ entity }) => entity.kind === 'district')).settings;
  if (!settings) return [];
  const today = dayOf(new Date().toISOString(), settings.timeZone);
  const { erased, overdue, days, oldestOn } = findFixesHeld(feed, settings, today);
  return [
    ...(erased > 0 ? [{ code: 'erased-fixes-held', patrols: erased } as const] : []),
    ...(oldestOn ? [{ code: 'fixes-overdue', patrols: overdue, days, oldest_on: oldestOn } as const] : []),
  ];
}

/** A few lines for people. */
export function printContainer(path: string, described: DescribedContainer, { texts, print, warn }: Terminal): void {
  const file = printable(basename(path));
  const name = printable(described.district.name);
  if (described.format === OUTBOX_FORMAT) {
    const { device, exported_at, records, changes, photos, base } = described;
    print(texts.t('cli.container.outbox', { file, name, device: printable(device), at: printable(exported_at) }));
    print(texts.t('cli.container.holds', { records, changes, photos, seq: base.seq }));
    for (const [type, count] of Object.entries(described.types)) print(`  ${type} ${count}`);
  } else {
    const { changes, packages, photos, head } = described;
    print(texts.t('cli.container.district', { file, name, changes, packages, photos }));
    print(texts.t('cli.container.head', { ...head }));
  }
  if (described.missing.length > 0) print(texts.t('cli.container.missing', { count: described.missing.length }));
  print(texts.t('cli.container.proven'));
  for (const { code, ...values } of described.warnings) warn(texts.t(`cli.container.warning.${code}`, { file, ...values }));
}
