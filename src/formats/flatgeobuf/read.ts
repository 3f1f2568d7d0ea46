import type { FeatureTable, PropertyValue } from '../feature-table.ts';
import { GeometryBuilder } from '../geometry-builder.ts';
import { GrowableUint32 } from '../growable.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { DamagedTable, FlatTable } from './flat-table.ts';
import { PropertyValues } from './property-values.ts';
import { type FlatHeader, readColumns, readHeader } from './read-header.ts';
import { readGeometry } from './read-geometry.ts';

const FEATURE = { geometry: 0, properties: 1, columns: 2 };

/**
 * FlatGeobuf, feature after feature; the spatial index is passed over. Read by tables of our own that check every offset: a
 * damaged one would otherwise lead to a loop of billions of empty columns, or to another feature's bytes.
 */
export async function readFlatgeobuf(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const table = await new FlatgeobufReading(bytes, readHeader(bytes), notes, context).read();
  return { format: 'flatgeobuf', table, notes: notes.list() };
}

class FlatgeobufReading {
  private readonly geometry = new GeometryBuilder();
  private readonly values: PropertyValues;
  private readonly columns: readonly number[];
  private readonly records = new GrowableUint32();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly header: FlatHeader,
    private readonly notes: NoteList,
    private readonly context: ReadContext,
  ) {
    this.values = new PropertyValues(bytes, header.columns);
    this.columns = this.values.columnsFor(header.columns);
  }

  async read(): Promise<FeatureTable> {
    const { bytes, header, notes } = this;
    const pacer = new Pacer(this.context, bytes.length);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = header.first;
    let record = 0;
    while (at < bytes.length && (header.features === 0 || record < header.features)) {
      record++;
      const end = at + 4 <= bytes.length ? at + 4 + view.getUint32(at, true) : Number.POSITIVE_INFINITY;
      if (end > bytes.length) throw new ReadError('flatgeobuf-truncated', { byte: at }, { feature: record });
      this.readFeature(at + 4, end, record);
      at = end;
      if (pacer.isDue()) await pacer.pause(at);
    }
    if (record < header.features) throw new ReadError('flatgeobuf-truncated', { byte: at }, { feature: record + 1 });
    if (at < bytes.length) notes.add('trailing-bytes-ignored', `byte ${at}`, bytes.length - at);
    if (this.values.binaries > 0) notes.add('binary-values-ignored', undefined, this.values.binaries);
    if (this.values.damagedTexts > 0) notes.add('text-damaged', undefined, this.values.damagedTexts);
    pacer.finish();
    return this.toTable();
  }

  /** One damaged feature is left out and named; the file goes on after it. */
  private readFeature(start: number, end: number, record: number): void {
    const mark = this.geometry.mark();
    try {
      const feature = FlatTable.root(this.bytes.subarray(start, end));
      if (!this.readShape(feature, record)) this.geometry.rollback(mark);
      else this.readValues(feature, start, record);
    } catch (error) {
      if (!(error instanceof DamagedTable)) throw error;
      this.geometry.rollback(mark);
      this.notes.add('dropped-damaged-record', `feature ${record}`);
    }
  }

  private readShape(feature: FlatTable, record: number): boolean {
    const { notes, geometry } = this;
    const place = `feature ${record}`;
    const written = feature.table(FEATURE.geometry);
    if (written === undefined) {
      geometry.endFeature('None');
      notes.add('null-geometry', place);
    } else {
      const read = readGeometry(written, this.header.geometryType, geometry);
      if (read.code !== undefined) {
        notes.add(read.code, read.detail === undefined ? place : `${read.detail}, ${place}`);
        return false;
      }
      if (read.isEmpty) notes.add('null-geometry', place);
      if (read.altitudes > 0) notes.add('altitude-dropped', undefined, read.altitudes);
      if (read.measures > 0) notes.add('measures-dropped', undefined, read.measures);
      if (read.unsupportedParts > 0) notes.add('unsupported-part-ignored', place, read.unsupportedParts);
    }
    return true;
  }

  private readValues(feature: FlatTable, start: number, record: number): void {
    this.records.push(record);
    let isWhole = true;
    try {
      const own = readColumns(feature, FEATURE.columns);
      const columns = own.length > 0 ? this.values.columnsFor(own) : this.columns;
      const stream = feature.vector(FEATURE.properties, 1);
      if (stream) isWhole = this.values.scan(start + stream.at, start + stream.at + stream.length, columns);
    } catch (error) {
      if (!(error instanceof DamagedTable)) throw error;
      isWhole = false;
    }
    if (!isWhole) this.notes.add('attributes-damaged', `feature ${record}`);
    this.values.endFeature();
  }

  private toTable(): FeatureTable {
    const { records, values } = this;
    const known = new Map<string, readonly (PropertyValue | undefined)[]>();
    return {
      ...this.geometry.toColumns(),
      ids: new Array<null>(records.length).fill(null),
      propertyNames: values.names,
      property(name) {
        const column = known.get(name) ?? values.column(name);
        known.set(name, column);
        return column;
      },
      locate: (feature) => ({ record: records.at(feature) }),
      crs: this.header.crs,
    };
  }
}
