import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import type { LayerKind } from '../core/register/layer.ts';
import type { PropertyColumn } from '../formats/package/package.ts';
import { toColumns } from './district-shapes.ts';
import type { Drawing } from './draw-district.ts';

/** A layer before it is packed: columns, ids and properties by row. */
export interface DemoLayer {
  readonly id: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly columns: PolygonColumns;
  readonly ids: readonly string[];
  readonly properties: readonly PropertyColumn[];
}

export function layParcels({ parcels, units }: Drawing, nextId: () => string): DemoLayer {
  return {
    id: nextId(),
    kind: 'parcels',
    name: '宗地（2026 年 11 月）',
    columns: toColumns(parcels.map(({ shape }) => shape)),
    ids: parcels.map(() => nextId()),
    properties: [
      { name: 'parcelNo', values: parcels.map(({ parcelNo }) => parcelNo) },
      { name: 'landUse', values: parcels.map(({ landUse }) => landUse) },
      { name: 'tenure', values: parcels.map(({ tenure }) => tenure) },
      { name: 'holder', values: parcels.map(({ holder }) => holder) },
      { name: 'unit', values: parcels.map(({ village }) => units.villages[village].id) },
      { name: 'stated_cm2', values: parcels.map(({ statedArea_cm2 }) => statedArea_cm2) },
    ],
  };
}

/** `class` as in `base-feature.ts`; names only on `place` rows. */
export function layBaseMap({ base }: Drawing, nextId: () => string): DemoLayer {
  return {
    id: nextId(),
    kind: 'reference',
    name: '底图',
    columns: toColumns(base.map(({ rings }) => [rings])),
    ids: base.map(() => nextId()),
    properties: [
      { name: 'class', values: base.map((feature) => feature.class) },
      { name: 'kind', values: base.map(({ kind }) => kind) },
      { name: 'name', values: base.map(({ name }) => name?.zh) },
      { name: 'nameEn', values: base.map(({ name }) => name?.en) },
      { name: 'turn', values: base.map(({ turn }) => turn) },
      { name: 'floors', values: base.map(({ floors }) => floors) },
    ],
  };
}
