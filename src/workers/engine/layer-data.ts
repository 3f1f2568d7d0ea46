import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Layer } from '../../core/register/layer.ts';
import type { PropertyValue } from '../../formats/feature-table.ts';
import type { Package } from '../../formats/package/package.ts';
import { checkOwner } from '../../formats/package/check-owner.ts';
import { readPackage } from '../../formats/package/read.ts';

type Column = readonly (PropertyValue | undefined)[];

/** One layer in memory: its package's columns, read once, and what is derived from them when asked for. */
export class LayerData {
  readonly polygons: MeasuredPolygons;
  readonly ids: readonly string[];
  readonly propertyNames: readonly string[];
  readonly #columns: ReadonlyMap<string, Column>;
  #rows: ReadonlyMap<string, number> | null = null;

  constructor(
    readonly layer: Layer,
    content: Package,
    plane: DistrictPlane,
  ) {
    this.polygons = new MeasuredPolygons(content.columns, plane);
    this.ids = content.ids;
    this.#columns = new Map(content.properties.map((column) => [column.name, column.values]));
    this.propertyNames = [...this.#columns.keys()];
  }

  get count(): number {
    return this.polygons.columns.count;
  }

  value(name: string, row: number): PropertyValue | undefined {
    return this.#columns.get(name)?.[row];
  }

  column(name: string): Column | undefined {
    return this.#columns.get(name);
  }

  /** Row of a feature's id. */
  rowOf(id: string): number | undefined {
    this.#rows ??= new Map(this.ids.map((one, row) => [one, row]));
    return this.#rows.get(id);
  }

  /** What people call the feature: office number, name, or its place in the layer. */
  label(row: number): string {
    const named = this.value('parcelNo', row) ?? this.value('name', row);
    return named === undefined || named === null || named === '' ? `${this.layer.name} #${row + 1}` : String(named);
  }

  /** The map's own ground: a reference layer whose features say which class of ground they are. */
  get isGround(): boolean {
    return this.layer.kind === 'reference' && (this.column('class')?.includes('land') ?? false);
  }
}

/**
 * Opens the package of a layer of a district, by the district's id.
 * @throws ReadError where it is damaged or `package-foreign`; `package-missing` where it is not there
 */
export function openLayer(
  layer: Layer,
  packages: ReadonlyMap<string, Uint8Array>,
  plane: DistrictPlane,
  district: string,
): LayerData {
  const bytes = packages.get(layer.package_sha256);
  if (!bytes) throw Object.assign(new Error('package-missing'), { code: 'package-missing', params: { layer: layer.name } });
  const content = readPackage(bytes);
  checkOwner(content, { district, layer, plane: plane.plane });
  return new LayerData(layer, content, plane);
}
