import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Change } from '../../core/register/change.ts';

/** Reports and tracks of an outbox as GeoJSON (WGS 84 / CGCS2000 degrees), for other tools; this program never reads it back. */
export function writeReports(changes: readonly Change[]): Uint8Array {
  const features = changes.flatMap(featureOf);
  const collection: FeatureCollection = { type: 'FeatureCollection', features };
  return new TextEncoder().encode(`${JSON.stringify(collection, null, 1)}\n`);
}

function featureOf(change: Change): Feature[] {
  const said = { type: change.type, recordedAt: change.recordedAt, by: change.by };
  if (change.type === 'sighting-reported') {
    const { sighting, shape } = change.body;
    const { id, no, channel, seenOn, absentOn, stage, structure, floors, use, note, position } = sighting;
    const photos = pathsOf(sighting.photos);
    const properties = {
      ...said,
      no,
      channel,
      seenOn,
      absentOn,
      stage,
      structure,
      floors,
      use,
      note,
      sigma_m: shape.sigma_m,
      relativeSigma_m: shape.relativeSigma_m,
      accuracy_m: position.accuracy_m,
      photos,
    };
    return [feature(id, shape.coordinates, properties)];
  }
  if (change.type === 'sighting-reshaped' && change.body.shape) {
    const { coordinates, sigma_m, relativeSigma_m } = change.body.shape;
    return [feature(change.entity.id, coordinates, { ...said, sigma_m, relativeSigma_m })];
  }
  if (change.type === 'patrol-recorded') {
    const { id, startedAt, endedAt, segments, note } = change.body.patrol;
    // A gap stays a gap: each segment is a line of its own, and a single fix is none.
    const lines = segments.filter((one) => one.length > 1).map((one) => one.map(([lon, lat]) => [lon, lat]));
    return [feature(id, { type: 'MultiLineString', coordinates: lines }, { ...said, startedAt, endedAt, note })];
  }
  if (change.type === 'photo-attached') {
    const { id, position, sha256, takenAt, how, bearing_deg, subject } = change.body.photo;
    if (!position) return [];
    const properties = { ...said, file: `photos/${sha256}`, takenAt, how, bearing_deg, of: subject.id };
    return [feature(id, { type: 'Point', coordinates: [position.lon, position.lat] }, properties)];
  }
  return [];
}

const feature = (id: string, geometry: Geometry, properties: Record<string, unknown>): Feature => ({
  type: 'Feature',
  id,
  geometry,
  properties,
});

const pathsOf = (names: readonly string[]): readonly string[] => names.map((name) => `photos/${name}`);
