import type { LocatedTable } from '../../../formats/locate-table.ts';
import { outgoingPlane, outgoingZone } from '../../../core/geodesy/outgoing-crs.ts';
import type { Bounds } from '../../../core/geodesy/plane.ts';
import { GEOMETRY, type FeatureTable, type PropertyValue } from '../../../formats/feature-table.ts';
import { GeometryBuilder } from '../../../formats/geometry-builder.ts';
import { PropertyRows } from '../../../formats/property-rows.ts';
import type { DistrictSession } from '../district-session.ts';
import type { Located } from '../locate-feature.ts';

/** Features of the district gathered for a file, in the district's plane: whole millimetres stay whole millimetres. */
export class FeatureRows {
  private readonly geometry = new GeometryBuilder();
  private readonly rows = new PropertyRows();
  private count = 0;
  /** Millimetres of the origin, the zone's number in front of the easting. */
  private readonly origin: { readonly east_mm: number; readonly north_mm: number };
  private readonly code: { readonly code: string; readonly name: string };

  constructor(private readonly session: DistrictSession) {
    const { meridian, origin } = session.settings.plane;
    const zoned = Number.isInteger(meridian / 3) ? outgoingZone(meridian) : undefined;
    const crs = zoned ?? outgoingPlane(meridian);
    this.code = { code: crs?.code ?? '', name: crs?.name ?? '' };
    const shift_m = 1_000_000 * (crs?.plane?.zone ?? 0);
    this.origin = { east_mm: 1000 * (origin.east_m + shift_m), north_mm: 1000 * origin.north_m };
  }

  /** A feature with its polygons, or without a place where it has none. */
  add(
    id: string | null,
    place: Pick<Located, 'polygons' | 'row'> | null,
    values: Iterable<readonly [string, PropertyValue]>,
  ): void {
    if (place === null) this.geometry.endFeature('None');
    else this.addPolygons(place);
    this.count++;
    this.rows.add(id, this.count, this.count, values);
  }

  /** The rows as a table that is placed already. */
  finish(): { readonly table: FeatureTable; readonly located: LocatedTable } {
    const { code, session } = this;
    const table = this.rows.toTable(this.geometry, { name: code.code, found_by: 'format' });
    const millimetres = new Float64Array(table.coordinates.length);
    for (let i = 0; i < millimetres.length; i += 2) {
      millimetres[i] = Math.round(1000 * table.coordinates[i]) - this.origin.east_mm;
      millimetres[i + 1] = Math.round(1000 * table.coordinates[i + 1]) - this.origin.north_mm;
    }
    const lonLat = session.plane.toLonLat(millimetres);
    return {
      table,
      located: {
        lonLat,
        crs: { ...code, found_by: 'format' },
        swapped: false,
        meridian: session.settings.plane.meridian,
        bounds: boundsOf(lonLat),
        misplaced: 0,
        notes: [],
      },
    };
  }

  private addPolygons({ polygons, row }: Pick<Located, 'polygons' | 'row'>): void {
    const { featureOffsets, polygonOffsets, ringOffsets, coordinates } = polygons.columns;
    const { geometry, origin } = this;
    const [first, end] = [featureOffsets[row], featureOffsets[row + 1]];
    for (let polygon = first; polygon < end; polygon++) {
      for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++) {
        for (let n = ringOffsets[ring]; n < ringOffsets[ring + 1]; n++)
          geometry.vertices.push((origin.east_mm + coordinates[2 * n]) / 1000, (origin.north_mm + coordinates[2 * n + 1]) / 1000);
        geometry.endRing();
      }
      geometry.endPart(GEOMETRY.polygon);
    }
    geometry.endFeature(first === end ? 'None' : end - first > 1 ? 'MultiPolygon' : 'Polygon');
  }
}

function boundsOf(lonLat: Float64Array): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < lonLat.length; i += 2) {
    west = Math.min(west, lonLat[i]);
    east = Math.max(east, lonLat[i]);
    south = Math.min(south, lonLat[i + 1]);
    north = Math.max(north, lonLat[i + 1]);
  }
  return lonLat.length === 0 ? null : [west, south, east, north];
}
