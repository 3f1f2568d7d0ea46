import { forwardGaussKruger } from '../../src/core/geodesy/gauss-kruger.ts';
import { makeDbf, makeShp } from './make-shapefile.ts';
import { zipOf } from './read-sources.ts';

const PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_135E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",135.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

/**
 * A zipped Shapefile of squares of 50 m inside the demo district, with Chinese names and texts in GBK and no .cpg that says so.
 * One record for each of `values`; `field` names its only column.
 */
export function gbkShapefile(name: string, field: string, values: readonly string[]): Uint8Array {
  const corner = forwardGaussKruger(135, 134.19, 24);
  const shapes = values.map((_, n) => {
    const [west, south] = [corner.east_m + 60 * n, corner.north_m];
    const ring = [
      [west, south],
      [west, south + 50],
      [west + 50, south + 50],
      [west + 50, south],
      [west, south],
    ] as const; // prettier-ignore
    return { type: 5, parts: [ring] };
  });
  return zipOf({
    [`${name}.shp`]: makeShp(5, shapes),
    [`${name}.dbf`]: makeDbf(
      [{ name: field, type: 'C', length: 40 }],
      values.map((value) => [value]),
      { encoding: 'gbk' },
    ),
    [`${name}.prj`]: PRJ,
  });
}
