import { describe, expect, it } from 'vitest';
import { epsgOfWkt } from '../../src/formats/epsg-of-wkt.ts';

describe('the code of a definition', () => {
  it('is its own, not that of a part', () => {
    const parts = 'DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]]';
    expect(epsgOfWkt(`GEOGCS["any",${parts},AUTHORITY["EPSG","4326"]]`)).toBe(4326);
    expect(epsgOfWkt(`GEOGCS["any",${parts}]`)).toBeUndefined();
    expect(epsgOfWkt(`PROJCRS["any],(",BASEGEOGCRS["x",ID["EPSG",4490]],ID["EPSG",4527]]`)).toBe(4527);
    expect(epsgOfWkt('PROJCS["any",AUTHORITY["ESRI","102100"]]')).toBeUndefined();
  });

  it('is that of a geographic name which means one system whoever writes it', () => {
    expect(epsgOfWkt('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]')).toBe(4326);
    expect(epsgOfWkt('GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000"]]')).toBe(4490);
    expect(epsgOfWkt('GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980"]]')).toBeUndefined();
    expect(epsgOfWkt('PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_WGS_1984"]]')).toBeUndefined();
  });

  it('is none in what is no definition', () => {
    for (const text of ['', ']', '[[[', '"', 'AUTHORITY["EPSG","4326"]', '+proj=longlat'])
      expect(epsgOfWkt(text)).toBeUndefined();
  });
});
