import type { MultiPolygon, Polygon } from 'geojson';
import type { Day } from '../../register/ports.ts';
import type { Finding } from '../finding.ts';
import { findContradictions, writeContradictions } from '../../register/photo-contradictions.ts';
import type { Sighting } from '../../register/sighting.ts';
import type { DistrictContext, DistrictRule } from '../rule.ts';

/** Photos of builds whose camera, device and build do not say the same of place or time: to be looked at by a person, never a verdict. */
export const photoContradicts: DistrictRule = {
  restsOn: ({ register }) => [register.photos, register.sightings],
  find: findOnPhotos,
};

function findOnPhotos({ register, settings, on }: DistrictContext): Finding[] {
  const findings: Finding[] = [];
  for (const photo of register.photos.values()) {
    if (photo.subject.kind !== 'sighting') continue;
    const sighting = register.sightings.get(photo.subject.id);
    if (!sighting) continue;
    const shape = outlineForPhoto(sighting, photo.attachedOn);
    const found = findContradictions(photo, { timeZone: settings.timeZone, shape });
    if (found.length === 0 || photo.attachedOn > on) continue;
    findings.push({
      code: 'photo-contradicts',
      severity: 'conflict',
      entities: [
        { kind: 'sighting', id: sighting.id },
        { kind: 'photo', id: photo.id },
      ],
      on: photo.attachedOn,
      basis: '本办规则：照片位置、时间与记录一致',
      params: { contradictions: writeContradictions(found) },
    });
  }
  return findings;
}

/** The outline in force, or the last that was drawn: a photo of cleared ground is still of that place. */
export function outlineForPhoto({ shapes }: Sighting, on: Day): Polygon | MultiPolygon | null {
  const drawn = shapes.filter(({ shape }) => shape !== null);
  return (drawn.findLast(({ fromOn }) => fromOn <= on) ?? drawn.at(0))?.shape?.coordinates ?? null;
}
