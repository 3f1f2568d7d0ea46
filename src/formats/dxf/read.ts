import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { encodingByMark } from '../text-encoding.ts';
import { DrawingFeatures } from './drawing-features.ts';
import { type DrawingHeader, DrawingTexts, readHeader } from './drawing-texts.ts';
import { metresPerUnit } from './drawing-units.ts';
import { Entity } from './entity.ts';
import { isBinaryDxf, isDwg } from './other-drawings.ts';
import { PairReader } from './pair-reader.ts';
import { type Block, DrawingWalk } from './read-drawing.ts';
import { scaling } from './transform.ts';

const EXTERNAL = 4 | 8;

/**
 * DXF as text: what encloses land as polygons (closed polylines, hatches, circles, faces), other lines and points as such, blocks
 * where they are inserted. Curves become lines within a millimetre of them that enclose the same area. A drawing names no
 * coordinate system, and says by convention alone that x is east.
 * @throws ReadError `dxf-*`, `dwg-file`, `source-layer-unknown`, `encoding-unknown`, `ring-too-long`, `too-many-columns`, `cancelled`
 */
export async function readDxf(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  if (isDwg(bytes)) throw new ReadError('dwg-file');
  if (isBinaryDxf(bytes)) throw new ReadError('dxf-binary');
  const notes = new NoteList();
  const pacer = new Pacer(context, bytes.length);
  const features = new DrawingFeatures(context.options?.layer, notes);
  const texts = await readSections(bytes, context, features, notes, pacer);
  const layers = features.listLayers();
  const table = await features.toTable({ name: null, found_by: 'none', axesUnsure: true }, pacer, bytes.length);
  texts.noteFindings(notes);
  pacer.finish();
  return { format: 'dxf', table, notes: notes.list(), layers, text: texts.source };
}

/** Up to the end of the entities; what follows them draws nothing. */
async function readSections(
  bytes: Uint8Array,
  context: ReadContext,
  features: DrawingFeatures,
  notes: NoteList,
  pacer: Pacer,
): Promise<DrawingTexts> {
  const reader = new PairReader(bytes, { at: encodingByMark(bytes)?.length ?? 0, line: 1 });
  let header: DrawingHeader = { version: '', codePage: '', units: 0 };
  let texts: DrawingTexts | undefined;
  let blocks = new Map<string, Block>();
  let begins = false;
  while (reader.next()) {
    if (pacer.isDue()) await pacer.pause(reader.place.at);
    const section = begins && reader.code === 2 ? reader.keyword() : '';
    begins = reader.code === 0 && reader.keyword() === 'SECTION';
    if (section === 'HEADER') header = readHeader(reader);
    else if (section === 'BLOCKS') {
      texts ??= new DrawingTexts(bytes, header, context.options?.encoding);
      blocks = await indexBlocks(reader, texts, pacer);
    } else if (section === 'ENTITIES') {
      texts ??= new DrawingTexts(bytes, header, context.options?.encoding);
      const metres = metresPerUnit(header.units, reader, notes);
      await new DrawingWalk(blocks, texts, features, notes, pacer).readEntities(reader, scaling(metres));
      return texts;
    }
  }
  throw new ReadError('dxf-no-entities', { line: reader.line });
}

/** The blocks of a drawing by their names in capitals; their entities are left for the insertions. */
async function indexBlocks(reader: PairReader, texts: DrawingTexts, pacer: Pacer): Promise<Map<string, Block>> {
  const blocks = new Map<string, Block>();
  const entity = new Entity();
  let hasNext = reader.next();
  while (hasNext && !(reader.code === 0 && reader.keyword() === 'ENDSEC')) {
    if (pacer.isDue()) await pacer.pause(reader.place.at);
    if (reader.code !== 0 || reader.keyword() !== 'BLOCK') {
      hasNext = reader.next();
      continue;
    }
    entity.collect(reader);
    const name = texts.name(entity.text(2) ?? new Uint8Array());
    blocks.set(name.toUpperCase(), {
      name,
      base: [entity.number(10, 0), entity.number(20, 0)],
      place: reader.pairPlace,
      isExternal: entity.hasFlag(70, EXTERNAL),
    });
  }
  return blocks;
}
