import { GEOMETRY } from '../feature-table.ts';
import { describeLines } from '../describe-layer.ts';
import { type OutgoingPart, partsOf } from '../geometry-walk.ts';
import { NoteList } from '../note-list.ts';
import { Pacer } from '../pacer.ts';
import { TextPieces } from '../text-writer.ts';
import { timedLines } from '../timed-lines.ts';
import type { OutgoingLayer, WriteContext, WrittenFile } from '../writer.ts';
import { escapeXml } from '../xml/escape-xml.ts';

/** Columns that GPX has elements of its own for, in the order that its schema wants. */
const OWN_ELEMENTS = ['name', 'cmt', 'desc', 'src'] as const;
/** Times of the points, which stand at the points. */
const TIMES = 'coordinateProperties';

/**
 * GPX 1.1: points as waypoints, lines as tracks with a segment each, the times of their points where they have them. It has no
 * polygons: their rings go out as closed tracks. Values without an element of their own are listed in the description.
 */
export async function writeGpx(layer: OutgoingLayer, context: WriteContext): Promise<WrittenFile> {
  const { table, columns } = layer;
  const notes = new NoteList();
  const pacer = new Pacer(context, table.count, 'features');
  const escape = (value: string): string => escapeXml(value, notes);
  const times = table.propertyNames.includes(TIMES) ? timesByFeature(layer) : undefined;
  const others = columns.filter(({ name }) => name !== TIMES && !(OWN_ELEMENTS as readonly string[]).includes(name));
  if (others.length > 0) notes.add('write-values-in-description', others.map(({ name }) => name).join(', '), others.length);
  const text = new TextPieces();
  text.add(
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Chidu" xmlns="http://www.topografix.com/GPX/1/1">\n',
  );
  text.add(`<metadata><name>${escape(layer.name)}</name><desc>${escape(describeLines(layer).join('\n'))}</desc></metadata>\n`);
  const describe = (feature: number): string => {
    const own = new Map(columns.map(({ name, values }) => [name, values[feature]]));
    const listed = others.flatMap(({ name, values }) =>
      values[feature] === null ? [] : [`${name}: ${String(values[feature])}`],
    );
    const desc = [own.get('desc') ?? null, ...listed].filter((line) => line !== null).join('\n');
    return OWN_ELEMENTS.map((name) => {
      const value = name === 'desc' ? desc || null : (own.get(name) ?? null);
      return value === null ? '' : `<${name}>${escape(String(value))}</${name}>`;
    }).join('');
  };
  // The schema wants every waypoint before the first track.
  for (const wanted of ['points', 'tracks'] as const) {
    for (let feature = 0; feature < table.count; feature++) {
      const parts = partsOf(table, feature);
      const points = parts.filter(({ kind }) => kind === GEOMETRY.point);
      const lines = parts.filter(({ kind }) => kind !== GEOMETRY.point);
      if (wanted === 'points') {
        if (parts.length === 0) notes.add('write-without-geometry-left-out', `record ${feature + 1}`);
        if (points.length > 1) notes.add('write-parts-apart', `record ${feature + 1}`);
        for (const { rings } of points) text.add(`<wpt lat="${rings[0][1]}" lon="${rings[0][0]}">${describe(feature)}</wpt>\n`);
      } else if (lines.length > 0) {
        if (lines.some(({ kind }) => kind === GEOMETRY.polygon)) notes.add('write-polygons-as-tracks', `record ${feature + 1}`);
        text.add(`<trk>${describe(feature)}${segments(lines, times?.[feature])}</trk>\n`);
      }
      if (pacer.isDue()) await pacer.pause((feature + (wanted === 'tracks' ? table.count : 0)) / 2);
    }
  }
  text.add('</gpx>\n');
  pacer.finish();
  return { bytes: text.toBytes(), notes: notes.list(), renamed: [] };
}

type Times = readonly (readonly (string | null)[])[];

/** Times of each feature's lines, in their order. */
function timesByFeature({ table }: OutgoingLayer): readonly Times[] {
  const lines = timedLines(table);
  let at = 0;
  return Array.from({ length: table.count }, (_, feature) => {
    const count = partsOf(table, feature).filter(({ kind }) => kind === GEOMETRY.line).length;
    at += count;
    return lines.slice(at - count, at).map(({ times }) => times);
  });
}

function segments(parts: readonly OutgoingPart[], times: Times | undefined): string {
  let line = 0;
  return parts
    .flatMap(({ kind, rings }) => {
      const own = kind === GEOMETRY.line ? times?.[line++] : undefined;
      return rings.map((ring) => segment(ring, own));
    })
    .join('');
}

function segment(ring: Float64Array, times: readonly (string | null)[] | undefined): string {
  let text = '';
  for (let n = 0; n < ring.length / 2; n++) {
    const time = times?.[n];
    const moment = time === undefined || time === null ? '' : `<time>${escapeXml(time)}</time>`;
    text += `<trkpt lat="${ring[2 * n + 1]}" lon="${ring[2 * n]}">${moment}</trkpt>`;
  }
  return `<trkseg>${text}</trkseg>`;
}
