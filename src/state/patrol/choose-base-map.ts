import { type KeptArea, refuseCount, refuseSize, USUAL_CACHE_DAYS } from '../../core/base-map/kept-area.ts';
import { countTiles, type CoverRequest } from '../../core/base-map/tile-cover.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { BaseMap } from '../../core/register/base-map.ts';
import { nameDay, numberDay } from '../../core/register/day.ts';
import { veilUnseen } from '../../core/register/unseen.ts';
import type { ArchiveFacts } from '../../workers/calls/base-map.ts';
import type { Progress } from '../../workers/rpc.ts';
import { asCodedError } from '../failure.ts';
import { today } from '../record.ts';
import { services } from '../services.ts';
import { useSession } from '../session.ts';
import { measureStorage, useStorage } from '../storage.ts';
import { type BaseMapChoice, changeChoice, reshapeChoice, useBaseMapChoice } from './base-map-choice.ts';
import { showBaseMap } from './shown-base-map.ts';
import { sourceOf, startFetching } from './fetch-base-map.ts';

/** Whole district at this zoom is a handful of tiles; nobody looks from farther off. */
const COARSEST = 10;
/** One pixel is about a metre: houses are told apart, and a box of 25 km² stays near a thousand tiles. */
const USUAL_FINEST = 17;

const fail = (error: unknown) => {
  const failure = asCodedError(error);
  if (failure.code !== 'cancelled') useBaseMapChoice.setState({ failure });
};

/** Begins to choose an area of a configured base map; `like`: the same area as one that is kept. */
export function beginChoice(map: BaseMap, like?: KeptArea): void {
  const maxZoom = Math.min(map.maxZoom, like?.maxZoom ?? USUAL_FINEST);
  const choice: BaseMapChoice = {
    map,
    file: null,
    box: like?.box ?? null,
    drawing: null,
    corner: null,
    minZoom: Math.min(Math.max(map.minZoom, like?.minZoom ?? COARSEST), maxZoom),
    maxZoom,
    planning: null,
    plan: null,
    refusal: null,
    ...(like && { replaces: like.id }),
  };
  useBaseMapChoice.setState({ choice, failure: null });
}

/** Begins to choose from a PMTiles file that was given to this device: what it says of itself stands for settings. */
export async function beginFileChoice(file: File): Promise<void> {
  useBaseMapChoice.setState({ failure: null });
  try {
    const facts = await services().engine.describeArchive([file]);
    const map = mapOfFile(file, facts);
    beginChoice(map);
    changeChoice({ file, box: withinDistrict(facts.bounds) });
  } catch (error) {
    fail(error);
  }
}

function mapOfFile(file: File, facts: ArchiveFacts): BaseMap {
  const name = veilUnseen(facts.name === '' ? file.name.replace(/\.pmtiles$/i, '') : facts.name);
  return {
    id: `file-${services().ids.next()}`,
    name: name.slice(0, 120),
    kind: 'pmtiles',
    url: '',
    minZoom: facts.minZoom,
    maxZoom: facts.maxZoom,
    tileSize: 256,
    attribution: veilUnseen(facts.attribution === '' ? file.name : facts.attribution).slice(0, 400),
    datum: 'unknown',
    allowCaching: true,
  };
}

/** Of what a file covers the part in the district; all of it where they do not meet, so that this is seen. */
function withinDistrict([west, south, east, north]: Bounds): Bounds {
  const bounds = useSession.getState().summary?.settings.bounds;
  if (!bounds) return [west, south, east, north];
  const inner: Bounds = [
    Math.max(west, bounds[0]),
    Math.max(south, bounds[1]),
    Math.min(east, bounds[2]),
    Math.min(north, bounds[3]),
  ];
  return inner[0] < inner[2] && inner[1] < inner[3] ? inner : [west, south, east, north];
}

export function endChoice(): void {
  useBaseMapChoice.getState().choice?.planning?.stop.abort();
  useBaseMapChoice.setState({ choice: null, failure: null });
}

/** The map approval number of a file, which no setting names. */
export function nameApproval(approvalNo: string): void {
  const { choice } = useBaseMapChoice.getState();
  if (choice) changeChoice({ map: { ...choice.map, approvalNo } });
}

export function chooseZooms(minZoom: number, maxZoom: number): void {
  reshapeChoice({ minZoom: Math.min(minZoom, maxZoom), maxZoom });
}

const coverOf = ({ box, minZoom, maxZoom }: BaseMapChoice): CoverRequest | null => box && { box, minZoom, maxZoom };

/** Tiles of the chosen box, known without asking anybody; labels count beside pictures. */
export function countChosen(choice: BaseMapChoice): number | null {
  const cover = coverOf(choice);
  return cover && countTiles(cover) * (choice.map.labelsUrl === undefined ? 1 : 2);
}

/** Works out how large the chosen area is; nothing of it is kept yet. */
export async function planChoice(): Promise<void> {
  const { choice } = useBaseMapChoice.getState();
  const cover = choice && coverOf(choice);
  if (!choice || !cover || choice.planning) return;
  const tooMany = refuseCount(countChosen(choice) ?? 0);
  if (tooMany) return changeChoice({ refusal: tooMany });
  const stop = new AbortController();
  changeChoice({ planning: { progress: null, stop }, plan: null, refusal: null });
  useBaseMapChoice.setState({ failure: null });
  const isStill = () => useBaseMapChoice.getState().choice?.planning?.stop === stop;
  try {
    const source = sourceOf(choice.map, choice.file);
    const onProgress = (progress: Progress) => {
      if (isStill()) changeChoice({ planning: { progress, stop } });
    };
    const plan = await services().engine.planBaseMap([source, cover], { signal: stop.signal, onProgress });
    await measureStorage();
    if (!isStill()) return;
    const refusal = refuseSize(plan, choice.map.cacheLimit_mb, useStorage.getState().available_bytes);
    changeChoice({ plan, refusal, planning: null });
  } catch (error) {
    if (!isStill()) return;
    changeChoice({ planning: null });
    fail(error);
  }
}

export function stopPlanning(): void {
  useBaseMapChoice.getState().choice?.planning?.stop.abort();
  changeChoice({ planning: null });
}

/** Begins to fetch what was chosen, once its size has been seen and fits. */
export async function takeChoice(): Promise<void> {
  const { choice } = useBaseMapChoice.getState();
  const cover = choice && coverOf(choice);
  const district = useSession.getState().summary?.district.id;
  if (!choice?.plan || !cover || choice.refusal || district === undefined) return;
  const { map, file, plan } = choice;
  const { key: _key, approvalNo, ...shown } = map;
  const fetchedOn = today();
  const area: KeptArea = {
    id: services().ids.next(),
    district,
    map: { ...shown, ...(approvalNo !== undefined && approvalNo.trim() !== '' && { approvalNo: approvalNo.trim() }) },
    from: file ? 'file' : 'address',
    ...cover,
    // An archive's finest tiles are enlarged beyond its own zooms.
    minZoom: Math.max(cover.minZoom, plan.archive?.minZoom ?? 0),
    maxZoom: Math.min(cover.maxZoom, plan.archive?.maxZoom ?? cover.maxZoom),
    state: 'fetching',
    tiles: plan.tiles,
    kept: 0,
    bytes: 0,
    expected: { bytes: plan.bytes, margin_bytes: plan.margin_bytes },
    absent: { count: 0, named: [] },
    failed: { count: 0, named: [] },
    fetchedOn,
    expiresOn: nameDay(numberDay(fetchedOn) + (map.cacheDays ?? USUAL_CACHE_DAYS)),
    ...(plan.archive?.kind === 'vector' && { vectorLayers: plan.archive.vectorLayers }),
    ...(plan.archive?.gzip && { gzip: true }),
    ...(plan.archive && plan.archive.etag !== '' && { etag: plan.archive.etag }),
    ...(choice.replaces !== undefined && { replaces: choice.replaces }),
  };
  try {
    await startFetching(area, file);
    useBaseMapChoice.setState({ choice: null, failure: null });
    showBaseMap(map.id);
  } catch (error) {
    fail(error);
  }
}
