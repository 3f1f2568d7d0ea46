import { planeAbout } from '../core/geodesy/district-plane.ts';
import type { Bounds, Plane } from '../core/geodesy/plane.ts';
import { createDistrict } from '../core/register/actions/create-district.ts';
import { EMPTY_FEED } from '../core/register/feed.ts';
import { EMPTY_REGISTER } from '../core/register/register.ts';
import { isRefusal } from '../core/register/refusal.ts';
import type { CrsChoice, ImportPreview } from '../workers/calls/importing.ts';
import { readShippedHolidays } from './holidays.ts';
import { askToRead, type ImportSource, startReading } from './imports.ts';
import { dayOfInstant } from './record.ts';
import { services } from './services.ts';
import { openDistrict } from './session.ts';

/** What the first layer says of the new district: where it lies, and so which plane fits. */
export interface Proposal {
  readonly files: ImportSource;
  readonly preview: ImportPreview;
  /** Null while the layer's coordinate system is not settled: it then lies nowhere. */
  readonly place: { readonly plane: Plane; readonly bounds: Bounds } | null;
}

const DISTRICT_MARGIN = 0.5;

/** Reads the first layer without importing it. @throws EngineError of the reader; `no-geometry` where the file has no place */
export async function proposeFromFiles(files: ImportSource, choice?: CrsChoice): Promise<Proposal> {
  return proposalOf(files, await askToRead({ files, options: {}, choice, alone: true }));
}

/** The same layer by another coordinate system. @throws as `proposeFromFiles` */
export async function placeProposal({ files, preview }: Proposal, choice: CrsChoice): Promise<Proposal> {
  return proposalOf(files, await services().engine.placeImport([preview.importId, choice]));
}

function proposalOf(files: ImportSource, preview: ImportPreview): Proposal {
  const { proposedPlane: plane, bounds } = preview;
  if (preview.crs && (!plane || !bounds))
    throw Object.assign(new Error('no-geometry'), { code: 'no-geometry', where: { file: preview.fileName } });
  return { files, preview, place: plane && bounds ? { plane, bounds } : null };
}

/** Creates and opens the district, then offers the layer that proposed it for import. */
export async function createNewDistrict(input: {
  name: string;
  timeZone: string;
  meridian: number;
  proposal: Proposal & { readonly place: NonNullable<Proposal['place']> };
}): Promise<void> {
  const { engine, store, clock, ids } = services();
  const { name, timeZone, meridian, proposal } = input;
  const { bounds } = proposal.place;
  const id = ids.next();
  const on = dayOfInstant(clock.now(), timeZone);
  const draft = createDistrict(EMPTY_REGISTER, {
    id,
    name,
    on,
    plane: planeAbout(meridian, bounds),
    bounds: widen(bounds),
    settings: { timeZone, holidays: await readShippedHolidays() },
  });
  if (isRefusal(draft)) throw Object.assign(new Error(draft.refused), { code: draft.refused });
  const feed = await store.transact(id, [draft], { after: EMPTY_FEED });
  const { files, preview } = proposal;
  await engine.dropImport([preview.importId]);
  await openDistrict({ from: 'parts', feed, packages: new Map() });
  // What was chosen here is not asked again.
  const choice = preview.crs?.found_by === 'user' && preview.placing ? preview.placing : undefined;
  await startReading({ files, options: preview.options, choice });
}

/** The first layer is seldom the whole district: half its extent is added on each side. */
function widen([west, south, east, north]: Bounds): Bounds {
  const dx = DISTRICT_MARGIN * (east - west);
  const dy = DISTRICT_MARGIN * (north - south);
  return [Math.max(-180, west - dx), Math.max(-90, south - dy), Math.min(180, east + dx), Math.min(90, north + dy)];
}
