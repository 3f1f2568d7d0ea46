import { ringTwiceArea } from '../core/measure/area.ts';
import {
  CGCS2000_DEGREES,
  type OutgoingCrs,
  outgoingCrs,
  outgoingPlane,
  outgoingZone,
  WGS84_DEGREES,
} from '../core/geodesy/outgoing-crs.ts';
import { orderPairs } from '../core/geodesy/crs-candidate.ts';
import { type FeatureTable, GEOMETRY } from './feature-table.ts';
import type { LocatedTable } from './locate-table.ts';
import { NoteList } from './note-list.ts';
import { outgoingColumns } from './outgoing-columns.ts';
import { type Note, ReadError } from './reader.ts';
import type { OutgoingAbout, OutgoingLayer, Writer } from './writer.ts';

export interface OutgoingWish {
  readonly name: string;
  readonly table: FeatureTable;
  readonly located: LocatedTable;
  readonly writer: Pick<Writer, 'systems' | 'usual' | 'keepsIds'>;
  /** A name as `outgoingCrs` takes it; absent: the source's own system where the format can say it. */
  readonly crs?: string;
  readonly about?: OutgoingAbout;
  /** Columns that go out, in order; absent: all. */
  readonly properties?: readonly string[];
}

/**
 * A table made ready for writing. Numbers stay as they were read where the system stays: nothing is projected there and back.
 * @throws ReadError `write-crs-unknown`, `write-crs-degrees`, `write-crs-plane`, `write-outside-plane`
 */
export function prepareOutgoing(wish: OutgoingWish): { readonly layer: OutgoingLayer; readonly notes: readonly Note[] } {
  const { name, table, located, about = {} } = wish;
  const notes = new NoteList();
  const crs = chooseSystem(wish, notes);
  const own = located.crs.code === crs.code;
  const coordinates = own ? orderPairs(table.coordinates, located.swapped) : crs.fromLonLat(located.lonLat);
  const placed = settleGeometry(table, coordinates, located.lonLat, notes);
  return {
    layer: {
      name,
      table: placed,
      crs,
      columns: outgoingColumns(table, notes, { names: wish.properties, keepsIds: wish.writer.keepsIds }),
      about,
    },
    notes: notes.list(),
  };
}

function chooseSystem({ located, writer, crs: wanted }: OutgoingWish, notes: NoteList): OutgoingCrs {
  const systems = writer.usual !== undefined && wanted === undefined ? writer.usual : writer.systems;
  if (wanted !== undefined) {
    const crs = outgoingCrs(wanted);
    if (crs === undefined) throw new ReadError('write-crs-unknown', {}, { crs: wanted });
    if (systems === 'degrees' && !crs.geographic) throw new ReadError('write-crs-degrees', {}, { crs: crs.name });
    if (systems === 'plane' && crs.geographic) throw new ReadError('write-crs-plane', {}, { crs: crs.name });
    refuseFar(crs, located);
    return crs;
  }
  const own = outgoingCrs(located.crs.code);
  if (own !== undefined && (systems === 'any' || own.geographic === (systems === 'degrees'))) return own;
  if (systems === 'plane') return planeFor(located);
  const degrees = own?.geographic === true ? own : /wgs ?84/i.test(located.crs.name) ? WGS84_DEGREES : CGCS2000_DEGREES;
  notes.add('write-crs-changed', `${located.crs.name} → ${degrees.code}`);
  return degrees;
}

/** Degrees in a plane whose meridian is farther away than this are no survey any more. */
const FARTHEST_DEG = 6;

function refuseFar({ plane, name }: OutgoingCrs, { bounds }: LocatedTable): void {
  if (plane === undefined || bounds === null) return;
  const [west, , east] = bounds;
  const farthest = Math.max(Math.abs(west - plane.meridian), Math.abs(east - plane.meridian));
  if (farthest > FARTHEST_DEG) throw new ReadError('write-outside-plane', {}, { crs: name, degrees: Math.round(farthest) });
}

function planeFor({ bounds, meridian }: LocatedTable): OutgoingCrs {
  const [west, , east] = bounds ?? [120, 0, 120, 0];
  const crs = outgoingZone((west + east) / 2) ?? outgoingPlane(meridian ?? 3 * Math.round((west + east) / 6));
  if (crs === undefined) throw new ReadError('write-crs-unknown', {}, { crs: 'Gauss-Kruger' });
  refuseFar(crs, { bounds } as LocatedTable);
  return crs;
}

/** Closes rings and gives them their turn; a feature with a vertex that has no place goes out without geometry, and is noted. */
function settleGeometry(table: FeatureTable, coordinates: Float64Array, lonLat: Float64Array, notes: NoteList): FeatureTable {
  const { partKinds, partOffsets, ringOffsets, featureOffsets } = table;
  const kinds = Uint8Array.from(table.kinds);
  const types = Uint8Array.from(table.types);
  const ends = { features: [0], parts: [0], rings: [0] };
  const keptKinds: number[] = [];
  const vertices = new Float64Array(coordinates.length + 2 * (ringOffsets.length - 1));
  let at = 0;
  for (let feature = 0; feature < table.count; feature++) {
    const [firstPart, endPart] = [featureOffsets[feature], featureOffsets[feature + 1]];
    const from = ringOffsets[partOffsets[firstPart]];
    const to = ringOffsets[partOffsets[endPart]];
    if (!isPlaced(coordinates, lonLat, from, to)) {
      kinds[feature] = GEOMETRY.none;
      types[feature] = 0;
      notes.add('write-without-place', `record ${feature + 1}`);
      ends.features.push(keptKinds.length);
      continue;
    }
    for (let part = firstPart; part < endPart; part++) {
      for (let ring = partOffsets[part]; ring < partOffsets[part + 1]; ring++) {
        const isPolygon = partKinds[part] === GEOMETRY.polygon;
        const count = ringOffsets[ring + 1] - ringOffsets[ring];
        const source = coordinates.subarray(2 * ringOffsets[ring], 2 * ringOffsets[ring + 1]);
        const isTurned = isPolygon && turnOf(source) === (ring === partOffsets[part] ? -1 : 1);
        for (let n = 0; n < count; n++) {
          const vertex = isTurned ? count - 1 - n : n;
          vertices[at++] = source[2 * vertex];
          vertices[at++] = source[2 * vertex + 1];
        }
        const isOpen = source[0] !== source[2 * count - 2] || source[1] !== source[2 * count - 1];
        if (isPolygon && isOpen) {
          vertices[at] = vertices[at - 2 * count];
          vertices[at + 1] = vertices[at - 2 * count + 1];
          at += 2;
        }
        ends.rings.push(at / 2);
      }
      keptKinds.push(partKinds[part]);
      ends.parts.push(ends.rings.length - 1);
    }
    ends.features.push(keptKinds.length);
  }
  return {
    ...table,
    kinds,
    types,
    featureOffsets: Uint32Array.from(ends.features),
    partKinds: Uint8Array.from(keptKinds),
    partOffsets: Uint32Array.from(ends.parts),
    ringOffsets: Uint32Array.from(ends.rings),
    coordinates: vertices.slice(0, at),
    property: (name) => table.property(name),
    locate: (feature) => table.locate(feature),
  };
}

function isPlaced(coordinates: Float64Array, lonLat: Float64Array, from: number, to: number): boolean {
  for (let i = 2 * from; i < 2 * to; i++) if (!Number.isFinite(coordinates[i]) || !Number.isFinite(lonLat[i])) return false;
  return true;
}

const turnOf = (ring: Float64Array): number => Math.sign(ringTwiceArea(ring, 0, ring.length / 2));
