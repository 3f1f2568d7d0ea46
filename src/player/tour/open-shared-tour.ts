import { dayOf } from '../../core/register/day.ts';
import type { Instant } from '../../core/register/ports.ts';
import { sha256 } from '../../core/register/sha256.ts';
import { veilTexts } from '../../core/register/veil-change.ts';
import { PICTURE_TYPE, picturesOfTour, snapshotsOfTour } from '../../core/register/tour.ts';
import { readSnapshot } from '../../core/report/snapshot/read-snapshot.ts';
import type { Snapshot } from '../../core/report/snapshot/snapshot.ts';
import { isOver, readSharedTour, type SharedTour } from '../../core/report/tour/shared-tour.ts';

/** What a shared tour's file turned out to be. Nothing of the content is handed out unless all of it is as it was shared. */
export type OpenedTour =
  | {
      readonly is: 'open';
      readonly tour: SharedTour;
      readonly snapshots: ReadonlyMap<string, Snapshot>;
      readonly pictures: ReadonlyMap<string, Blob>;
    }
  | { readonly is: 'over'; readonly endsOn: string }
  | { readonly is: 'altered'; readonly parts: readonly string[] }
  | { readonly is: 'unreadable' };

/** Reads and proves the page's own data. Never throws, whatever the page holds. @param now by this device's clock */
export async function openSharedTour(page: ParentNode, now: Instant): Promise<OpenedTour> {
  const data = page.querySelectorAll('script[type="application/json"]');
  if (data.length !== 1) return { is: 'unreadable' };
  const read = readSharedTour(data[0].textContent ?? '');
  if ('fault' in read) return read.fault === 'altered' ? { is: 'altered', parts: ['tour'] } : { is: 'unreadable' };
  const { tour } = read;
  if (isOver(tour, dayIn(tour.district.timeZone, now))) return { is: 'over', endsOn: tour.endsOn };
  const snapshots = new Map<string, Snapshot>();
  const parts: string[] = [];
  for (const name of snapshotsOfTour(tour)) {
    const bytes = await unpack(textOf(page, 'snapshot', name));
    const { ok, snapshot, findings } = bytes
      ? readSnapshot(bytes, name)
      : { ok: false, snapshot: null, findings: [{ place: 'missing' }] };
    const isOfTour = snapshot?.audience === tour.audience && snapshot.district.id === tour.district.id;
    if (ok && snapshot && isOfTour) snapshots.set(name, veilTexts(snapshot));
    else parts.push(`${name.slice(0, 8)} ${findings[0]?.place ?? 'audience'}`);
  }
  const pictures = new Map<string, Blob>();
  for (const name of picturesOfTour(tour)) {
    const bytes = readBase64(textOf(page, 'picture', name));
    if (bytes && sha256(bytes) === name) pictures.set(name, new Blob([bytes], { type: PICTURE_TYPE }));
    else parts.push(`${name.slice(0, 8)} ${bytes ? 'sha256-differs' : 'missing'}`);
  }
  return parts.length > 0 ? { is: 'altered', parts } : { is: 'open', tour: veilTexts(tour), snapshots, pictures };
}

/** Names are hexadecimal where they are ours; another one finds nothing. */
function textOf(page: ParentNode, kind: 'snapshot' | 'picture', name: string): string {
  if (!/^[0-9a-f]{64}$/.test(name)) return '';
  return page.querySelector(`script[id="${kind}-${name}"]`)?.textContent ?? '';
}

function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text === '') return null;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

async function unpack(base64: string): Promise<Uint8Array | null> {
  const packed = readBase64(base64);
  if (!packed) return null;
  try {
    const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(bytes).arrayBuffer());
  } catch {
    return null;
  }
}

function dayIn(timeZone: string, now: Instant): string {
  try {
    return dayOf(now, timeZone);
  } catch {
    return dayOf(now, 'Asia/Shanghai');
  }
}
