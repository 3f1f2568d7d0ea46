import type { CrsClaim } from '../core/geodesy/crs-claim.ts';
import type { FeatureTable, PropertyValue } from './feature-table.ts';
import { clipDetail, ReadError } from './reader.ts';

/** One layer of a source, read. */
export interface ReadLayer {
  readonly name: string;
  readonly table: FeatureTable;
}

const LAYER_COLUMN = '图层';

/** Name of the column that says which layer a feature came from: `图层`, or the first of `图层_1`, `图层_2`, … that is free. */
export function layerColumnBeside(names: Iterable<string>): string {
  const taken = new Set(names);
  let name = LAYER_COLUMN;
  for (let n = 1; taken.has(name); n++) name = `${LAYER_COLUMN}_${n}`;
  return name;
}

/** The layers to read: the one the user named, else all. @throws ReadError `source-layer-unknown`, which lists what there is */
export function chooseLayers<T extends { readonly name: string }>(
  layers: readonly T[],
  wanted: string | undefined,
): readonly T[] {
  if (wanted === undefined) return layers;
  const chosen = layers.filter(({ name }) => name === wanted);
  if (chosen.length === 0) throw new ReadError('source-layer-unknown', {}, { layer: wanted, layers: listNames(layers) });
  return chosen;
}

/**
 * Layers whose coordinates mean different things cannot be one table. Give only those that hold features.
 * @throws ReadError `layers-differ`, which lists them with their systems
 */
export function refuseDifferentSystems(layers: readonly { readonly name: string; readonly crs: CrsClaim }[]): void {
  const systems = new Set(layers.map(({ crs }) => `${crs.name} ${crs.wkt ?? ''}`));
  if (systems.size < 2) return;
  const named = layers.map(({ name, crs }) => ({ name: `${clipDetail(name)}: ${crs.name ?? '?'}` }));
  throw new ReadError('layers-differ', {}, { layers: listNames(named) });
}

/**
 * Several layers as one table: features in the order of the layers, columns united, the layer's name in a column of its own and
 * before each feature's id; records are numbered on from layer to layer. A single layer stays as it is, without that column. The system is the first layer's.
 */
export function joinLayers(layers: readonly ReadLayer[]): FeatureTable {
  if (layers.length === 1) return layers[0].table;
  const tables = layers.map(({ table }) => table);
  const names = [...new Set(tables.flatMap(({ propertyNames }) => propertyNames))];
  const layerColumn = layerColumnBeside(names);
  const firsts = startsOf(tables.map(({ count }) => count));
  const count = firsts[tables.length];
  const parts = tables.map(({ partKinds }) => partKinds.length);
  const rings = tables.map(({ ringOffsets }) => ringOffsets.length - 1);
  const vertices = tables.map(({ coordinates }) => coordinates.length / 2);
  const recordsBefore = startsOf(tables.map((table) => (table.count === 0 ? 0 : (table.locate(table.count - 1).record ?? 0))));
  const known = new Map<string, readonly (PropertyValue | undefined)[]>();
  return {
    count,
    kinds: joinBytes(tables.map(({ kinds }) => kinds)),
    types: joinBytes(tables.map(({ types }) => types)),
    featureOffsets: joinOffsets(
      tables.map(({ featureOffsets }) => featureOffsets),
      parts,
    ),
    partKinds: joinBytes(tables.map(({ partKinds }) => partKinds)),
    partOffsets: joinOffsets(
      tables.map(({ partOffsets }) => partOffsets),
      rings,
    ),
    ringOffsets: joinOffsets(
      tables.map(({ ringOffsets }) => ringOffsets),
      vertices,
    ),
    coordinates: joinCoordinates(tables.map(({ coordinates }) => coordinates)),
    ids: layers.flatMap(({ name, table }) => table.ids.map((id) => (id === null ? null : `${name}/${id}`))),
    propertyNames: [layerColumn, ...names],
    property(column) {
      let values = known.get(column);
      if (values === undefined) {
        values = layers.flatMap(({ name, table }) => {
          if (column === layerColumn) return new Array<string>(table.count).fill(name);
          return table.propertyNames.includes(column)
            ? table.property(column)
            : new Array<undefined>(table.count).fill(undefined);
        });
        known.set(column, values);
      }
      return values;
    },
    locate(feature) {
      let layer = 0;
      while (layer + 1 < tables.length && feature >= firsts[layer + 1]) layer++;
      const { line, record } = tables[layer].locate(feature - firsts[layer]);
      return { line, record: record === undefined ? undefined : recordsBefore[layer] + record };
    },
    crs: tables[0]?.crs ?? { name: null, found_by: 'none' },
  };
}

function listNames(layers: readonly { readonly name: string }[]): string {
  return layers
    .slice(0, 5)
    .map(({ name }) => clipDetail(name))
    .join(', ');
}

function startsOf(lengths: readonly number[]): number[] {
  const starts = [0];
  for (const length of lengths) starts.push(starts[starts.length - 1] + length);
  return starts;
}

function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const starts = startsOf(pieces.map(({ length }) => length));
  const whole = new Uint8Array(starts[pieces.length]);
  pieces.forEach((piece, n) => whole.set(piece, starts[n]));
  return whole;
}

function joinCoordinates(pieces: readonly Float64Array[]): Float64Array {
  const starts = startsOf(pieces.map(({ length }) => length));
  const whole = new Float64Array(starts[pieces.length]);
  pieces.forEach((piece, n) => whole.set(piece, starts[n]));
  return whole;
}

/** Offsets of one level, each piece's moved on by what the pieces before it hold on the level below. */
function joinOffsets(pieces: readonly Uint32Array[], below: readonly number[]): Uint32Array {
  const starts = startsOf(pieces.map(({ length }) => length - 1));
  const shifts = startsOf(below);
  const whole = new Uint32Array(starts[pieces.length] + 1);
  pieces.forEach((piece, n) => {
    for (let at = 1; at < piece.length; at++) whole[starts[n] + at] = piece[at] + shifts[n];
  });
  return whole;
}
