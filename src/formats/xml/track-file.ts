import type { Document } from '@xmldom/xmldom';
import type { Feature } from 'geojson';
import { GeometryBuilder } from '../geometry-builder.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { decodeXml } from './decode-xml.ts';
import { type OutlineUnit, XmlOutline } from './outline.ts';
import { guardTree, parseFragment, TREE_BATCH } from './parse-fragment.ts';
import { namespaceAttributes, prefixRenamer } from './prefixes.ts';
import { type ReadTrack, readTrack, type TrackVocabulary } from './track-reader.ts';
import { XmlRows } from './xml-table.ts';

/** What tells one format of tracks from another. */
export interface TrackFormat {
  readonly format: string;
  readonly root: string;
  readonly units: ReadonlySet<string>;
  /** How a unit writes its points; undefined for a unit that is one point itself. */
  vocabularyOf(unit: string): TrackVocabulary | undefined;
  /** Two points that stand in for the real ones, so that togeojson reads the rest of the unit. */
  stubOf(unit: string): string;
  /** A document of units of one kind, from their sources. */
  wrap(unit: string, sources: readonly string[], namespaces: string): string;
  /** Position of a unit that is one point. */
  pointOf?(source: string): { readonly lon: number; readonly lat: number; readonly altitude: boolean } | undefined;
  convert(document: Document): Generator<Feature>;
}

/** A kept unit that waits for its properties. */
interface Pending {
  readonly unit: OutlineUnit;
  readonly record: number;
  readonly source: string;
  readonly extra: Readonly<Record<string, unknown>>;
}

/** Tracks, routes and points: geometry straight from the tags, properties by togeojson. Every unit is kept or counted. */
export async function readTrackFile(format: TrackFormat, bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const table = await new TrackFileReading(format, decodeXml(bytes, notes), notes, context).read();
  return { format: format.format, table, notes: notes.list() };
}

class TrackFileReading {
  private readonly geometry = new GeometryBuilder();
  private readonly rows = new XmlRows();
  private readonly outline: XmlOutline;
  private readonly pacer: Pacer;
  private pending: Pending[] = [];
  private pendingCharacters = 0;

  constructor(
    private readonly format: TrackFormat,
    private readonly text: string,
    private readonly notes: NoteList,
    private readonly context: ReadContext,
  ) {
    const none = new Set<string>();
    this.outline = new XmlOutline(text, { units: format.units, shared: none, folders: none, counted: none });
    this.pacer = new Pacer(context, text.length * 2);
  }

  async read(): Promise<ReadResult['table']> {
    for (const at of this.outline.steps()) if (this.pacer.isDue()) await this.pacer.pause(at);
    const { root = '' } = this.outline;
    if (root !== this.format.root)
      throw new ReadError(
        'xml-other-root',
        { file: this.context.fileName },
        { found: root.slice(0, 40), expected: this.format.root },
      );
    let record = 0;
    for (const unit of this.outline.units) {
      await this.readUnit(unit, ++record);
      if (this.pacer.isDue()) await this.pacer.pause(this.text.length + unit.end);
    }
    this.flush();
    this.pacer.finish();
    return this.rows.toTable(this.geometry);
  }

  private async readUnit(unit: OutlineUnit, record: number): Promise<void> {
    const vocabulary = this.format.vocabularyOf(unit.name);
    const kept = vocabulary === undefined ? this.readPoint(unit) : await this.readLine(unit, vocabulary);
    if (kept === undefined) return;
    if (this.isFull(unit, kept.source.length)) this.flush();
    this.pending.push({ unit, record, ...kept });
    this.pendingCharacters += kept.source.length;
  }

  private isFull(next: OutlineUnit, characters: number): boolean {
    if (this.pending.length === 0) return false;
    if (this.pending.length === TREE_BATCH.units || this.pending[0].unit.name !== next.name) return true;
    return this.pendingCharacters + characters > TREE_BATCH.characters;
  }

  private readPoint(unit: OutlineUnit): Pick<Pending, 'source' | 'extra'> | undefined {
    guardTree(unit.end - unit.start, unit.nodes, unit.line);
    const source = this.text.slice(unit.start, unit.end);
    const point = this.format.pointOf?.(source);
    if (point === undefined) {
      this.note('dropped-bad-coordinates', unit);
      return undefined;
    }
    if (point.altitude) this.note('altitude-dropped', unit);
    this.geometry.vertices.push(point.lon, point.lat);
    this.geometry.endRing();
    this.geometry.endPart(1);
    this.geometry.endFeature('Point');
    return { source, extra: {} };
  }

  private async readLine(unit: OutlineUnit, vocabulary: TrackVocabulary): Promise<Pick<Pending, 'source' | 'extra'> | undefined> {
    const steps = readTrack(this.text, unit.start, unit.end, vocabulary, this.geometry);
    let step = steps.next();
    while (step.done !== true) {
      if (this.pacer.isDue()) await this.pacer.pause(this.text.length + step.value);
      step = steps.next();
    }
    const track = step.value;
    guardTree(track.shell.length, unit.nodes - track.pointNodes, unit.line);
    if (track.unplaced > 0) this.notes.add('track-points-without-position', `line ${unit.line}`, track.unplaced);
    if (track.segments === 0) {
      this.note(reasonFor(track), unit);
      return undefined;
    }
    if (track.shortSegments > 0) this.notes.add('short-segments-ignored', `line ${unit.line}`, track.shortSegments);
    if (track.altitudes > 0) this.note('altitude-dropped', unit, track.altitudes);
    if (track.extra !== undefined) this.notes.add('point-extras-ignored', track.extra);
    this.geometry.endFeature(track.segments === 1 ? 'LineString' : 'MultiLineString');
    const close = track.shell.lastIndexOf('</');
    const source = track.shell.slice(0, close) + this.format.stubOf(unit.name) + track.shell.slice(close);
    const times = track.times === undefined ? undefined : track.segments === 1 ? track.times[0] : track.times;
    return { source, extra: times === undefined ? {} : { coordinateProperties: { times } } };
  }

  /** Properties of the waiting units, all of one kind, so that they come back in their order. */
  private flush(): void {
    const batch = this.pending;
    this.pending = [];
    this.pendingCharacters = 0;
    if (batch.length === 0) return;
    const rename = prefixRenamer(this.outline.namespaces);
    const sources = batch.map(({ source }) => rename(source));
    const namespaces = namespaceAttributes(this.outline.namespaces, new Map(), sources.join(''));
    const document = parseFragment(this.format.wrap(batch[0].unit.name, sources, namespaces), batch[0].unit.line, this.notes);
    const features = [...this.format.convert(document)];
    if (features.length !== batch.length) throw new ReadError('xml-syntax', { line: batch[0].unit.line });
    batch.forEach(({ unit, record, extra }, index) => {
      const { coordinateProperties: _stub, ...properties } = features[index].properties ?? {};
      this.rows.add(null, unit.line, record, { ...properties, ...extra });
    });
  }

  private note(code: string, unit: OutlineUnit, count = 1): void {
    this.notes.add(code, `${unit.name}, line ${unit.line}`, count);
  }
}

function reasonFor({ unplaced, shortSegments }: ReadTrack): string {
  if (shortSegments > 0) return 'dropped-short-line';
  return unplaced > 0 ? 'dropped-bad-coordinates' : 'dropped-empty-geometry';
}
