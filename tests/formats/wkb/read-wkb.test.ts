import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GEOMETRY_TYPES } from '../../../src/formats/feature-table.ts';
import { GeometryBuilder } from '../../../src/formats/geometry-builder.ts';
import { readWkb } from '../../../src/formats/wkb/read-wkb.ts';

type Position = readonly number[];
interface Geometry {
  readonly kind: number;
  /** Of a point one, of a line its vertices, of a polygon its rings. */
  readonly rings?: readonly (readonly Position[])[];
  readonly members?: readonly Geometry[];
}
type Dimensions = 'xy' | 'z' | 'm' | 'zm';

const ORDINATES: Record<Dimensions, number> = { xy: 2, z: 3, m: 3, zm: 4 };
const ISO: Record<Dimensions, number> = { xy: 0, z: 1000, m: 2000, zm: 3000 };
const FLAGS: Record<Dimensions, number> = { xy: 0, z: 0x8000_0000, m: 0x4000_0000, zm: 0xc000_0000 };

/** A writer for the tests: either byte order, ISO numbers or EWKB flags with a system number. */
function writeWkb(geometry: Geometry, dimensions: Dimensions, style: 'iso' | 'ewkb', little: boolean): Uint8Array {
  const bytes: number[] = [];
  const put = (length: number, write: (view: DataView) => void): void => {
    const view = new DataView(new ArrayBuffer(length));
    write(view);
    bytes.push(...new Uint8Array(view.buffer));
  };
  const integer = (value: number): void => put(4, (view) => view.setUint32(0, value, little));
  const vertex = (position: Position): void => {
    for (let n = 0; n < ORDINATES[dimensions]; n++) put(8, (view) => view.setFloat64(0, position[n] ?? 7, little));
  };
  const write = ({ kind, rings = [], members }: Geometry, isTop: boolean): void => {
    bytes.push(little ? 1 : 0);
    const hasSystem = isTop && style === 'ewkb';
    integer(style === 'iso' ? kind + ISO[dimensions] : kind + FLAGS[dimensions] + (hasSystem ? 0x2000_0000 : 0));
    if (hasSystem) integer(4490);
    if (members !== undefined) {
      integer(members.length);
      for (const member of members) write(member, false);
    } else if (kind === 1) vertex(rings[0][0]);
    else {
      if (kind === 3) integer(rings.length);
      for (const ring of rings) {
        integer(ring.length);
        ring.forEach(vertex);
      }
    }
  };
  write(geometry, true);
  return Uint8Array.from(bytes);
}

const position = fc.tuple(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const ring = fc.array(position, { minLength: 1, maxLength: 6 });
const point = position.map((at): Geometry => ({ kind: 1, rings: [[at]] }));
const line = ring.map((vertices): Geometry => ({ kind: 2, rings: [vertices] }));
const polygon = fc.array(ring, { minLength: 1, maxLength: 3 }).map((rings): Geometry => ({ kind: 3, rings }));
const multi = (kind: number, member: fc.Arbitrary<Geometry>) =>
  fc.array(member, { minLength: 1, maxLength: 3 }).map((members): Geometry => ({ kind, members }));
const geometry = fc.oneof(point, line, polygon, multi(4, point), multi(5, line), multi(6, polygon));
const anyGeometry = fc.oneof(geometry, multi(7, fc.oneof(geometry, multi(7, geometry))));

const partsOf = ({ kind, rings, members }: Geometry): { kind: number; rings: readonly (readonly Position[])[] }[] =>
  members === undefined ? [{ kind, rings: rings ?? [] }] : members.flatMap(partsOf);

function read(bytes: Uint8Array) {
  const builder = new GeometryBuilder();
  builder.vertices.push(1, 1);
  builder.endRing();
  builder.endPart(1);
  builder.endFeature('Point');
  const result = readWkb(bytes, builder);
  if (result.ok) builder.endFeature(result.type);
  return { result, columns: builder.toColumns() };
}

describe('well-known binary', () => {
  it('is read as it was written, whatever its byte order, dimensions and dialect', () => {
    fc.assert(
      fc.property(
        anyGeometry,
        fc.constantFrom<Dimensions>('xy', 'z', 'm', 'zm'),
        fc.constantFrom('iso' as const, 'ewkb' as const),
        fc.boolean(),
        (shape, dimensions, style, little) => {
          const { result, columns } = read(writeWkb(shape, dimensions, style, little));
          const parts = partsOf(shape);
          const vertices = parts.flatMap(({ rings }) => rings.flat());
          expect(result).toEqual({
            ok: true,
            type: GEOMETRY_TYPES[[0, 1, 3, 5, 2, 4, 6, 7][shape.kind]],
            extraOrdinates: dimensions === 'xy' ? 0 : vertices.length,
          });
          expect([...columns.coordinates].slice(2)).toEqual(vertices.flat());
          expect([...columns.partKinds].slice(1)).toEqual(parts.map(({ kind }) => kind));
          expect(columns.featureOffsets.at(-1)).toBe(1 + parts.length);
          expect(columns.ringOffsets.length - 2).toBe(parts.reduce((sum, { rings }) => sum + rings.length, 0));
        },
      ),
    );
  });

  it('leaves nothing behind where it is cut off anywhere', () => {
    const shape: Geometry = {
      kind: 7,
      members: [
        { kind: 1, rings: [[[1, 2]]] },
        {
          kind: 3,
          rings: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      ],
    };
    const bytes = writeWkb(shape, 'z', 'ewkb', true);
    for (let length = 0; length < bytes.length; length++) {
      const { result, columns } = read(bytes.subarray(0, length));
      expect(result).toEqual({ ok: false, code: 'dropped-bad-coordinates', detail: 'truncated' });
      expect(columns.coordinates.length).toBe(2);
    }
  });

  it('names what it cannot keep: curves, empty shapes, numbers that are none, bottomless collections', () => {
    const codeOf = (shape: Geometry) => {
      const { result } = read(writeWkb(shape, 'xy', 'iso', true));
      return result.ok ? result.type : `${result.code} ${result.detail ?? ''}`.trim();
    };
    expect(codeOf({ kind: 10, rings: [] })).toBe('dropped-unsupported-geometry CurvePolygon');
    expect(codeOf({ kind: 7, members: [{ kind: 8, rings: [] }] })).toBe('dropped-unsupported-geometry CircularString');
    expect(codeOf({ kind: 6, members: [] })).toBe('dropped-empty-geometry');
    expect(codeOf({ kind: 1, rings: [[[Number.NaN, Number.NaN]]] })).toBe('dropped-empty-geometry');
    expect(
      codeOf({
        kind: 2,
        rings: [
          [
            [1, 2],
            [3, Number.POSITIVE_INFINITY],
          ],
        ],
      }),
    ).toBe('dropped-bad-coordinates 3 Infinity');
    expect(
      codeOf({
        kind: 3,
        rings: [
          [],
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      }),
    ).toBe('dropped-bad-coordinates Polygon without shell');
    expect(codeOf({ kind: 6, members: [{ kind: 1, rings: [[[1, 2]]] }] })).toBe('dropped-bad-coordinates Point');
    let deep: Geometry = { kind: 1, rings: [[[1, 2]]] };
    for (let n = 0; n < 40; n++) deep = { kind: 7, members: [deep] };
    expect(codeOf(deep)).toBe('dropped-bad-coordinates GeometryCollection');
  });

  it('does not believe a count that the rest cannot hold', () => {
    const bytes = writeWkb({ kind: 2, rings: [[[1, 2]]] }, 'xy', 'iso', true);
    new DataView(bytes.buffer).setUint32(5, 0xffff_ffff, true);
    expect(read(bytes).result).toMatchObject({ ok: false, code: 'dropped-bad-coordinates' });
  });
});
