import type { PropertyValue } from '../feature-table.ts';
import { GEOMETRY } from '../feature-table.ts';
import { describeLines } from '../describe-layer.ts';
import { partsOf, type OutgoingPart } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import type { OutgoingColumn } from '../outgoing-columns.ts';
import { Pacer } from '../pacer.ts';
import { TextPieces } from '../text-writer.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { escapeXml } from '../xml/escape-xml.ts';

const FIELD_TYPES: Readonly<Record<OutgoingColumn['type'], string>> = {
  text: 'string',
  day: 'string',
  int32: 'int',
  integer: 'double',
  real: 'double',
  boolean: 'bool',
};
/** Columns that KML has elements of its own for. */
const OWN_ELEMENTS = ['name', 'description'];

/** KML 2.2: every feature a placemark, values typed by a schema so that codes keep their zeros. Holes stay holes. */
export async function writeKml(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, columns, name } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const text = new TextPieces();
  const escape = (value: string): string => escapeXml(value, notes);
  const own = columns.filter((column) => OWN_ELEMENTS.includes(column.name) && column.type === 'text');
  const data = columns.filter((column) => !own.includes(column));
  text.add('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n');
  text.add(`<name>${escape(name)}</name>\n<description>${escape(describeLines(layer).join('\n'))}</description>\n`);
  if (data.length > 0) {
    text.add('<Schema name="layer" id="layer">\n');
    for (const column of data)
      text.add(`<SimpleField type="${FIELD_TYPES[column.type]}" name="${escape(column.name)}"></SimpleField>\n`);
    text.add('</Schema>\n');
  }
  for (let feature = 0; feature < table.count; feature++) {
    text.add('<Placemark>');
    for (const column of own) {
      const value = column.values[feature];
      if (value !== null) text.add(`<${column.name}>${escape(String(value))}</${column.name}>`);
    }
    // Also where all of them are null: the reference says that the feature has these columns.
    if (data.length > 0) {
      const values = data.filter((column) => column.values[feature] !== null);
      text.add('<ExtendedData><SchemaData schemaUrl="#layer">');
      for (const column of values)
        text.add(`<SimpleData name="${escape(column.name)}">${escape(valueText(column.values[feature]))}</SimpleData>`);
      text.add('</SchemaData></ExtendedData>');
    }
    const parts = partsOf(table, feature);
    if (parts.length === 0) notes.add('write-without-geometry', `record ${feature + 1}`);
    const geometries = parts.map(partText).join('');
    text.add(`${parts.length > 1 ? `<MultiGeometry>${geometries}</MultiGeometry>` : geometries}</Placemark>\n`);
    if (pacer.isDue()) await pacer.pause(feature);
  }
  text.add('</Document>\n</kml>\n');
  pacer.finish();
  return { bytes: text.toBytes(), notes: notes.list(), renamed: [] };
}

/** Booleans as the schema's type wants them. */
const valueText = (value: PropertyValue): string => (value === true ? '1' : value === false ? '0' : String(value));

function partText({ kind, rings }: OutgoingPart): string {
  if (kind === GEOMETRY.point) return `<Point>${coordinates(rings[0])}</Point>`;
  if (kind === GEOMETRY.line) return `<LineString>${coordinates(rings[0])}</LineString>`;
  const [shell, ...holes] = rings.map((ring) => `<LinearRing>${coordinates(ring)}</LinearRing>`);
  return `<Polygon><outerBoundaryIs>${shell}</outerBoundaryIs>${holes.map((hole) => `<innerBoundaryIs>${hole}</innerBoundaryIs>`).join('')}</Polygon>`;
}

function coordinates(ring: Float64Array): string {
  let text = '';
  for (let i = 0; i < ring.length; i += 2) text += `${i === 0 ? '' : ' '}${ring[i]},${ring[i + 1]}`;
  return `<coordinates>${text}</coordinates>`;
}
