import { veilUnseen } from '../../core/register/unseen.ts';
import type { Measurement } from '../../core/measure/measurement.ts';
import { stateArea } from '../../core/measure/settle.ts';
import { lineLength_m } from '../../core/measure/length.ts';
import { itemStatusOn, statusDays } from '../../core/register/item-status.ts';
import type { FeatureDetail, FeatureRef, ItemEntry } from '../engine-api.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';
import { listOverlaps } from './list-overlaps.ts';
import { listTriples } from './list-triples.ts';
import { type Located, locate, measureLocated } from './locate-feature.ts';
import { boundsOf, countRow, readRowGeometry } from './row-geometry.ts';
import { judgeTiming } from './judge-timing.ts';
import { titleOf } from './title-of.ts';

const MOST_SIDES = 200;
/** Shown as figures of their own, not again among the attributes. */
const OWN_FIELDS = new Set(['parcelNo', 'stated_cm2', 'unit']);

/** What one feature is, what it overlaps with, and where it stands on a day. */
export async function describeFeature(session: DistrictSession, ref: FeatureRef, on: string): Promise<FeatureDetail> {
  const located = locate(session, ref, on);
  const geometry = readRowGeometry(located.polygons.columns, located.row, session.plane);
  const overlaps = located.goneOn || located.notBefore ? [] : await listOverlaps(session, ref, located, on);
  const common = {
    ref,
    area: measureLocated(session, located),
    sigma_m: located.sigma_m,
    ...(located.relativeSigma_m !== undefined && { relativeSigma_m: located.relativeSigma_m }),
    origin: located.origin,
    ...countRow(located.polygons.columns, located.row),
    bounds: boundsOf(geometry),
    geometry,
    sides: measureSides(session, located),
    goneOn: located.goneOn,
    notBefore: located.notBefore,
    overlaps,
    triples: await listTriples(session, { ref, label: titleOf(session, ref) }, overlaps, on),
  };
  if (ref.kind === 'parcel') {
    const layer = session.layers.get(ref.layerId) as LayerData;
    const parcelId = layer.idOf(ref.row);
    return {
      ...common,
      kind: 'parcel',
      parcelId,
      title: layer.label(ref.row),
      stated: statedArea(layer, ref.row),
      properties: listProperties(layer, ref.row),
      items: (session.itemsOfParcel.get(parcelId) ?? []).flatMap((item) => describeItem(session, item, on)),
      repaired: layer.shapeOf(ref.row) === undefined && layer.value('#repaired', ref.row) === true,
    };
  }
  if (ref.kind === 'red-line') {
    const redLine = session.register.redLines.get(ref.id);
    if (!redLine) throw new EngineError('feature-unknown');
    const items = [...session.register.items.values()].filter(
      (item) => item.redLineId === ref.id && itemStatusOn(item, on) !== null,
    );
    return { ...common, kind: 'red-line', title: redLine.name, redLine, items: items.length, properties: [] };
  }
  const sighting = session.register.sightings.get(ref.id);
  if (!sighting) throw new EngineError('feature-unknown');
  const shown = { ...sighting, shapes: sighting.shapes.filter(({ fromOn }) => fromOn <= on) };
  return {
    ...common,
    kind: 'sighting',
    title: sighting.no,
    sighting: shown,
    timing: judgeTiming(session, sighting, common.overlaps),
    properties: [],
  };
}

function describeItem(
  session: DistrictSession,
  item: NonNullable<ReturnType<DistrictSession['itemsOfParcel']['get']>>[number],
  on: string,
): ItemEntry[] {
  const status = itemStatusOn(item, on);
  if (!status) return [];
  const upTo = item.milestones.filter((milestone) => milestone.on <= on);
  return [
    {
      id: item.id,
      redLineId: item.redLineId,
      redLineName: session.register.redLines.get(item.redLineId)?.name ?? item.redLineId,
      status,
      since: statusDays({ milestones: upTo })[status] ?? on,
      milestones: [...upTo]
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .map(({ kind, on: day, documentNo }) => ({ kind, on: day, documentNo })),
      households: item.households.length,
      openObjections: item.objections.filter((one) => one.receivedOn <= on && !(one.answeredOn && one.answeredOn <= on)).length,
    },
  ];
}

function statedArea(layer: LayerData, row: number): Measurement | undefined {
  const stated = layer.value('stated_cm2', row);
  return typeof stated === 'number' ? stateArea(stated / 10_000) : undefined;
}

function listProperties(layer: LayerData, row: number): { name: string; value: string }[] {
  return layer.propertyNames
    .filter((name) => !OWN_FIELDS.has(name) && !name.startsWith('#'))
    .map((name) => ({ name, value: layer.value(name, row) }))
    .filter(({ value }) => value !== undefined && value !== null && value !== '')
    .map(({ name, value }) => ({ name: veilUnseen(name), value: veilUnseen(String(value)) }));
}

/** Side lengths in the plane, with their ends in lon/lat. */
function measureSides(session: DistrictSession, { polygons, row }: Located): FeatureDetail['sides'] {
  const { featureOffsets, polygonOffsets, ringOffsets, coordinates } = polygons.columns;
  const firstRing = polygonOffsets[featureOffsets[row]];
  const lastRing = polygonOffsets[featureOffsets[row + 1]];
  if (ringOffsets[lastRing] - ringOffsets[firstRing] > MOST_SIDES) return [];
  const sides: { from: [number, number]; to: [number, number]; length_m: number }[] = [];
  for (let ring = firstRing; ring < lastRing; ring++) {
    const lonLat = session.plane.toLonLat(coordinates.subarray(2 * ringOffsets[ring], 2 * ringOffsets[ring + 1]));
    for (let v = ringOffsets[ring], n = 0; v + 1 < ringOffsets[ring + 1]; v++, n += 2) {
      sides.push({
        from: [lonLat[n], lonLat[n + 1]],
        to: [lonLat[n + 2], lonLat[n + 3]],
        length_m: lineLength_m(coordinates, v, v + 2),
      });
    }
  }
  return sides;
}
