import type { SVGAttributes } from 'react';
import { ITEM_STATUSES } from '../../../core/register/clearance-item.ts';
import { PALETTES } from '../../../map/palette.ts';
import type { DrawnKind } from '../../../state/leader/print.ts';

const P = PALETTES.print;
export const INK = P.ink;
export const INK_SOFT = P.inkSoft;
export const PAPER_WHITE = P.halo;

/** Outlines of parcels, paper millimetres: hairlines, and none where they would be a dark blot. */
function parcelEdge(scale: number): number {
  if (scale <= 2000) return 0.12;
  return scale <= 10_000 ? 0.05 : 0;
}

/** How a kind looks on paper; lengths in paper millimetres, to be multiplied into the drawing's own unit. */
export function styleOf(kind: DrawnKind, scale: number, unit = 1): SVGAttributes<SVGElement> {
  const line = (colour: string, width: number, dashes?: string): SVGAttributes<SVGElement> => ({
    fill: 'none',
    stroke: colour,
    strokeWidth: width * unit,
    strokeLinejoin: 'round',
    ...(dashes !== undefined && {
      strokeDasharray: dashes
        .split(' ')
        .map((dash) => Number(dash) * unit)
        .join(' '),
    }),
  });
  const edge = parcelEdge(scale);
  const plot = (fill: string): SVGAttributes<SVGElement> => ({
    fill,
    ...(edge > 0 ? { stroke: INK, strokeOpacity: 0.6, strokeWidth: edge * unit } : {}),
  });
  const step = ITEM_STATUSES.findIndex((status) => status === kind);
  if (step >= 0) return plot(P.status[step]);
  switch (kind) {
    case 'parcel':
      return plot(P.statusNone);
    case 'village':
      return line(P.inkFaint, 0.15, '1.2 0.8');
    case 'township':
      return line(P.inkSoft, 0.25, '2.4 0.9 0.6 0.9');
    case 'zone':
      return line(INK, 0.4, '4 1 0.6 1');
    case 'build':
      return { fill: P.build, fillOpacity: 0.28, stroke: P.build, strokeWidth: 0.25 * unit };
    case 'red-line':
      return line(P.redLine, 0.5);
    case 'building':
      return { fill: P.building, stroke: P.buildingEdge, strokeWidth: 0.05 * unit };
    case 'farmland':
    case 'block':
    case 'green':
    case 'water':
    case 'road':
      return { fill: P[kind] };
    default:
      return {};
  }
}

export const COLOUR_OF_TEXT = {
  'red-line': P.redLine,
  build: P.build,
  zone: INK,
  township: P.inkSoft,
  village: P.inkFaint,
  parcel: INK,
} as const;

/** Paper millimetres. */
export const SIZE_OF_TEXT = { 'red-line': 3, build: 2.3, zone: 4, township: 3.2, village: 2.6, parcel: 1.7 } as const;
