import type { Geometry, Position } from 'geojson';
import type { Bounds } from '../../core/geodesy/plane.ts';
import type { Day } from '../../core/register/ports.ts';
import { meetsBox } from './meets-box.ts';

/** Values as they are answered; a field that a feature lacks is undefined. */
export type FieldValue = string | number | boolean | readonly string[] | undefined;

/** When something holds: from a day on, and up to another one, left out, where it ended. */
export interface Span {
  readonly fromOn: Day;
  readonly untilOn?: Day;
}

/** The features of a collection as they are on a day, by row. */
export interface FeatureSet {
  readonly count: number;
  idOf(row: number): string;
  rowOf(id: string): number | undefined;
  value(field: string, row: number): FieldValue;
  geometry(row: number): Geometry | null;
  /** Null where it has none: then it answers every question about time. */
  span(row: number): Span | null;
  /** Rows that meet a box in ascending order, those without a geometry included. Its west lies west of its east. */
  rowsIn(box: Bounds): readonly number[];
  /** West, south, east, north of all; null where nothing has a place. */
  extent(): Bounds | null;
}

/** One feature that is made before anybody asks for it. */
export interface ListedFeature {
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly span: Span | null;
  /** Figures are made when they are asked for. */
  readonly values: Readonly<Record<string, FieldValue | (() => FieldValue)>>;
}

/** A collection of some thousands at most. */
export function listFeatures(features: readonly ListedFeature[]): FeatureSet {
  const rows = new Map(features.map(({ id }, row) => [id, row]));
  const boxes = features.map(({ geometry }) => geometry && boxOf(geometry));
  return {
    count: features.length,
    idOf: (row) => features[row].id,
    rowOf: (id) => rows.get(id),
    value: (field, row) => {
      const value = features[row].values[field];
      return typeof value === 'function' ? value() : value;
    },
    geometry: (row) => features[row].geometry,
    span: (row) => features[row].span,
    rowsIn: (box) => features.flatMap(({ geometry }, row) => (!geometry || meetsBox(geometry, boxes[row], box) ? [row] : [])),
    extent: () => boxes.reduce<Bounds | null>((all, box) => (all && box ? joinBoxes(all, box) : (all ?? box)), null),
  };
}

export const joinBoxes = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** West, south, east, north of a geometry; null where it has no position. */
export function boxOf(geometry: Geometry): Bounds | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  visitPositions(geometry, ([lon, lat]) => {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  });
  return box[0] <= box[2] ? box : null;
}

function visitPositions(geometry: Geometry, visit: (position: Position) => void): void {
  if (geometry.type === 'GeometryCollection') for (const one of geometry.geometries) visitPositions(one, visit);
  else visitNested(geometry.coordinates, visit);
}

type Nested = Position | readonly Nested[];

function visitNested(nested: Nested, visit: (position: Position) => void): void {
  if (typeof nested[0] === 'number') visit(nested as Position);
  else for (const one of nested as readonly Nested[]) visitNested(one, visit);
}
