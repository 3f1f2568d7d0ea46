import { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import type { DistrictPlane } from '../../core/geodesy/district-plane.ts';
import type { Layer } from '../../core/register/layer.ts';
import { labelRow } from '../../core/rules/land/district-land.ts';
import type { Shape } from '../../core/register/shape.ts';
import type { PropertyValue } from '../../formats/feature-table.ts';
import { checkOwner } from '../../formats/package/check-owner.ts';
import type { IdColumn } from '../../formats/package/id-column.ts';
import { type OriginalShape, readOriginal } from '../../formats/package/original-coordinates.ts';
import { openPackage, type OpenPackage } from '../../formats/package/read.ts';

type Column = readonly (PropertyValue | undefined)[];

/** Rows of a layer that have another shape than in its package, with all rows' polygons as they are then. */
interface Reshaped {
  readonly polygons: MeasuredPolygons;
  readonly shapes: ReadonlyMap<number, Shape>;
}

/** One layer in memory: the columns of its package, each decoded once, when it is first asked for, and what is derived from them. */
export class LayerData {
  readonly #content: LayerContent;
  readonly #reshaped: Reshaped | null;

  constructor(
    readonly layer: Layer,
    content: LayerContent,
    reshaped: Reshaped | null = null,
  ) {
    this.#content = content;
    this.#reshaped = reshaped;
  }

  /** The same rows, ids and properties with other shapes of some rows. */
  reshapedBy(reshaped: Reshaped): LayerData {
    return new LayerData(this.layer, this.#content, reshaped);
  }

  get count(): number {
    return this.#content.count;
  }

  get propertyNames(): readonly string[] {
    return this.#content.propertyNames;
  }

  /** @throws ReadError `package-damaged` */
  get polygons(): MeasuredPolygons {
    return this.#reshaped?.polygons ?? this.#content.polygons;
  }

  /** As the layer came in, whatever shapes its rows were given since. @throws ReadError `package-damaged` */
  get imported(): MeasuredPolygons {
    return this.#content.polygons;
  }

  /** The shape that a row was given since the layer came in; undefined where the package's holds. */
  shapeOf(row: number): Shape | undefined {
    return this.#reshaped?.shapes.get(row);
  }

  /** How the vertices of a row came to be, and their error; undefined where nobody said. */
  geometryOf(row: number): Layer['geometry'] {
    return this.shapeOf(row) ?? this.layer.geometry;
  }

  /** Whether an area of some row carries a ±: a vertex error was stated, and not by surveyors. */
  get isRough(): boolean {
    const geometries = [this.layer.geometry, ...(this.#reshaped?.shapes.values() ?? [])];
    return geometries.some((geometry) => geometry !== undefined && geometry.origin !== 'surveyed');
  }

  value(name: string, row: number): PropertyValue | undefined {
    return this.column(name)?.[row];
  }

  /** @throws ReadError `package-damaged` */
  column(name: string): Column | undefined {
    return this.#content.column(name);
  }

  /** Of its features; goes on when the layer is given up. */
  get ids(): IdColumn {
    return this.#content.ids;
  }

  idOf(row: number): string {
    return this.ids.at(row);
  }

  /** Row of a feature's id. */
  rowOf(id: string): number | undefined {
    return this.ids.rowOf(id);
  }

  /** A row as its source wrote it; null where the package does not hold it, or not this shape. @throws ReadError `package-damaged` */
  original(row: number): OriginalShape | null {
    return this.shapeOf(row) ? null : this.#content.original(row);
  }

  label(row: number): string {
    return labelRow({ layer: this.layer, column: (name) => this.column(name) }, row);
  }

  /** The map's own ground: a reference layer whose features say which class of ground they are. */
  get isGround(): boolean {
    return this.layer.kind === 'reference' && this.#content.hasLand;
  }

  /**
   * Decodes every column once, a step at a time, so that damage is found now and not in the middle of a figure, and lets go of
   * the package's bytes. @throws ReadError `package-damaged`
   */
  settle(): Generator<void> {
    return this.#content.settle();
  }
}

/** What is in the package of a layer. */
class LayerContent {
  readonly count: number;
  readonly propertyNames: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #columns = new Map<number, Column>();
  #whole: OpenPackage | null;
  #properties: Pick<OpenPackage, 'property' | 'original'>;
  #polygons: MeasuredPolygons | null = null;
  #ids: IdColumn | null = null;
  #hasLand: boolean | null = null;

  constructor(
    content: OpenPackage,
    private readonly plane: DistrictPlane,
  ) {
    this.#whole = content;
    this.#properties = content;
    this.count = content.header.counts.features;
    this.#places = new Map(content.propertyNames.map((name, place) => [name, place]));
    this.propertyNames = [...this.#places.keys()];
  }

  get polygons(): MeasuredPolygons {
    this.#polygons ??= new MeasuredPolygons(this.#source().polygons(), this.plane);
    return this.#polygons;
  }

  column(name: string): Column | undefined {
    const place = this.#places.get(name);
    if (place === undefined) return undefined;
    let column = this.#columns.get(place);
    if (!column) {
      column = this.#properties.property(place);
      this.#columns.set(place, column);
    }
    return column;
  }

  get ids(): IdColumn {
    this.#ids ??= this.#source().idColumn();
    return this.#ids;
  }

  original(row: number): OriginalShape | null {
    const block = this.#properties.original();
    return block ? readOriginal(block, row, this.polygons.columns, this.plane.plane) : null;
  }

  get hasLand(): boolean {
    this.#hasLand ??= this.column('class')?.includes('land') ?? false;
    return this.#hasLand;
  }

  *settle(): Generator<void> {
    const whole = this.#whole;
    if (!whole) return;
    void this.polygons;
    yield;
    void this.ids;
    for (const place of whole.propertyNames.keys()) {
      if (!this.#columns.has(place)) whole.property(place);
      yield;
    }
    this.#properties = whole.detach();
    this.#whole = null;
  }

  #source(): OpenPackage {
    if (!this.#whole) throw new Error('a settled layer has its columns');
    return this.#whole;
  }
}

/**
 * Opens the package of a layer of a district, by the district's id. Its columns are decoded later.
 * @throws ReadError where its header is damaged or `package-foreign`; `package-missing` where it is not there
 */
export function openLayer(
  layer: Layer,
  packages: ReadonlyMap<string, Uint8Array>,
  plane: DistrictPlane,
  district: string,
): LayerData {
  const bytes = packages.get(layer.package_sha256);
  if (!bytes) throw Object.assign(new Error('package-missing'), { code: 'package-missing', params: { layer: layer.name } });
  const content = openPackage(bytes);
  checkOwner(content.header, { district, layer, plane: plane.plane });
  return new LayerData(layer, new LayerContent(content, plane));
}
