import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import type { AdminUnit } from '../core/register/district.ts';
import { toGeometry } from './district-shapes.ts';
import type { Ring } from './ring.ts';

const VILLAGES_ASIDE = 7;

/** One zone and township over squares of villages. */
export function gridOfVillages(field: Ring): AdminUnit[] {
  const [[west, south], [east, north]] = field;
  const [wide, high] = [Math.ceil((east - west) / VILLAGES_ASIDE), Math.ceil((north - south) / VILLAGES_ASIDE)];
  const box = (x: number, y: number, w: number, h: number) =>
    toGeometry([
      [
        [
          [x, y],
          [x + w, y],
          [x + w, y + h],
          [x, y + h],
        ],
      ],
    ]);
  const whole = box(west, south, wide * VILLAGES_ASIDE, high * VILLAGES_ASIDE);
  return [
    { id: 'zone', level: 'zone', name: '示范片区', shape: whole },
    { id: 'township', level: 'township', parentId: 'zone', name: '示范镇', shape: whole },
    ...Array.from(
      { length: VILLAGES_ASIDE * VILLAGES_ASIDE },
      (_, k): AdminUnit => ({
        id: `village-${k}`,
        level: 'village',
        parentId: 'township',
        name: `${k + 1} 村`,
        shape: box(west + (k % VILLAGES_ASIDE) * wide, south + Math.floor(k / VILLAGES_ASIDE) * high, wide, high),
      }),
    ),
  ];
}

/** The village that a parcel's first vertex lies in; one in five hundred says none, as real lists do. */
export function locateVillages([[west, south], [east, north]]: Ring) {
  const place = (value: number, from: number, to: number): number =>
    Math.min(VILLAGES_ASIDE - 1, Math.floor((value - from) / Math.ceil((to - from) / VILLAGES_ASIDE)));
  return ({ coordinates, ...columns }: PolygonColumns, row: number): string => {
    if (row % 500 === 0) return '';
    const at = 2 * columns.ringOffsets[columns.polygonOffsets[columns.featureOffsets[row]]];
    return `village-${place(coordinates[at], west, east) + VILLAGES_ASIDE * place(coordinates[at + 1], south, north)}`;
  };
}

/** Columns of villages of a zone, and rows of a township of those: four zones, fourteen townships. */
const ZONE_COLUMNS = 2;
const TOWNSHIP_ROWS = 4;

/** The same villages under as many zones and townships as a district has: townships are blocks of a column of villages. */
export function gridOfTownships(field: Ring): AdminUnit[] {
  const [[west, south], [east, north]] = field;
  const [wide, high] = [Math.ceil((east - west) / VILLAGES_ASIDE), Math.ceil((north - south) / VILLAGES_ASIDE)];
  const block = (column: number, row: number, columns: number, rows: number) => {
    const [x, y, w, h] = [west + column * wide, south + row * high, columns * wide, rows * high];
    return toGeometry([
      [
        [
          [x, y],
          [x + w, y],
          [x + w, y + h],
          [x, y + h],
        ],
      ],
    ]);
  };
  const columns = Array.from({ length: VILLAGES_ASIDE }, (_, column) => column);
  const zones = columns.filter((column) => column % ZONE_COLUMNS === 0);
  return [
    ...zones.map((column, n): AdminUnit => {
      const shape = block(column, 0, Math.min(ZONE_COLUMNS, VILLAGES_ASIDE - column), VILLAGES_ASIDE);
      return { id: `zone-${n}`, level: 'zone', name: `示范片区 ${n + 1}`, shape };
    }),
    ...columns.flatMap((column) =>
      [0, TOWNSHIP_ROWS].map((row, n): AdminUnit => {
        const shape = block(column, row, 1, Math.min(TOWNSHIP_ROWS, VILLAGES_ASIDE - row));
        const parentId = `zone-${Math.floor(column / ZONE_COLUMNS)}`;
        return { id: `township-${column}-${n}`, level: 'township', parentId, name: `示范镇 ${2 * column + n + 1}`, shape };
      }),
    ),
    ...gridOfVillages(field)
      .filter(({ level }) => level === 'village')
      .map((village, k): AdminUnit => {
        const [column, row] = [k % VILLAGES_ASIDE, Math.floor(k / VILLAGES_ASIDE)];
        return { ...village, parentId: `township-${column}-${row < TOWNSHIP_ROWS ? 0 : 1}` };
      }),
  ];
}
