import type { FieldLayer } from '../../core/report/field-package/select-field.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** The layers of an open district as they came in, its ground among them: what goes along to others is taken from these. */
export const fieldLayersOf = ({ layers, ground }: DistrictSession): readonly FieldLayer[] =>
  [...layers.values(), ...(ground ? [ground] : [])].map(asFieldLayer);

const asFieldLayer = (layer: LayerData): FieldLayer => ({
  layer: layer.layer,
  polygons: layer.imported,
  isGround: layer.isGround,
  idOf: (row) => layer.idOf(row),
  rowOf: (id) => layer.rowOf(id),
  column: (name) => layer.column(name),
});
