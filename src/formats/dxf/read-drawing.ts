import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import type { Pacer } from '../pacer.ts';
import { ReadError } from '../reader.ts';
import type { DrawingFeatures } from './drawing-features.ts';
import type { DrawingTexts } from './drawing-texts.ts';
import { Entity } from './entity.ts';
import { PairReader, type PairPlace } from './pair-reader.ts';
import { plainMultilineText, plainText } from './plain-text.ts';
import { Polyline } from './read-polyline.ts';
import { isInOwnPlane, normalOf, readShape } from './read-shape.ts';
import { type Drafting, type Shape, ShapeRefusal } from './shape.ts';
import { compose, IDENTITY, insertion, planOf, stretchOf, type Transform } from './transform.ts';

/** Entities of blocks, counted anew at each insertion, and the insertions themselves. */
const MOST_EXPANDED = 2_000_000;
const MILLIMETRE = 0.001;
const FLAT = 1e-6;
/** Strings that another program attached to an entity under its name. */
const MOST_ATTACHED = 20;

/** What only explains a drawing to its reader. */
const ANNOTATIONS = new Set([
  'ATTDEF',
  'DIMENSION',
  'ARC_DIMENSION',
  'LARGE_RADIAL_DIMENSION',
  'LEADER',
  'MLEADER',
  'MULTILEADER',
  'TOLERANCE',
  'ACAD_TABLE',
  'VIEWPORT',
  'IMAGE',
  'WIPEOUT',
  'OLEFRAME',
  'OLE2FRAME',
  'PDFUNDERLAY',
  'DWFUNDERLAY',
  'DGNUNDERLAY',
  'XLINE',
  'RAY',
]);

export interface Block {
  readonly name: string;
  readonly base: readonly [number, number];
  /** Where its first entity begins. */
  readonly place: PairPlace;
  /** Its entities are in another file. */
  readonly isExternal: boolean;
}

/** How the entities of a block, or of the drawing itself, come to stand where they are. */
interface Placement {
  readonly transform: Transform;
  /** That of the insertion: entities of layer 0 take it. */
  readonly layer: string | undefined;
  readonly block: string | undefined;
  readonly handle: string;
  /** Blocks around it, by their names in capitals. */
  readonly within: readonly string[];
}

/** Walks the entities of a drawing into features; blocks are read anew wherever they are inserted. */
export class DrawingWalk {
  private expanded = 0;

  constructor(
    private readonly blocks: ReadonlyMap<string, Block>,
    private readonly texts: DrawingTexts,
    private readonly features: DrawingFeatures,
    private readonly notes: NoteList,
    private readonly pacer: Pacer,
  ) {}

  /** @throws ReadError `dxf-*`, `ring-too-long`, `cancelled` */
  async readEntities(reader: PairReader, scale: Transform): Promise<void> {
    await this.walk(reader, { transform: scale, layer: undefined, block: undefined, handle: '', within: [] }, reader);
  }

  /** Up to the end of the section or of the block. `main` is where the whole reading stands, for the progress. */
  private async walk(reader: PairReader, placement: Placement, main: PairReader): Promise<void> {
    const entity = new Entity();
    if (!reader.next() || reader.code !== 0) throw new ReadError('dxf-truncated', { line: reader.line });
    for (;;) {
      const type = reader.keyword();
      if (type === 'ENDSEC' || type === 'ENDBLK') return;
      if (type === 'EOF') throw new ReadError('dxf-truncated', { line: reader.line });
      entity.collect(reader);
      if (placement.within.length > 0) this.spend(entity.line);
      if (entity.hasFlag(67, 1) && placement.within.length === 0) this.notes.add('dxf-paper-space-left-out', at(entity));
      else if (type === 'INSERT') await this.insert(entity, placement, main);
      else if (type === 'POLYLINE') this.addPolyline(entity, reader, placement);
      else this.add(entity, placement);
      if (this.pacer.isDue()) await this.pacer.pause(main.place.at);
    }
  }

  private add(entity: Entity, placement: Placement): void {
    const { type } = entity;
    if (type === 'TEXT' || type === 'MTEXT' || type === 'ATTRIB') this.addText(entity, placement);
    else if (ANNOTATIONS.has(type)) this.noteIfWanted('dxf-annotations-left-out', entity, placement);
    else if (type !== 'SEQEND')
      this.draw(entity, placement, (drafting) => {
        drafting.count('altitude-dropped', heightsOf(entity));
        return readShape(entity, drafting);
      });
  }

  /** The vertices of an older polyline are entities of their own, up to SEQEND. */
  private addPolyline(entity: Entity, reader: PairReader, placement: Placement): void {
    const polyline = new Polyline(entity.hasFlag(70, 1));
    const isMesh = entity.hasFlag(70, 16 | 64);
    const vertex = new Entity();
    let heights = 0;
    while (reader.keyword() === 'VERTEX') {
      vertex.collect(reader);
      heights += heightsOf(vertex);
      // Control points of a curve that was fitted are no part of it.
      if (!vertex.hasFlag(70, 16))
        polyline.add(vertex.number(10, Number.NaN), vertex.number(20, Number.NaN), vertex.number(42, 0));
      if (polyline.bulges.length > LIMITS.verticesPerRing)
        throw new ReadError('ring-too-long', { line: entity.line }, { limit: LIMITS.verticesPerRing });
    }
    this.draw(entity, placement, (drafting) => {
      drafting.count('altitude-dropped', heights);
      if (isMesh) throw new ShapeRefusal('dropped-unsupported-geometry', 'mesh');
      return polyline.draw(drafting);
    });
  }

  private draw(entity: Entity, placement: Placement, read: (drafting: Drafting) => Shape): void {
    const layer = this.layerOf(entity, placement);
    const transform = compose(placement.transform, this.planOf(entity));
    const counts = new Map<string, number>();
    const drafting: Drafting = {
      tolerance: MILLIMETRE / stretchOf(transform),
      count: (code, times = 1) => void counts.set(code, (counts.get(code) ?? 0) + times),
    };
    try {
      const shape = read(drafting);
      const isPlaced = this.features.add(
        {
          layer,
          id: this.idOf(entity, placement),
          line: entity.line,
          entity: entity.type,
          block: placement.block,
          extra: this.attachedTo(entity),
          written: placement.within.length === 0 ? entity.length / 2 : 0,
        },
        shape,
        transform,
      );
      if (!isPlaced) throw new ShapeRefusal('dropped-bad-coordinates', '');
      if (!this.features.isWanted(layer)) return;
      for (const [code, count] of counts) if (count > 0) this.notes.add(code, at(entity), count);
      if (isTilted(entity)) this.notes.add('dxf-tilted', at(entity));
    } catch (reason) {
      if (!(reason instanceof ShapeRefusal)) throw reason;
      if (this.features.isWanted(layer)) this.notes.add(reason.code, [at(entity), reason.detail].filter(Boolean).join(', '));
    }
  }

  private addText(entity: Entity, placement: Placement): void {
    const isMultiline = entity.type === 'MTEXT';
    // Centred and right-aligned texts are fixed at their second point.
    const isAligned = !isMultiline && (entity.number(72, 0) !== 0 || entity.number(entity.type === 'TEXT' ? 73 : 74, 0) !== 0);
    const from = isAligned && entity.has(11) ? 11 : 10;
    const { a, b, c, d, e, f } = compose(placement.transform, this.planOf(entity));
    const [x, y] = [entity.number(from, Number.NaN), entity.number(from + 10, Number.NaN)];
    const pieces = entity.codes.flatMap((code, n) => (code === 1 || (isMultiline && code === 3) ? [entity.bytesAt(n)] : []));
    const text = this.texts.decode(join(pieces));
    this.features.addText({
      x: a * x + c * y + e,
      y: b * x + d * y + f,
      text: isMultiline ? plainMultilineText(text) : plainText(text),
    });
  }

  private async insert(entity: Entity, placement: Placement, main: PairReader): Promise<void> {
    const name = this.texts.name(entity.text(2) ?? new Uint8Array());
    const key = name.toUpperCase();
    const block = this.blocks.get(key);
    if (block === undefined) return this.noteIfWanted('dxf-block-missing', entity, placement, name);
    if (block.isExternal) return this.noteIfWanted('dxf-external-reference', entity, placement, name);
    if (placement.within.includes(key) || placement.within.length >= LIMITS.geometryNesting)
      return this.noteIfWanted('dxf-block-in-itself', entity, placement, name);
    this.noteIfWanted('dxf-blocks-expanded', entity, placement, name);
    const scale = [entity.number(41, 1), entity.number(42, 1)] as const;
    const degrees = entity.number(50, 0);
    const to = [entity.number(10, 0), entity.number(20, 0)] as const;
    const columns = Math.max(1, entity.number(70, 1));
    const rows = Math.max(1, entity.number(71, 1));
    const [columnStep, rowStep] = [entity.number(44, 0), entity.number(45, 0)];
    const plan = compose(placement.transform, this.planOf(entity));
    const turn = insertion([0, 0], [1, 1], degrees, [0, 0]);
    const { line } = entity;
    const inside = {
      layer: this.layerOf(entity, placement),
      block: name,
      within: [...placement.within, key],
      handle: this.idOf(entity, placement) ?? '',
    };
    if (!(rows * columns <= MOST_EXPANDED)) this.refuseExpansion(line);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        this.spend(line);
        const shift = compose(turn, { ...IDENTITY, e: column * columnStep, f: row * rowStep });
        const moved = [to[0] + shift.e, to[1] + shift.f] as const;
        const transform = compose(plan, insertion(block.base, scale, degrees, moved));
        const handle = rows * columns > 1 ? `${inside.handle}#${row * columns + column + 1}` : inside.handle;
        await this.walk(new PairReader(main.bytes, block.place), { ...inside, transform, handle }, main);
      }
    }
  }

  /** @throws ReadError `dxf-too-many-inserts` */
  private spend(line: number): void {
    if (++this.expanded > MOST_EXPANDED) this.refuseExpansion(line);
  }

  private refuseExpansion(line: number): never {
    throw new ReadError('dxf-too-many-inserts', { line }, { limit: MOST_EXPANDED });
  }

  private layerOf(entity: Entity, { layer }: Placement): string {
    const own = this.texts.name(entity.text(8) ?? new Uint8Array());
    if (layer !== undefined && (own === '0' || own === '')) return layer;
    return own === '' ? '0' : plainText(own);
  }

  /** The handle, after those of the insertions around it. */
  private idOf(entity: Entity, { handle }: Placement): string | null {
    const own = entity.text(5);
    if (own === undefined) return null;
    const name = this.texts.name(own);
    return handle === '' ? name : `${handle}/${name}`;
  }

  private planOf(entity: Entity): Transform {
    if (!isInOwnPlane(entity.type) || !entity.has(230)) return IDENTITY;
    return planOf(normalOf(entity), entity.number(38, entity.number(30, 0)));
  }

  /** Strings that other programs keep with an entity, as survey software does with the number and holder of a parcel. */
  private attachedTo(entity: Entity): Record<string, string> {
    const attached: Record<string, string> = {};
    let program = '';
    let count = 0;
    for (let n = entity.codes.indexOf(1001); n >= 0 && n < entity.length; n++) {
      if (entity.codes[n] === 1001) {
        program = this.texts.name(entity.bytesAt(n));
        count = 0;
      } else if (entity.codes[n] === 1000 && !/^(ACAD|ACDB)/i.test(program) && count < MOST_ATTACHED) {
        const text = plainText(this.texts.decode(entity.bytesAt(n)));
        const equals = program === OWN_PROGRAM ? text.indexOf('=') : -1;
        attached[equals > 0 ? text.slice(0, equals) : `${program}_${++count}`] = text.slice(equals > 0 ? equals + 1 : 0);
      }
    }
    return attached;
  }

  private noteIfWanted(code: string, entity: Entity, placement: Placement, detail?: string): void {
    if (!this.features.isWanted(this.layerOf(entity, placement))) return;
    this.notes.add(code, detail === undefined ? at(entity) : `${detail}, line ${entity.line}`);
  }
}

/** Values that our own writer attaches have their names before them. */
const OWN_PROGRAM = 'CHIDU';

const at = ({ type, line }: Entity): string => `${type}, line ${line}`;

/** Positions that are not at height 0. */
function heightsOf(entity: Entity): number {
  if (entity.type === 'HATCH' || entity.type === 'ELLIPSE') return entity.number(30, 0) === 0 ? 0 : 1;
  if (entity.type === 'LWPOLYLINE') return entity.number(38, 0) === 0 ? 0 : entity.codes.filter((code) => code === 10).length;
  return entity.codes.filter((code, n) => code >= 30 && code <= 33 && entity.numberAt(n) !== 0).length;
}

function isTilted(entity: Entity): boolean {
  if (!isInOwnPlane(entity.type) || !entity.has(230)) return false;
  const normal = normalOf(entity);
  return Math.abs(Math.abs(normal[2]) / Math.hypot(...normal) - 1) > FLAT;
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
