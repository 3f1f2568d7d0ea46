import { kmlGen } from '@tmcw/togeojson';
import type { Document, Element } from '@xmldom/xmldom';
import { GeometryBuilder } from '../geometry-builder.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { type ReadContext, ReadError, type ReadResult } from '../reader.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { type OutlinePlan, type OutlineUnit, XmlOutline } from '../xml/outline.ts';
import { guardTree, parseFragment, TREE_BATCH } from '../xml/parse-fragment.ts';
import { namespaceAttributes, prefixRenamer } from '../xml/prefixes.ts';
import { decodeText, localName } from '../xml/tag-scanner.ts';
import { XmlRows } from '../xml/xml-table.ts';
import { BooleanFields } from './boolean-fields.ts';
import { elementsOf, type PlacemarkGeometry, readPlacemarkGeometry } from './read-geometry.ts';
import { SchemaFields } from './schema-fields.ts';
import { SharedElements } from './shared-elements.ts';

const PLAN: OutlinePlan = {
  units: new Set(['Placemark', 'NetworkLink', 'GroundOverlay']),
  shared: new Set(['Style', 'StyleMap', 'CascadingStyle', 'Schema']),
  folders: new Set(['Folder']),
  counted: new Set(['ScreenOverlay', 'PhotoOverlay', 'Tour']),
};
const ROOTS = new Set([
  'kml',
  'Document',
  'Folder',
  'Placemark',
  'NetworkLink',
  'GroundOverlay',
  'ScreenOverlay',
  'PhotoOverlay',
]);
const DROPPED: Readonly<Record<string, string>> = {
  NetworkLink: 'dropped-network-link',
  GroundOverlay: 'dropped-ground-overlay',
};
const NAMESPACES = new Map([
  ['gx', 'http://www.google.com/kml/ext/2.2'],
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['xsi', 'http://www.w3.org/2001/XMLSchema-instance'],
]);
/** Geometry that was read already and would only be read twice; tracks stay, for their times. */
const READ_ALREADY = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'Model']);
const TRACKS = ['Track', 'gx:Track'];
const FEW = 64;

/** KML: geometry by our own reading of the elements, properties by togeojson, a few placemarks at a time. */
export async function readKml(bytes: Uint8Array, context: ReadContext): Promise<ReadResult> {
  const notes = new NoteList();
  const table = await new KmlReading(decodeXml(bytes, notes), notes, context).read();
  return { format: 'kml', table, notes: notes.list() };
}

class KmlReading {
  private readonly booleans = new BooleanFields();
  private readonly geometry = new GeometryBuilder();
  private readonly rows = new XmlRows();
  private readonly outline: XmlOutline;
  private readonly pacer: Pacer;
  private record = 0;

  constructor(
    private readonly text: string,
    private readonly notes: NoteList,
    private readonly context: ReadContext,
  ) {
    this.outline = new XmlOutline(text, PLAN);
    this.pacer = new Pacer(context, text.length * 2);
  }

  async read(): Promise<ReadResult['table']> {
    for (const at of this.outline.steps()) if (this.pacer.isDue()) await this.pacer.pause(at);
    const { root = '' } = this.outline;
    if (!ROOTS.has(root))
      throw new ReadError('xml-other-root', { file: this.context.fileName }, { found: root.slice(0, 40), expected: 'kml' });
    const shared = new SharedElements(this.outline);
    await this.readUnits(shared);
    this.noteRest(shared);
    this.pacer.finish();
    return this.rows.toTable(this.geometry);
  }

  private async readUnits(shared: SharedElements): Promise<void> {
    const fields = new SchemaFields(shared);
    const rename = prefixRenamer(this.outline.namespaces);
    for (const batch of this.batches()) {
      const source = batch.map(({ start, end }) => this.text.slice(start, end)).join('');
      const content = rename(this.booleans.take(shared.sourceFor(source)) + source);
      const namespaces = namespaceAttributes(this.outline.namespaces, NAMESPACES, content);
      const document = parseFragment(
        `<kml xmlns="http://www.opengis.net/kml/2.2"${namespaces}><Document>${content}</Document></kml>`,
        batch[0].line,
        this.notes,
      );
      this.readBatch(document, batch);
      this.rows.state(fields.firstIn(source), batch[0].line);
      if (this.pacer.isDue()) await this.pacer.pause(this.text.length + batch[batch.length - 1].end);
    }
  }

  /** Placemarks in document order; links and overlays are counted on the way. */
  private *batches(): Generator<OutlineUnit[]> {
    let batch: OutlineUnit[] = [];
    let characters = 0;
    for (const unit of this.outline.units) {
      const size = unit.end - unit.start;
      if (unit.name in DROPPED) {
        this.notes.add(DROPPED[unit.name], `line ${unit.line}`);
        continue;
      }
      guardTree(size, unit.nodes, unit.line);
      if (batch.length > 0 && (batch.length === TREE_BATCH.units || characters + size > TREE_BATCH.characters)) {
        yield batch;
        batch = [];
        characters = 0;
      }
      batch.push(unit);
      characters += size;
    }
    if (batch.length > 0) yield batch;
  }

  private readBatch(document: Document, batch: readonly OutlineUnit[]): void {
    const placemarks = Array.from(document.getElementsByTagName('Placemark'));
    if (placemarks.length !== batch.length) throw new ReadError('xml-syntax', { line: batch[0].line });
    const results = placemarks.map((placemark) => {
      const result = this.geometryOf(placemark);
      if (result.ok) this.geometry.endFeature(result.type);
      removeGeometry(placemark);
      return result;
    });
    let index = 0;
    for (const feature of kmlGen(document)) {
      const unit = batch[index];
      const result = results[index++] as (typeof results)[number] | undefined;
      if (result === undefined) break;
      this.record++;
      if (!result.ok) {
        this.notes.add(result.code, [result.detail, `line ${unit.line}`].filter(Boolean).join(', '));
        continue;
      }
      for (const code of result.notes) this.notes.add(code, `line ${unit.line}`);
      if (result.altitudes > 0) this.notes.add('altitude-dropped', `line ${unit.line}`, result.altitudes);
      const folder = unit.path
        .map((label) => decodeText(label).trim())
        .filter(Boolean)
        .join(' / ');
      this.rows.add(feature.id === undefined ? null : String(feature.id), unit.line, this.record, {
        ...(folder === '' ? {} : { folder }),
        ...this.booleans.settle(feature.properties ?? {}),
      });
    }
  }

  /** A placemark without a place, where such are kept, is one of no geometry. */
  private geometryOf(placemark: Element): PlacemarkGeometry {
    const result = readPlacemarkGeometry(placemark, this.geometry);
    const isWithout = !result.ok && (result.code === 'dropped-no-geometry' || result.code === 'dropped-empty-geometry');
    if (!isWithout || this.context.options?.keepWithoutGeometry !== true) return result;
    return { ok: true, type: 'None', altitudes: 0, notes: ['null-geometry'] };
  }

  private noteRest({ leftOut }: SharedElements): void {
    const { folders, counts, nested, shared } = this.outline;
    if (folders > 0) this.notes.add('folders-flattened', undefined, folders);
    if (nested > 0) this.notes.add('dropped-nested-feature', undefined, nested);
    const styles = shared.filter(({ name }) => name !== 'Schema').length;
    if (styles > 0) this.notes.add('styles-kept-as-values', undefined, styles);
    if (leftOut > 0) this.notes.add('styles-left-out', undefined, leftOut);
    for (const [name, count] of counts) this.notes.add(name === 'Tour' ? 'tours-ignored' : 'overlays-ignored', name, count);
  }
}

/** Whole direct children only: taking children out of a long list one by one costs the square of its length. */
function removeGeometry(placemark: Element): void {
  const spent = elementsOf(placemark).filter((child) => isSpent(child));
  if (spent.length <= FEW) for (const child of spent) placemark.removeChild(child);
}

function isSpent(child: Element): boolean {
  const name = localName(child.tagName);
  return (
    READ_ALREADY.has(name) ||
    (name === 'MultiGeometry' && TRACKS.every((track) => child.getElementsByTagName(track).length === 0))
  );
}
