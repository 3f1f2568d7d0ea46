import { createDistrictPlane } from '../../../../src/core/geodesy/district-plane.ts';
import type { FeedHead } from '../../../../src/core/register/feed.ts';
import type { Register } from '../../../../src/core/register/register.ts';
import type { Audience } from '../../../../src/core/report/audience.ts';
import { measureCaseLand } from '../../../../src/core/report/case-land.ts';
import { listVersions, measureOutlines, measureShapes } from '../../../../src/core/report/dated-shapes.ts';
import type { FieldLayer } from '../../../../src/core/report/field-package/select-field.ts';
import { collectFigures } from '../../../../src/core/report/figures/collect-figures.ts';
import type { FigureTable } from '../../../../src/core/report/figures/figure-table.ts';
import { measureDistrictFootprint } from '../../../../src/core/report/footprint/district-footprint.ts';
import { measureParcelShapes } from '../../../../src/core/report/parcel-shapes.ts';
import { makeSnapshot, type SnapshotRequest } from '../../../../src/core/report/snapshot/make-snapshot.ts';
import type { Snapshot } from '../../../../src/core/report/snapshot/snapshot.ts';

export interface Frozen {
  readonly register: Register;
  readonly layers: readonly FieldLayer[];
  readonly head: FeedHead;
}

/** The figures of a register, from its own layers. */
export async function figuresOf(
  { register, layers }: Pick<Frozen, 'register' | 'layers'>,
  on: string,
): Promise<readonly FigureTable[]> {
  if (!register.settings) throw new Error('no district');
  const plane = createDistrictPlane(register.settings.plane);
  const redLines = await measureShapes(
    [...register.redLines.values()].flatMap(({ id, versions }) => listVersions(id, versions)),
    plane,
  );
  const units = await measureOutlines(
    register.settings.units.map(({ shape }) => shape),
    plane,
  );
  const parcels = layers.filter(({ layer }) => layer.kind === 'parcels');
  const { model } = measureDistrictFootprint({
    register,
    plane,
    redLines,
    units,
    parcelShapes: await measureParcelShapes(register.parcels, plane),
    caseLand: await measureCaseLand(register, plane),
    placeOf: (parcelId) => {
      for (const { layer, polygons, rowOf } of parcels) {
        const row = rowOf(parcelId);
        if (row !== undefined) return { layerId: layer.id, columns: polygons.columns, row };
      }
      return undefined;
    },
    firstOn: on,
    lastOn: on,
  });
  return collectFigures({ register, plane, model, redLines, units }, on);
}

export const REQUEST: SnapshotRequest = {
  id: '01968e4b-3f3e-722a-aa2a-2a2a2a2a2a2a',
  audience: 'leader',
  asOf: '2026-11-20',
  words: { title: '第 47 周', text: '本周进展', notes: '先讲拆除' },
  camera: { lon: 134.2, lat: 24, zoom: 14, bearing: 0 },
  pictures: [],
  before: [],
};

export async function freeze(frozen: Frozen, audience: Audience, more: Partial<SnapshotRequest> = {}): Promise<Snapshot> {
  const request = { ...REQUEST, audience, ...more };
  const plane = createDistrictPlane(frozen.register.settings?.plane ?? { meridian: 135, origin: { east_m: 0, north_m: 0 } });
  return makeSnapshot({ ...frozen, plane, tables: await figuresOf(frozen, request.asOf) }, request);
}
