import type { PolygonColumns } from '../core/overlay/polygon-set.ts';
import type { LayerKind } from '../core/register/layer.ts';
import { toColumns } from './district-shapes.ts';
import type { Drawing } from './draw-district.ts';

/** A layer before it is packed: columns, ids and properties by row. */
export interface DemoLayer {
  readonly id: string;
  readonly kind: LayerKind;
  readonly name: string;
  readonly columns: PolygonColumns;
  readonly ids: readonly string[];
  readonly properties: Readonly<Record<string, readonly (string | number | null)[]>>;
}

export function layParcels({ parcels, units }: Drawing, nextId: () => string): DemoLayer {
  return {
    id: nextId(),
    kind: 'parcels',
    name: '宗地（2026 年 11 月）',
    columns: toColumns(parcels.map(({ shape }) => shape)),
    ids: parcels.map(() => nextId()),
    properties: {
      parcelNo: parcels.map(({ parcelNo }) => parcelNo),
      landUse: parcels.map(({ landUse }) => landUse),
      tenure: parcels.map(({ tenure }) => tenure),
      holder: parcels.map(({ holder }) => holder),
      unit: parcels.map(({ village }) => units.villages[village].id),
      stated_cm2: parcels.map(({ statedArea_cm2 }) => statedArea_cm2),
    },
  };
}

/** `class` as in `base-map.ts`; names only on `place` rows. */
export function layBaseMap({ base }: Drawing, nextId: () => string): DemoLayer {
  return {
    id: nextId(),
    kind: 'reference',
    name: '底图',
    columns: toColumns(base.map(({ rings }) => [rings])),
    ids: base.map(() => nextId()),
    properties: {
      class: base.map((feature) => feature.class),
      kind: base.map(({ kind }) => kind ?? null),
      name: base.map(({ name }) => name?.zh ?? null),
      nameEn: base.map(({ name }) => name?.en ?? null),
      turn: base.map(({ turn }) => turn ?? null),
      floors: base.map(({ floors }) => floors ?? null),
    },
  };
}
