import type { DrawnEntity, DrawnStart, EditingCalls } from '../calls/editing.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeDrawing } from './judge-drawing.ts';
import { readRowGeometry } from './row-geometry.ts';
import { sessionOn } from './session-on.ts';

export function serveEditing(open: () => DistrictSession): Served<EditingCalls> {
  return {
    drawnStart: (_, entity, on) => findStart(sessionOn(open(), on), entity, on),
    judgeDrawing: (_, drawn, on) => judgeDrawing(sessionOn(open(), on), drawn, on),
    proposeNumber: (_, year) => proposeNumber(open(), year),
  };
}

/** The shape in force on the day, else the first one. A parcel that no change touched by then has its layer's. */
function findStart(session: DistrictSession, { kind, id }: DrawnEntity, on: string): DrawnStart {
  const dated = datedShapes(session, kind, id);
  const version = dated?.findLast(({ fromOn }) => fromOn <= on) ?? dated?.[0];
  const notBefore = (kind !== 'occupied-land' && dated?.[0]?.fromOn) || null;
  if (version) {
    const { coordinates = null, origin = 'digitised', sigma_m } = version.shape ?? {};
    return { shape: coordinates, origin, ...(sigma_m !== undefined && { sigma_m }), notBefore };
  }
  if (kind === 'occupied-land' && dated) return { shape: null, origin: 'digitised', notBefore };
  const place = kind === 'parcel' ? session.placeOf(id) : undefined;
  if (!place) throw new EngineError('feature-unknown');
  const { layer, row } = place;
  const { origin = 'imported', sigma_m } = layer.geometryOf(row) ?? {};
  const shape = readRowGeometry(layer.polygons.columns, row, session.plane);
  return { shape, origin, ...(sigma_m !== undefined && { sigma_m }), notBefore };
}

function datedShapes({ register }: DistrictSession, kind: DrawnEntity['kind'], id: string) {
  switch (kind) {
    case 'red-line':
      return register.redLines.get(id)?.versions;
    case 'sighting':
      return register.sightings.get(id)?.shapes;
    case 'occupied-land':
      return register.cases.get(id)?.occupiedLand;
    case 'parcel':
      return undefined;
  }
}

/** Numbers of the demo and of most offices: `XC-2026-0012`. */
function proposeNumber({ register }: DistrictSession, year: string): string {
  const row = `XC-${year}-`;
  let highest = 0;
  for (const { no } of register.sightings.values())
    if (no.startsWith(row)) highest = Math.max(highest, Number.parseInt(no.slice(row.length), 10) || 0);
  return row + String(highest + 1).padStart(4, '0');
}
