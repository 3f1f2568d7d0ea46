import { assembleRings, type Ring } from '../assemble-rings.ts';
import { GEOMETRY } from '../feature-table.ts';
import type { GeometryBuilder } from '../geometry-builder.ts';
import { LIMITS } from '../limits.ts';
import type { NoteList } from '../note-list.ts';
import { ReadError } from '../reader.ts';
import type { Plot, PlotRing } from './plot.ts';

/** Ends the geometry of one plot; false where nothing of it can be kept. @throws ReadError `too-many-rings` */
export function buildPlot(plot: Plot, geometry: GeometryBuilder, notes: NoteList): boolean {
  notePointCount(plot, notes);
  if (plot.extras > 0) notes.add('point-extras-ignored', `line ${plot.header.line}`, plot.extras);
  const { kind } = plot.header;
  if (kind === 'point') return buildPoints(plot, geometry);
  return kind === 'line' ? buildLines(plot, geometry, notes) : buildPolygons(plot, geometry, notes);
}

/** The closing points may be counted or not, and counted even where they are not written. */
function notePointCount({ header, points, rings }: Plot, notes: NoteList): void {
  const { statedPoints: stated } = header;
  if (stated === undefined) return;
  const closed = rings.filter(({ isClosed }) => isClosed).length;
  if (![points, points - closed, points - closed + rings.length].includes(stated))
    notes.add('point-count-differs', `line ${header.line}: ${stated} / ${points}`);
}

function buildPoints({ vertices }: Plot, geometry: GeometryBuilder): boolean {
  if (vertices.length === 0) return false;
  for (let n = 0; n < vertices.length; n++) {
    geometry.vertices.push(vertices.x(n), vertices.y(n));
    geometry.endRing();
    geometry.endPart(GEOMETRY.point);
  }
  geometry.endFeature(vertices.length > 1 ? 'MultiPoint' : 'Point');
  return true;
}

function buildLines(plot: Plot, geometry: GeometryBuilder, notes: NoteList): boolean {
  const lines = longEnough(plot, 2, notes);
  for (const ring of lines) {
    for (let n = ring.start; n < ring.end; n++) geometry.vertices.push(plot.vertices.x(n), plot.vertices.y(n));
    geometry.endRing();
    geometry.endPart(GEOMETRY.line);
  }
  if (lines.length > 0) geometry.endFeature(lines.length > 1 ? 'MultiLineString' : 'LineString');
  return lines.length > 0;
}

function buildPolygons(plot: Plot, geometry: GeometryBuilder, notes: NoteList): boolean {
  const { header, vertices } = plot;
  const kept = longEnough(plot, 3, notes);
  if (kept.length === 0) return false;
  if (kept.length > LIMITS.ringsToNest)
    throw new ReadError('too-many-rings', { line: header.line }, { limit: LIMITS.ringsToNest });
  for (const ring of kept) noteGap(plot, ring, notes);
  const polygons = assembleRings(kept.map(({ start, end }): Ring => vertices.slice(start, end)));
  if (kept.length > 1) {
    const holes = kept.length - polygons.length;
    const where = `line ${header.line}`;
    if (holes > 0) notes.add('rings-as-holes', where, holes);
    if (polygons.length > 1) notes.add('rings-as-parts', where, polygons.length);
  }
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) geometry.vertices.push(ring[i], ring[i + 1]);
      geometry.endRing();
    }
    geometry.endPart(GEOMETRY.polygon);
  }
  geometry.endFeature(polygons.length > 1 ? 'MultiPolygon' : 'Polygon');
  return true;
}

/** Rings of fewer points enclose nothing. */
function longEnough({ rings, header }: Plot, least: number, notes: NoteList): readonly PlotRing[] {
  const kept = rings.filter(({ start, end, isClosed }) => end - start - (isClosed ? 1 : 0) >= least);
  if (kept.length > 0 && kept.length < rings.length)
    notes.add('short-rings-ignored', `line ${header.line}`, rings.length - kept.length);
  return kept;
}

/** The closing point is often left out; the length of the side that closes the ring shows where a point is missing instead. */
function noteGap({ vertices }: Plot, { start, end, line, isClosed }: PlotRing, notes: NoteList): void {
  if (isClosed) return;
  const gap = Math.hypot(vertices.x(end - 1) - vertices.x(start), vertices.y(end - 1) - vertices.y(start));
  notes.add('rings-closed', `line ${line}: ${Number(gap.toPrecision(6))}`);
}
