import type { LayerKind } from '../../core/register/layer.ts';
import { linesOfLayer } from '../../core/register/lines-of-layer.ts';
import type { RedLine } from '../../core/register/red-line.ts';
import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { subsetColumns } from '../../core/overlay/build-columns.ts';
import { LATEST } from './session-on.ts';
import type { DistrictSession } from './district-session.ts';
import type { LayerData } from './layer-data.ts';

/** A layer of the register as a new version of it is held against it. */
export interface StandingLayer {
  readonly kind: LayerKind;
  readonly layer: { readonly id: string; readonly name: string; readonly count: number };
  /** The same object as long as the layer is the same. */
  readonly identity: object;
  readonly polygons: MeasuredPolygons;
  /** Number or name of each row; null where it has none. */
  readonly names: readonly (string | null)[];
  readonly sigma_m?: number;
  /** The id that a row is known by in the register: of a parcel, or of a red line. */
  idOf(row: number): string;
  /** Clearance items that stand on a row. */
  itemsOn(row: number): number;
}

/** The layers of one kind; of red lines the versions in force, by the layer that they came with. */
export function standingLayers(session: DistrictSession, kind: LayerKind): StandingLayer[] {
  if (kind === 'red-lines') return standingRedLines(session);
  return [...session.layers.values()].filter(({ layer }) => layer.kind === kind).map((data) => standParcels(session, data));
}

function standParcels(session: DistrictSession, data: LayerData): StandingLayer {
  const { id, name, count, geometry } = data.layer;
  const column = data.column('parcelNo') ?? data.column('name');
  const names = Array.from({ length: data.count }, (_, row) => {
    const value = column?.[row];
    return value === undefined || value === null || value === '' ? null : String(value).trim();
  });
  return {
    kind: data.layer.kind,
    layer: { id, name, count },
    identity: data,
    polygons: data.polygons,
    names,
    ...(geometry && { sigma_m: geometry.sigma_m }),
    idOf: (row) => data.idOf(row),
    itemsOn: (row) => session.itemsOfParcel.get(data.idOf(row))?.length ?? 0,
  };
}

function standingRedLines(session: DistrictSession): StandingLayer[] {
  const items = new Map<string, number>();
  for (const { redLineId } of session.register.items.values()) items.set(redLineId, (items.get(redLineId) ?? 0) + 1);
  const groups = new Map<string, RedLine[]>();
  for (const { layer } of session.layers.values())
    if (layer.kind === 'red-lines') groups.set(layer.id, linesOfLayer(session.register, layer.id));
  const withLayer = new Set([...groups.values()].flat());
  const drawn = [...session.register.redLines.values()].filter((line) => !withLayer.has(line));
  if (drawn.length > 0) groups.set('', drawn);
  return [...groups].map(([layerId, lines]): StandingLayer => {
    const standing = lines.flatMap((line) => {
      const row = session.redLines.rowOn(line.id, LATEST);
      return row === undefined ? [] : [{ line, row }];
    });
    const rows = standing.map(({ row }) => row);
    const sigmas = rows.map((row) => session.redLines.versions[row].shape?.sigma_m);
    const sigma_m = sigmas.includes(undefined) ? undefined : Math.max(...(sigmas as number[]));
    const layer = session.layers.get(layerId)?.layer;
    return {
      kind: 'red-lines',
      layer: { id: layerId, name: layer?.name ?? '', count: standing.length },
      identity: session.register.redLines,
      polygons: new MeasuredPolygons(subsetColumns(session.redLines.polygons.columns, rows), session.plane),
      names: standing.map(({ line }) => line.name),
      ...(sigma_m !== undefined && { sigma_m }),
      idOf: (row) => standing[row].line.id,
      itemsOn: (row) => items.get(standing[row].line.id) ?? 0,
    };
  });
}
