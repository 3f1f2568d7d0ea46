import type { CrsClaim } from '../../core/geodesy/crs-claim.ts';
import type { Ring } from '../assemble-rings.ts';
import { type FeatureTable, GEOMETRY, type PropertyValue } from '../feature-table.ts';
import { GeometryBuilder } from '../geometry-builder.ts';
import { layerColumnBeside } from '../join-layers.ts';
import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { PropertyRows } from '../property-rows.ts';
import { ReadError, type SourceLayer } from '../reader.ts';
import { labelPolygons, type PlacedText } from './label-polygons.ts';
import type { Shape } from './shape.ts';
import type { Transform } from './transform.ts';

/** Vertices that flattened curves and repeated blocks may come to, beside those that stand in the file. */
const MOST_VERTICES = 20_000_000;
const TEXT_COLUMN = '文字';
const ENTITY_COLUMN = '实体';
const BLOCK_COLUMN = '图块';

/** An entity to be kept, beside its shape. */
export interface DrawnFeature {
  readonly layer: string;
  readonly id: string | null;
  readonly line: number;
  readonly entity: string;
  readonly block: string | undefined;
  readonly extra: Readonly<Record<string, PropertyValue>>;
  /** Vertices that the file itself gives it. */
  readonly written: number;
}

interface Row extends DrawnFeature {
  /** Of polygons: first vertex of each ring, and the end of the last. */
  readonly rings: Uint32Array | null;
}

/** Collects the features and texts of a drawing and counts its layers. */
export class DrawingFeatures {
  private readonly geometry = new GeometryBuilder();
  private readonly rows: Row[] = [];
  private readonly texts: PlacedText[] = [];
  private readonly counts = new Map<string, { features: number; polygons: number }>();
  /** Names of columns that other programs attached. */
  private readonly attached = new Set<string>();
  private added = 0;

  constructor(
    private readonly wanted: string | undefined,
    private readonly notes: NoteList,
  ) {}

  isWanted(layer: string): boolean {
    return this.wanted === undefined || this.wanted === layer;
  }

  addText(text: PlacedText): void {
    if (text.text !== '' && Number.isFinite(text.x) && Number.isFinite(text.y)) this.texts.push(text);
  }

  /** False where a coordinate is no finite number. @throws ReadError `dxf-too-many-vertices` */
  add(feature: DrawnFeature, shape: Shape, place: Transform): boolean {
    const { geometry } = this;
    const mark = geometry.mark();
    const parts = shape.kind === 'polygon' ? shape.polygons : [[shape.ring]];
    const rings: number[] = [];
    for (const part of parts) {
      for (const ring of part) {
        rings.push(geometry.vertices.length);
        if (!this.addRing(ring, place)) {
          geometry.rollback(mark);
          return false;
        }
      }
      geometry.endPart(GEOMETRY[shape.kind]);
    }
    const { length } = geometry.vertices;
    this.added += Math.max(0, length - mark.vertices - feature.written);
    if (this.added > MOST_VERTICES)
      throw new ReadError('dxf-too-many-vertices', { line: feature.line }, { limit: MOST_VERTICES });
    this.count(feature.layer, shape.kind === 'polygon');
    if (!this.isWanted(feature.layer)) {
      geometry.rollback(mark);
      return true;
    }
    if (shape.kind === 'polygon') geometry.endFeature(parts.length > 1 ? 'MultiPolygon' : 'Polygon');
    else geometry.endFeature(shape.kind === 'line' ? 'LineString' : 'Point');
    for (const name in feature.extra) this.attached.add(name);
    this.rows.push({ ...feature, rings: shape.kind === 'polygon' ? Uint32Array.of(...rings, length) : null });
    return true;
  }

  /** In the order of their first feature. @throws ReadError `source-layer-unknown` */
  listLayers(): SourceLayer[] {
    const layers = [...this.counts].map(([name, counts]) => ({ name, ...counts, chosen: this.isWanted(name) }));
    if (this.wanted !== undefined && !this.counts.has(this.wanted)) {
      const names = layers.slice(0, 5).map(({ name }) => name);
      throw new ReadError('source-layer-unknown', {}, { layer: this.wanted, layers: names.join(', ') });
    }
    return layers;
  }

  /** @throws ReadError `too-many-columns`, `cancelled` */
  async toTable(crs: CrsClaim, pacer: Pacer, done: number): Promise<FeatureTable> {
    const polygons = this.rows.filter(({ rings }) => rings !== null);
    const label = new Map<Row, string | undefined>();
    if (this.texts.length > 0) {
      const rings = polygons.flatMap((row) => row.rings ?? []);
      const { labels, ambiguous, unused, complete } = await labelPolygons(rings, this.geometry.vertices, this.texts, pacer, done);
      labels.forEach((text, n) => label.set(polygons[n], text));
      const labelled = labels.filter((text) => text !== undefined).length;
      if (labelled > 0) this.notes.add('dxf-texts-as-labels', undefined, labelled);
      if (ambiguous > 0) this.notes.add('dxf-labels-ambiguous', undefined, ambiguous);
      if (unused > 0) this.notes.add('dxf-texts-left-out', undefined, unused);
      if (!complete) this.notes.add('dxf-labels-given-up', undefined, polygons.length - labels.length);
    }
    const layerColumn = layerColumnBeside(this.attached);
    const table = new PropertyRows();
    for (const [n, row] of this.rows.entries()) {
      const { id, line, layer, entity, block, extra } = row;
      const values = {
        [layerColumn]: layer,
        [TEXT_COLUMN]: label.get(row),
        [ENTITY_COLUMN]: entity,
        [BLOCK_COLUMN]: block,
        ...extra,
      };
      table.add(id, line, n + 1, values);
      if (pacer.isDue()) await pacer.pause(done);
    }
    return table.toTable(this.geometry, crs);
  }

  private addRing(ring: Ring, { a, b, c, d, e, f }: Transform): boolean {
    const { geometry } = this;
    for (let n = 0; n < ring.length; n += 2) {
      const x = a * ring[n] + c * ring[n + 1] + e;
      const y = b * ring[n] + d * ring[n + 1] + f;
      if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
      geometry.vertices.push(x, y);
    }
    geometry.endRing();
    return true;
  }

  private count(layer: string, isPolygon: boolean): void {
    const counts = this.counts.get(layer) ?? { features: 0, polygons: 0 };
    counts.features++;
    if (isPolygon) counts.polygons++;
    this.counts.set(layer, counts);
  }
}
