import { create } from 'zustand';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { CodedError } from '../core/register/coded-error.ts';
import type { Day } from '../core/register/ports.ts';
import { areaOfBox } from '../core/report/field-package/area-of-box.ts';
import { fieldLimits, usualExpiry } from '../core/report/field-package/field-limits.ts';
import type { FieldCounts } from '../workers/calls/field.ts';
import { useCamera } from './camera.ts';
import { asCodedError } from './failure.ts';
import { today } from './record.ts';
import { services } from './services.ts';
import { useSession } from './session.ts';

/** How the area is chosen. */
export const FIELD_AREA_WAYS = ['view', 'unit', 'red-line'] as const;
export type FieldAreaWay = (typeof FIELD_AREA_WAYS)[number];

/** A package that was made and not saved yet. */
interface MadeField {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly counts: FieldCounts;
}

interface FieldMakingState {
  readonly isOpen: boolean;
  readonly way: FieldAreaWay;
  readonly unitId: string | null;
  readonly redLineId: string | null;
  readonly margin_m: number;
  readonly person: string;
  readonly expiresOn: Day;
  readonly made: MadeField | null;
  /** 0 … 1 while one is being made. */
  readonly done: number | null;
  readonly failure: CodedError | null;
}

const START = {
  way: 'view',
  unitId: null,
  redLineId: null,
  margin_m: 200,
  person: '',
  expiresOn: '',
  made: null,
  done: null,
  failure: null,
} as const satisfies Omit<FieldMakingState, 'isOpen'>;

/** The dialog in which a field package is made. */
export const useFieldMaking = create<FieldMakingState>()(() => ({ isOpen: false, ...START }));

const set = useFieldMaking.setState;
let making: AbortController | null = null;

/** Opens the dialog for the open district. */
export function openFieldMaking(): void {
  const { summary } = useSession.getState();
  if (summary) set({ isOpen: true, ...START, expiresOn: usualExpiry(summary.settings, today()) });
}

/** Closes it; what is being made is given up. */
export function closeFieldMaking(): void {
  stopMaking();
  set({ isOpen: false, ...START });
}

/** Takes a choice; what was made for another one is not shown any more. */
export function chooseField(
  choice: Partial<Pick<FieldMakingState, 'way' | 'unitId' | 'redLineId' | 'margin_m' | 'person' | 'expiresOn'>>,
): void {
  stopMaking();
  set({ ...choice, made: null, failure: null });
}

/** Gives up what is being made. */
export function stopMaking(): void {
  making?.abort();
  making = null;
  set({ done: null });
}

/** The land that is chosen; null where nothing is chosen yet. */
export function chosenArea(): Polygon | MultiPolygon | null {
  const { way, unitId, redLineId, margin_m } = useFieldMaking.getState();
  const { summary, units } = useSession.getState();
  if (way === 'unit') return units.find(({ id }) => id === unitId)?.shape ?? null;
  if (way === 'view') {
    const { bounds } = useCamera.getState();
    return bounds ? areaOfBox(bounds) : null;
  }
  const line = summary?.redLines.find(({ id }) => id === redLineId);
  return line ? areaOfBox(widen(line.bounds, margin_m)) : null;
}

const METRES_PER_DEGREE = 111_320;

/** A box with a margin; a few decimetres more or less do not matter to it. */
function widen([west, south, east, north]: Bounds, margin_m: number): Bounds {
  const lat = margin_m / METRES_PER_DEGREE;
  const lon = lat / Math.cos(((south + north) / 2) * (Math.PI / 180));
  return [west - lon, south - lat, east + lon, north + lat];
}

/** Makes the package: how large it is and what is in it is then known, and it can be saved. */
export async function makeField(): Promise<void> {
  const { person, expiresOn } = useFieldMaking.getState();
  const { summary } = useSession.getState();
  const area = chosenArea();
  if (!summary || !area) return;
  stopMaking();
  const own = new AbortController();
  making = own;
  set({ done: 0, made: null, failure: null });
  try {
    const { engine, store, ids, clock } = services();
    const kept = await store.load(summary.district.id);
    const name = person.trim();
    const received = (kept?.feed ?? []).filter(({ by }) => by === name).map(({ id }) => id);
    const request = { area, for: name, madeOn: today(), expiresOn };
    const { bytes, counts } = await engine.makeField([request, { received, at: clock.now(), seed: ids.salt() }], {
      signal: own.signal,
      onProgress: ({ done, total }) => {
        if (making === own) set({ done: done / total });
      },
    });
    if (making !== own) return;
    set({ made: { name: `${summary.district.name}-${name}-${request.madeOn}.chidu`, bytes, counts } });
  } catch (error) {
    const failed = asCodedError(error);
    if (making === own && failed.code !== 'cancelled') set({ failure: failed });
  } finally {
    if (making === own) {
      making = null;
      set({ done: null });
    }
  }
}

/** Hands the package over as a file. Returns its name. */
export function saveField(): string | null {
  const { made } = useFieldMaking.getState();
  if (!made) return null;
  const url = URL.createObjectURL(new Blob([made.bytes as Uint8Array<ArrayBuffer>], { type: 'application/zip' }));
  Object.assign(document.createElement('a'), { href: url, download: made.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return made.name;
}

/** The largest area that the office allows, km². */
export function largestArea_km2(): number {
  const { summary } = useSession.getState();
  return fieldLimits(summary?.settings ?? {}).area_km2;
}
