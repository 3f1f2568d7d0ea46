import { GEOMETRY } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import type { NoteList } from '../note-list.ts';
import { endPolygons, ringsOfAtLeast } from '../ring-gatherer.ts';
import type { Plot } from './plot.ts';

/** Ends the feature of one plot; false where nothing of it can be kept. @throws ReadError `too-many-rings` */
export function buildPlot(plot: Plot, geometry: GeometryBuilder, notes: NoteList): boolean {
  const { gathered, header, extras } = plot;
  gathered.finish();
  notePointCount(plot, notes);
  if (extras > 0) notes.add('point-extras-ignored', `line ${header.line}`, extras);
  if (header.kind === 'polygon') return endPolygons(gathered, geometry, notes);
  return header.kind === 'line' ? endLines(plot, geometry, notes) : endPoints(plot, geometry);
}

/** Closing points may be counted or not, and may be counted even where they are not written. */
function notePointCount({ header, points, gathered: { rings } }: Plot, notes: NoteList): void {
  const { statedPoints: stated } = header;
  if (stated === undefined) return;
  const open = points - rings.filter(({ isClosed }) => isClosed).length;
  if (![points, open, open + rings.length].includes(stated))
    notes.add('point-count-differs', `line ${header.line}: ${stated} / ${points}`);
}

function endPoints({ gathered: { vertices } }: Plot, geometry: GeometryBuilder): boolean {
  if (vertices.length === 0) return false;
  for (let n = 0; n < vertices.length; n++) {
    geometry.vertices.push(vertices.x(n), vertices.y(n));
    geometry.endRing();
    geometry.endPart(GEOMETRY.point);
  }
  geometry.endFeature(vertices.length > 1 ? 'MultiPoint' : 'Point');
  return true;
}

function endLines({ gathered: { vertices, rings } }: Plot, geometry: GeometryBuilder, notes: NoteList): boolean {
  const lines = ringsOfAtLeast(2, rings, notes);
  for (const { start, end } of lines) {
    for (let n = start; n < end; n++) geometry.vertices.push(vertices.x(n), vertices.y(n));
    geometry.endRing();
    geometry.endPart(GEOMETRY.line);
  }
  if (lines.length > 0) geometry.endFeature(lines.length > 1 ? 'MultiLineString' : 'LineString');
  return lines.length > 0;
}
