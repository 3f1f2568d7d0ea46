import { forwardGaussKruger } from '../../src/core/geodesy/gauss-kruger.ts';

/** The demo district's own: zone 45, meridian 135°. */
const MERIDIAN = 135;
const CORNER = forwardGaussKruger(MERIDIAN, 134.19, 24);

interface MetresTable {
  /** Header of the file; its own columns stand first, then X (north) and Y (east). */
  readonly columns: readonly string[];
  /** Values of the columns, a square of 50 m each, in a row from west to east inside the demo district. */
  readonly rows: readonly (readonly string[])[];
  /** In front of each easting, as a wrong or right zone number. */
  readonly zone?: number;
}

/** A table of boundary points in metres that does not say its zone: four corners for each square. */
export function metresCsv({ columns, rows, zone = 0 }: MetresTable): string {
  const lines = rows.flatMap((values, n) => {
    const [west, south] = [CORNER.east_m + zone * 1_000_000 + 60 * n, CORNER.north_m];
    const corners = [
      [south, west],
      [south, west + 50],
      [south + 50, west + 50],
      [south + 50, west],
    ];
    return corners.map(([north, east]) => [...values, north.toFixed(3), east.toFixed(3)].join(','));
  });
  return `${[...columns, 'X', 'Y'].join(',')}\n${lines.join('\n')}\n`;
}
