/** One group: its code and value. */
export type Group = readonly [code: number, value: string | number];

export interface DrawingParts {
  readonly header?: Readonly<Record<string, Group>>;
  readonly blocks?: readonly Group[];
  readonly entities: readonly Group[];
}

/** The text of a DXF drawing, made of its groups. */
export function drawing({ header = {}, blocks = [], entities }: DrawingParts): string {
  const variables = Object.entries(header).flatMap(([name, group]): Group[] => [[9, name], group]);
  return groupText([...section('HEADER', variables), ...section('BLOCKS', blocks), ...section('ENTITIES', entities), [0, 'EOF']]);
}

export const groupText = (groups: readonly Group[]): string => groups.map(([code, value]) => `${code}\n${value}\n`).join('');

const section = (name: string, groups: readonly Group[]): Group[] => [[0, 'SECTION'], [2, name], ...groups, [0, 'ENDSEC']];

/** An entity on a layer. */
export const entity = (type: string, layer: string, ...groups: readonly Group[]): Group[] => [[0, type], [8, layer], ...groups];

/** Vertices as x, y, and the bulge of the edge that follows. */
export type Corner = readonly [x: number, y: number, bulge?: number];

export function lightPolyline(layer: string, corners: readonly Corner[], closed = true, ...groups: readonly Group[]): Group[] {
  const vertices = corners.flatMap(([x, y, bulge]): Group[] => [
    [10, x],
    [20, y],
    ...(bulge === undefined ? [] : ([[42, bulge]] as const)),
  ]);
  return entity('LWPOLYLINE', layer, ...groups, [90, corners.length], [70, closed ? 1 : 0], ...vertices);
}

export const corners = (x: number, y: number, size = 10): Corner[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];

export const textAt = (layer: string, x: number, y: number, value: string): Group[] =>
  entity('TEXT', layer, [10, x], [20, y], [40, 1], [1, value]);

export const block = (name: string, base: readonly [number, number], ...groups: readonly Group[]): Group[] => [
  [0, 'BLOCK'],
  [8, '0'],
  [2, name],
  [70, 0],
  [10, base[0]],
  [20, base[1]],
  ...groups,
  [0, 'ENDBLK'],
];

export const insert = (layer: string, name: string, x: number, y: number, ...groups: readonly Group[]): Group[] =>
  entity('INSERT', layer, [2, name], [10, x], [20, y], ...groups);
