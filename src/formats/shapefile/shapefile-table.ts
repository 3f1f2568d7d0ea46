import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import type { FeatureTable, PropertyValue } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import type { GrowableUint32 } from '../growable.ts';
import type { Attributes } from './attributes.ts';

/**
 * Shapes and the rows of attributes that belong to them.
 * @param records of each feature its record, from 1
 */
export function createShapefileTable(
  geometry: GeometryBuilder,
  records: GrowableUint32,
  attributes: Attributes | undefined,
  crs: CrsClaim,
): FeatureTable {
  const known = new Map<string, readonly (PropertyValue | undefined)[]>();
  return {
    ...geometry.toColumns(),
    ids: new Array<null>(records.length).fill(null),
    propertyNames: attributes?.names ?? [],
    property(name) {
      let column = known.get(name);
      if (column === undefined) {
        const values = attributes?.column(name);
        column = Array.from({ length: records.length }, (_, feature) => values?.[records.at(feature) - 1]);
        known.set(name, column);
      }
      return column;
    },
    locate: (feature) => ({ record: records.at(feature) }),
    crs,
  };
}
