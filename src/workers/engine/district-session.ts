import { createDistrictPlane, type DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { AcceptedChange } from '../../core/register/change.ts';
import { checkAllSettings } from '../../core/register/check-settings.ts';
import { dayOf } from '../../core/register/day.ts';
import { daysOfFeed } from '../../core/register/days-of-feed.ts';
import type { ClearanceItem } from '../../core/register/clearance-item.ts';
import type { AdminUnit, District, Settings } from '../../core/register/district.ts';
import { entitiesChanged } from '../../core/register/entities-changed.ts';
import { openMap } from '../../core/register/layered-map.ts';
import { applyChanges, foldFeed } from '../../core/register/fold.ts';
import type { Layer } from '../../core/register/layer.ts';
import type { Day, Instant } from '../../core/register/ports.ts';
import type { Register } from '../../core/register/register.ts';
import { EngineError } from '../rpc.ts';
import { type CaseLand, measureCaseLand } from '../../core/report/case-land.ts';
import { type DatedShapes, listVersions, measureOutlines, measureShapes } from '../../core/report/dated-shapes.ts';
import { measureParcelShapes, type ParcelShapes } from '../../core/report/parcel-shapes.ts';
import { type LayerData, openLayer } from './layer-data.ts';
import { type Provenance, readProvenance } from './read-provenance.ts';

/** Where a clearance item's parcel lies. */
export interface ParcelPlace {
  readonly layer: LayerData;
  readonly row: number;
}

/** Everything of one open district that answers are made from. Immutable: a change makes a new session that shares what stayed. */
export interface DistrictSession extends Provenance {
  readonly district: District;
  readonly settings: Settings;
  readonly plane: DistrictPlane;
  readonly register: Register;
  readonly layers: ReadonlyMap<string, LayerData>;
  readonly ground: LayerData | null;
  readonly redLines: DatedShapes;
  readonly sightings: DatedShapes;
  /** Shapes of parcels after their layers came in. `layers` hold the packages' own: ask `sessionOn` for those of a day. */
  readonly parcelShapes: ParcelShapes;
  /** The land of cases that were ever opened. */
  readonly caseLand: CaseLand;
  readonly units: { readonly list: readonly AdminUnit[]; readonly polygons: MeasuredPolygons };
  /** Clearance items by id of their parcel. */
  readonly itemsOfParcel: ReadonlyMap<string, readonly ClearanceItem[]>;
  placeOf(parcelId: string): ParcelPlace | undefined;
  readonly firstOn: string;
  /** The last day on record, or today where records of later days are there already: what has not come yet is not how things stand. */
  readonly lastOn: string;
  /** The last day on record, planned or wrong days included. */
  readonly recordedTo: string;
}

/** Days of the feed, and the instant that it is looked at. */
interface Span extends Provenance {
  readonly firstOn: string;
  readonly recordedTo: string;
  readonly now: Instant | undefined;
}

/**
 * Opens a district from its feed and packages. `now` bounds the day that counts as the last; without it every day on record has come.
 * @throws EngineError `district-missing`, `settings-unusable`; ReadError of a damaged package */
export async function openSession(
  feed: readonly AcceptedChange[],
  packages: ReadonlyMap<string, Uint8Array>,
  now?: Instant,
): Promise<DistrictSession> {
  const register = foldFeed(feed);
  const [first] = feed;
  const unfit =
    !register.district && first?.type === 'district-created' ? checkAllSettings(Object(first.body).settings ?? {}) : null;
  if (unfit) throw new EngineError('settings-unusable', { field: unfit.field ?? unfit.refused });
  const { firstOn, lastOn: recordedTo } = daysOfFeed(feed);
  return buildSession(register, packages, { firstOn, recordedTo, now, ...readProvenance(feed) }, null);
}

/** The session after more changes. Layers that stayed are shared. */
export async function extendSession(
  session: DistrictSession,
  changes: readonly AcceptedChange[],
  packages: ReadonlyMap<string, Uint8Array>,
  now?: Instant,
): Promise<DistrictSession> {
  const days = daysOfFeed(changes);
  const span = {
    firstOn: days.firstOn < session.firstOn ? days.firstOn : session.firstOn,
    recordedTo: days.lastOn > session.recordedTo ? days.lastOn : session.recordedTo,
    now,
    ...readProvenance(changes, session),
  };
  return buildSession(applyChanges(session.register, changes), packages, span, session);
}

async function buildSession(
  register: Register,
  packages: ReadonlyMap<string, Uint8Array>,
  { now, ...days }: Span,
  before: DistrictSession | null,
): Promise<DistrictSession> {
  const { district, settings } = register;
  if (!district || !settings) throw new EngineError('district-missing');
  const plane = before?.settings.plane === settings.plane ? before.plane : createDistrictPlane(settings.plane);
  const open = (layer: Layer) => {
    const kept = before?.layers.get(layer.id) ?? (before?.ground?.layer.id === layer.id ? before.ground : undefined);
    return kept?.layer === layer ? kept : openLayer(layer, packages, plane, district.id);
  };
  const opened = [...register.layers.values()].map(open);
  const ground = opened.find((layer) => layer.isGround) ?? null;
  const layers =
    before?.register.layers === register.layers
      ? before.layers
      : new Map(opened.filter((layer) => layer !== ground).map((layer) => [layer.layer.id, layer]));
  const redLines =
    before?.register.redLines === register.redLines
      ? before.redLines
      : await measureShapes(
          [...register.redLines.values()].flatMap((line) => listVersions(line.id, line.versions)),
          plane,
        );
  const sightings =
    before?.register.sightings === register.sightings
      ? before.sightings
      : await measureShapes(
          [...register.sightings.values()].flatMap((one) => listVersions(one.id, one.shapes)),
          plane,
        );
  const parcelShapes =
    before?.register.parcels === register.parcels ? before.parcelShapes : await measureParcelShapes(register.parcels, plane);
  const caseLand =
    before?.register.cases === register.cases && before.sightings === sightings
      ? before.caseLand
      : await measureCaseLand(register, plane, before?.plane === plane ? before.caseLand : undefined);
  const units =
    before?.settings.units === settings.units
      ? before.units
      : {
          list: settings.units,
          polygons: await measureOutlines(
            settings.units.map(({ shape }) => shape),
            plane,
          ),
        };
  const placeOf = before?.layers === layers ? before.placeOf : placeFinder(layers);
  return {
    district,
    settings,
    plane,
    register,
    layers,
    ground,
    redLines,
    sightings,
    parcelShapes,
    caseLand,
    units,
    itemsOfParcel: groupItems(register.items, before),
    placeOf,
    ...days,
    lastOn: lastDay(days, settings.timeZone, now),
  };
}

/** A clock that stands before the district's first day is not believed. */
function lastDay({ firstOn, recordedTo }: Omit<Span, 'now'>, timeZone: string, now: Instant | undefined): Day {
  const today = now === undefined ? recordedTo : dayOf(now, timeZone);
  return today < recordedTo && today >= firstOn ? today : recordedTo;
}

/** The items of each parcel, in the order of the register; after a change only parcels whose items changed are grouped anew. */
function groupItems(
  items: ReadonlyMap<string, ClearanceItem>,
  before: DistrictSession | null,
): ReadonlyMap<string, readonly ClearanceItem[]> {
  if (before?.register.items === items) return before.itemsOfParcel;
  const { changed, gone } = entitiesChanged(before?.register.items ?? new Map<string, ClearanceItem>(), items);
  const own = new Map<string, ClearanceItem[]>();
  const groupOf = (parcelId: string): ClearanceItem[] => {
    const known = own.get(parcelId) ?? [...(before?.itemsOfParcel.get(parcelId) ?? [])];
    own.set(parcelId, known);
    return known;
  };
  const leave = ({ id, parcelId }: ClearanceItem) => {
    const group = groupOf(parcelId);
    const at = group.findIndex((one) => one.id === id);
    if (at >= 0) group.splice(at, 1);
  };
  for (const id of gone) {
    const item = before?.register.items.get(id);
    if (item) leave(item);
  }
  for (const [id, item] of changed) {
    const earlier = before?.register.items.get(id);
    if (earlier && earlier.parcelId !== item.parcelId) leave(earlier);
    const group = groupOf(item.parcelId);
    const at = earlier ? group.findIndex((one) => one.id === id) : -1;
    if (at < 0) group.push(item);
    else group[at] = item;
  }
  const grouped = openMap<string, readonly ClearanceItem[]>(before?.itemsOfParcel);
  for (const [parcelId, group] of own) {
    if (group.length > 0) grouped.set(parcelId, group);
    else grouped.delete(parcelId);
  }
  return grouped;
}

/** Finds the first layer of parcels that holds a parcel. Several rules in turn ask for the place of the same one: the last is kept. */
export function placeFinder(layers: ReadonlyMap<string, LayerData>): DistrictSession['placeOf'] {
  const ofParcels = [...layers.values()].filter(({ layer }) => layer.kind === 'parcels');
  let last: string | undefined;
  let place: ParcelPlace | undefined;
  return (parcelId) => {
    if (parcelId === last) return place;
    last = parcelId;
    place = undefined;
    for (const layer of ofParcels) {
      const row = layer.rowOf(parcelId);
      if (row === undefined) continue;
      place = { layer, row };
      break;
    }
    return place;
  };
}
