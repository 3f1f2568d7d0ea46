import { GEOMETRY, type GeometryKind, GEOMETRY_TYPES, type GeometryTypeName } from './feature-table.ts';
import { GrowableUint32, GrowableVertices } from './growable.ts';
import { LIMITS } from './limits.ts';
import { ReadError } from './reader.ts';

/** Where the columns stood, to take back what came after. */
export interface GeometryMark {
  readonly parts: number;
  readonly rings: number;
  readonly vertices: number;
}

export interface GeometryColumns {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly types: Uint8Array;
  readonly featureOffsets: Uint32Array;
  readonly partKinds: Uint8Array;
  readonly partOffsets: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly coordinates: Float64Array;
}

/**
 * Builds the geometry columns of a feature table from the bottom up: vertices, `endRing`, `endPart`, `endFeature`.
 * What is not yet ended belongs to the one being built and can be taken back with `rollback`.
 */
export class GeometryBuilder {
  readonly vertices = new GrowableVertices();
  private readonly ringEnds = new GrowableUint32();
  private readonly partEnds = new GrowableUint32();
  private readonly partKinds = new GrowableUint32();
  private readonly featureEnds = new GrowableUint32();
  private readonly kinds = new GrowableUint32();
  private readonly types = new GrowableUint32();

  get count(): number {
    return this.featureEnds.length;
  }

  get ringCount(): number {
    return this.ringEnds.length;
  }

  get partCount(): number {
    return this.partEnds.length;
  }

  /** Vertices since the last ended ring. */
  get openVertices(): number {
    return this.vertices.length - this.ringStart();
  }

  /** Rings since the last ended part. */
  get openRings(): number {
    return this.ringEnds.length - this.partStart();
  }

  mark(): GeometryMark {
    return { parts: this.partEnds.length, rings: this.ringEnds.length, vertices: this.vertices.length };
  }

  rollback(mark: GeometryMark): void {
    this.partEnds.length = mark.parts;
    this.partKinds.length = mark.parts;
    this.ringEnds.length = mark.rings;
    this.vertices.length = mark.vertices;
  }

  /** @throws ReadError `ring-too-long` */
  endRing(): void {
    if (this.openVertices > LIMITS.verticesPerRing)
      throw new ReadError('ring-too-long', { feature: this.count }, { limit: LIMITS.verticesPerRing });
    if (this.openVertices > 0) this.ringEnds.push(this.vertices.length);
  }

  endPart(kind: 1 | 2 | 3): void {
    if (this.openRings === 0) return;
    this.partEnds.push(this.ringEnds.length);
    this.partKinds.push(kind);
  }

  /** Turns every ring from `mark` on into a part of its own. */
  splitRingsIntoParts(mark: GeometryMark, kind: 1 | 2): void {
    const rings = this.ringEnds.length;
    this.partEnds.length = mark.parts;
    this.partKinds.length = mark.parts;
    for (let ring = mark.rings + 1; ring <= rings; ring++) {
      this.partEnds.push(ring);
      this.partKinds.push(kind);
    }
  }

  /** Turns every vertex from `mark` on into a part of its own. */
  splitVerticesIntoParts(mark: GeometryMark): void {
    this.ringEnds.length = mark.rings;
    for (let vertex = mark.vertices + 1; vertex <= this.vertices.length; vertex++) this.ringEnds.push(vertex);
    this.splitRingsIntoParts(mark, GEOMETRY.point);
  }

  /** Ends a feature made of the parts since the last one. */
  endFeature(type: GeometryTypeName): void {
    this.kinds.push(this.kindOfOpenParts());
    this.types.push(GEOMETRY_TYPES.indexOf(type));
    this.featureEnds.push(this.partEnds.length);
  }

  toColumns(): GeometryColumns {
    return {
      count: this.count,
      kinds: Uint8Array.from(this.kinds.toArray()),
      types: Uint8Array.from(this.types.toArray()),
      featureOffsets: withLeadingZero(this.featureEnds),
      partKinds: Uint8Array.from(this.partKinds.toArray()),
      partOffsets: withLeadingZero(this.partEnds),
      ringOffsets: withLeadingZero(this.ringEnds),
      coordinates: this.vertices.toArray(),
    };
  }

  private kindOfOpenParts(): GeometryKind {
    const first = this.featureEnds.length === 0 ? 0 : this.featureEnds.last();
    if (first === this.partEnds.length) return GEOMETRY.none;
    const kind = this.partKinds.at(first);
    for (let part = first + 1; part < this.partEnds.length; part++) {
      if (this.partKinds.at(part) !== kind) return GEOMETRY.mixed;
    }
    return kind as GeometryKind;
  }

  private ringStart(): number {
    return this.ringEnds.length === 0 ? 0 : this.ringEnds.last();
  }

  private partStart(): number {
    return this.partEnds.length === 0 ? 0 : this.partEnds.last();
  }
}

function withLeadingZero(ends: GrowableUint32): Uint32Array {
  const offsets = new Uint32Array(ends.length + 1);
  offsets.set(ends.toArray(), 1);
  return offsets;
}
