import type { GeometryBuilder } from '../geometry-builder.ts';
import { readOrdinate } from './read-ordinate.ts';
import { decodeText, TagScanner } from './tag-scanner.ts';

/** How a vocabulary writes lines made of points, by local names. */
export interface TrackVocabulary {
  readonly point: string;
  /** Element that groups the points of one segment. */
  readonly segment?: string;
  /** Position in attributes of the point, or in elements inside it. */
  readonly position: 'attributes' | 'elements';
  readonly lon: string;
  readonly lat: string;
  readonly time: string;
  readonly altitude: string;
  /** Elements inside a point that carry nothing of their own. */
  readonly plain: ReadonlySet<string>;
}

export interface ReadTrack {
  /** Segments kept: each has two points or more. */
  readonly segments: number;
  readonly points: number;
  /** Times per kept segment, null where a point has none; undefined where no point has. */
  readonly times: readonly (readonly (string | null)[])[] | undefined;
  /** Points with an altitude, which is not kept. */
  readonly altitudes: number;
  /** Points without a readable position. */
  readonly unplaced: number;
  readonly shortSegments: number;
  /** First element inside a point whose value is not kept. */
  readonly extra: string | undefined;
  /** Elements, comments and the like of its segments and points. */
  readonly pointNodes: number;
  /** The unit's source without its segments and points. */
  readonly shell: string;
}

const STRIDE = 2000;
/** What programs add to a point, in vocabularies of their own: a `time` in there is not the point's. */
const EXTENSIONS = /^extensions$/i;

/**
 * Reads the points of one track, route or lap straight from its tags: a day's track has tens of thousands of points, and a tree
 * of each with all its children takes seconds. Yields its place from time to time.
 */
export function* readTrack(
  text: string,
  start: number,
  end: number,
  vocabulary: TrackVocabulary,
  builder: GeometryBuilder,
): Generator<number, ReadTrack> {
  const reading = new TrackReading(text, vocabulary, builder);
  const scanner = new TagScanner(text, start, end);
  for (let tag = 1; scanner.next(); tag++) {
    reading.read(scanner);
    if (tag % STRIDE === 0) yield scanner.end;
  }
  return reading.result(start, end);
}

class TrackReading {
  private readonly times: (string | null)[][] = [];
  private readonly cuts: (readonly [number, number])[] = [];
  private segmentTimes: (string | null)[] = [];
  private segmentStart: number;
  private inPoint = false;
  /** Elements open inside a point's extensions, those themselves included. */
  private inExtensions = 0;
  private pointStart = 0;
  private nodesBeforePoint = 0;
  private cutStart = -1;
  private cutNodes = 0;
  private pointNodes = 0;
  private nodesCut = 0;
  private contentStart = 0;
  private lon: string | undefined;
  private lat: string | undefined;
  private time: string | null = null;
  private altitudes = 0;
  private extra: string | undefined;
  private segments = 0;
  private points = 0;
  private unplaced = 0;
  private shortSegments = 0;

  constructor(
    private readonly text: string,
    private readonly vocabulary: TrackVocabulary,
    private readonly builder: GeometryBuilder,
  ) {
    this.segmentStart = builder.vertices.length;
  }

  read(scanner: TagScanner): void {
    const name = scanner.localName;
    const { point, segment } = this.vocabulary;
    if (name === segment) this.readSegmentTag(scanner);
    else if (name === point) this.readPointTag(scanner);
    else if (this.inPoint && !this.isExtension(scanner, name)) this.readInside(scanner, name);
  }

  result(start: number, end: number): ReadTrack {
    this.endSegment();
    let shell = '';
    let at = start;
    for (const [cutStart, cutEnd] of this.cuts) {
      shell += this.text.slice(at, cutStart);
      at = cutEnd;
    }
    const hasTimes = this.times.some((segment) => segment.some((time) => time !== null));
    return {
      segments: this.segments,
      points: this.points,
      times: hasTimes ? this.times : undefined,
      altitudes: this.altitudes,
      unplaced: this.unplaced,
      shortSegments: this.shortSegments,
      extra: this.extra,
      pointNodes: this.pointNodes,
      shell: shell + this.text.slice(at, end),
    };
  }

  private readSegmentTag(scanner: TagScanner): void {
    if (this.cutStart === -1 || scanner.kind === 'open') {
      this.cutStart = scanner.start;
      this.cutNodes = scanner.nodes - (scanner.kind === 'close' ? 0 : 1);
    }
    if (scanner.kind !== 'open') {
      this.cut(this.cutStart, this.cutNodes, scanner);
      this.cutStart = -1;
    }
    this.endSegment();
  }

  private readPointTag(scanner: TagScanner): void {
    if (scanner.kind !== 'close') {
      const { position, lon, lat } = this.vocabulary;
      this.inPoint = true;
      this.inExtensions = 0;
      this.pointStart = scanner.start;
      this.nodesBeforePoint = scanner.nodes - 1;
      this.lon = position === 'attributes' ? scanner.attribute(lon) : undefined;
      this.lat = position === 'attributes' ? scanner.attribute(lat) : undefined;
      this.time = null;
    }
    if (scanner.kind !== 'open') this.endPoint(scanner);
  }

  /** The element that holds the extensions is read itself where it begins, so that it is noted; what lies in it is not. */
  private isExtension({ kind }: TagScanner, name: string): boolean {
    const isOutside = this.inExtensions === 0;
    if (isOutside && !EXTENSIONS.test(name)) return false;
    if (kind === 'open') this.inExtensions++;
    else if (kind === 'close') this.inExtensions = Math.max(0, this.inExtensions - 1);
    return !isOutside;
  }

  private cut(start: number, nodesBefore: number, scanner: TagScanner): void {
    this.cuts.push([start, scanner.end]);
    this.pointNodes += scanner.nodes - Math.max(nodesBefore, this.nodesCut);
    this.nodesCut = scanner.nodes;
  }

  private endPoint(scanner: TagScanner): void {
    this.inPoint = false;
    if (this.cutStart === -1) this.cut(this.pointStart, this.nodesBeforePoint, scanner);
    const lon = readOrdinate(this.lon);
    const lat = readOrdinate(this.lat);
    if (Number.isNaN(lon) || Number.isNaN(lat)) {
      this.unplaced++;
      return;
    }
    this.builder.vertices.push(lon, lat);
    this.segmentTimes.push(this.time);
  }

  private readInside(scanner: TagScanner, name: string): void {
    this.contentStart = scanner.kind === 'open' ? scanner.end : this.contentStart;
    const { lon, lat, time, altitude, plain } = this.vocabulary;
    if (scanner.kind !== 'close') {
      if (![lon, lat, time, altitude].includes(name) && !plain.has(name)) this.extra ??= name;
      return;
    }
    const content = (): string => decodeText(this.text.slice(this.contentStart, scanner.start)).trim();
    if (name === time) this.time ??= content() || null;
    else if (name === altitude) this.altitudes += content() === '' ? 0 : 1;
    else if (name === lon && this.vocabulary.position === 'elements') this.lon = content();
    else if (name === lat && this.vocabulary.position === 'elements') this.lat = content();
    // Of elements inside one another only the innermost is read whole: the same text is never read twice.
    this.contentStart = scanner.end;
  }

  private endSegment(): void {
    const { vertices } = this.builder;
    const count = vertices.length - this.segmentStart;
    if (count >= 2) {
      this.builder.endRing();
      this.builder.endPart(2);
      this.segments++;
      this.points += count;
      this.times.push(this.segmentTimes);
    } else if (count === 1) {
      vertices.length = this.segmentStart;
      this.shortSegments++;
    }
    this.segmentTimes = [];
    this.segmentStart = vertices.length;
  }
}
