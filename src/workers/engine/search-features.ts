import type { SearchHit } from '../engine-api.ts';
import { rowBounds } from './row-bounds.ts';
import { LATEST } from './session-on.ts';
import type { LayerData } from './layer-data.ts';
import type { DistrictSession } from './district-session.ts';

/** Red lines, sightings and cases first, then parcels whose number begins with the text, then those that hold it. */
export function searchFeatures(session: DistrictSession, query: string, limit: number): SearchHit[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const holds = (text: string | undefined) => !!text && text.toLocaleLowerCase().includes(wanted);
  const hits: SearchHit[] = [];
  for (const line of session.register.redLines.values()) {
    if (!holds(line.name) && !holds(line.nameEn) && !holds(line.project) && !holds(line.approvalNo)) continue;
    const row = session.redLines.rowOn(line.id, LATEST);
    if (row !== undefined)
      hits.push({
        ref: { kind: 'red-line', id: line.id },
        title: line.name,
        subtitle: line.approvalNo,
        bounds: rowBounds(session, session.redLines.polygons, row),
      });
    if (hits.length >= limit) return hits;
  }
  for (const one of session.register.sightings.values()) {
    if (!holds(one.no)) continue;
    const [row] = session.sightings.rowsOf(one.id);
    if (row !== undefined)
      hits.push({
        ref: { kind: 'sighting', id: one.id },
        title: one.no,
        subtitle: one.seenOn,
        bounds: rowBounds(session, session.sightings.polygons, row),
      });
    if (hits.length >= limit) return hits;
  }
  for (const { id, no, begunOn, sightings } of session.register.cases.values()) {
    if (!holds(no)) continue;
    const build = sightings.find((one) => session.sightings.rowsOf(one).length > 0);
    const [row] = build === undefined ? [] : session.sightings.rowsOf(build);
    if (build !== undefined && row !== undefined)
      hits.push({
        ref: { kind: 'sighting', id: build },
        title: no,
        subtitle: begunOn,
        bounds: rowBounds(session, session.sightings.polygons, row),
        dossier: { kind: 'case', id },
      });
    if (hits.length >= limit) return hits;
  }
  return [...hits, ...searchRows(session, wanted, limit - hits.length)];
}

/** What a search looks into, by column of a layer: made when first searched, for as long as the column stays. */
const searched = new WeakMap<readonly unknown[], readonly string[]>();

function searchedTexts(column: NonNullable<ReturnType<LayerData['column']>>): readonly string[] {
  const known = searched.get(column);
  if (known) return known;
  const texts = Array.from(column, (value) => String(value ?? '').toLocaleLowerCase());
  searched.set(column, texts);
  return texts;
}

function searchRows(session: DistrictSession, wanted: string, limit: number): SearchHit[] {
  const begins: SearchHit[] = [];
  const holds: SearchHit[] = [];
  for (const layer of session.layers.values()) {
    if (layer.layer.kind === 'red-lines') continue;
    const column = layer.column('parcelNo') ?? layer.column('name');
    if (!column) continue;
    const texts = searchedTexts(column);
    for (let row = 0; row < column.length && begins.length < limit; row++) {
      const at = texts[row].indexOf(wanted);
      if (at < 0 || (at > 0 && holds.length >= limit)) continue;
      const hit: SearchHit = {
        ref: { kind: 'parcel', layerId: layer.layer.id, row },
        title: layer.label(row),
        subtitle: layer.layer.name,
        bounds: rowBounds(session, layer.polygons, row),
      };
      (at === 0 ? begins : holds).push(hit);
    }
  }
  return [...begins, ...holds].slice(0, limit);
}
