import type { Position } from 'geojson';
import type { BaseMap } from '../../register/base-map.ts';
import type { Case, CaseStep } from '../../register/case.ts';
import type { ClearanceItem, Milestone } from '../../register/clearance-item.ts';
import type { Settings } from '../../register/district.ts';
import type { Layer } from '../../register/layer.ts';
import type { Patch } from '../../register/patch.ts';
import type { Instant } from '../../register/ports.ts';
import type { RedLine } from '../../register/red-line.ts';
import type { Shape } from '../../register/shape.ts';
import type { Sighting } from '../../register/sighting.ts';

/**
 * Every function here builds what may leave the office from named fields alone: a field that somebody adds to an entity later is
 * absent until somebody adds it here too.
 */

/** Stands where the register wants a word and the phone is not given it. */
export const REMOVED = '—';

/** Registered systems by their code; anything longer may hold the text of a file. */
const KNOWN_CRS = /^(EPSG:\d{4,6}|OGC:CRS84|GCJ-02|BD-09)$/;

const pairs = (ring: readonly Position[]): Position[] => ring.map(([lon, lat]) => [lon, lat]);

export function redactShape({ coordinates, origin, sigma_m, relativeSigma_m, source }: Shape): Shape {
  return {
    coordinates:
      coordinates.type === 'Polygon'
        ? { type: 'Polygon', coordinates: coordinates.coordinates.map(pairs) }
        : { type: 'MultiPolygon', coordinates: coordinates.coordinates.map((rings) => rings.map(pairs)) },
    origin,
    sigma_m,
    ...(relativeSigma_m !== undefined && { relativeSigma_m }),
    source: { crs: KNOWN_CRS.test(source.crs) ? source.crs : 'EPSG:4490' },
  };
}

const redactBaseMap = (map: BaseMap): BaseMap => ({ ...map });

/** Without what only the desk prints: office, its papers, assisting units. Units are those whose ids are given. */
export function redactSettings(settings: Settings, units: ReadonlySet<string>, permitUnits: readonly string[] | null): Settings {
  const {
    coverageOverdue_days,
    ownTracks_days,
    trackFixes_days,
    holidays,
    demandAfterRemedies,
    mapApprovalNo,
    baseMaps,
    fieldPackage,
  } = settings;
  return {
    timeZone: settings.timeZone,
    week: { startsOn: settings.week.startsOn, closesAt: settings.week.closesAt },
    plane: settings.plane,
    bounds: settings.bounds,
    units: settings.units
      .filter(({ id }) => units.has(id))
      .map(({ id, level, parentId, name, nameEn, shape }) => ({
        id,
        level,
        ...(parentId !== undefined && units.has(parentId) && { parentId }),
        name,
        ...(nameEn !== undefined && { nameEn }),
        shape,
      })),
    assistingUnits: [],
    measureOfRecord: settings.measureOfRecord,
    decimals: settings.decimals,
    sliver: settings.sliver,
    duplicateRatio: settings.duplicateRatio,
    demolitionDueMonths: settings.demolitionDueMonths,
    coverageDistance_m: settings.coverageDistance_m,
    coverageAccuracy_m: settings.coverageAccuracy_m,
    positionAccuracyLimit_m: settings.positionAccuracyLimit_m,
    smallCell: settings.smallCell,
    allowedOrigins: settings.allowedOrigins,
    ...(coverageOverdue_days !== undefined && { coverageOverdue_days }),
    ...(ownTracks_days !== undefined && { ownTracks_days }),
    ...(trackFixes_days !== undefined && { trackFixes_days }),
    ...(holidays && { holidays }),
    ...(demandAfterRemedies && { demandAfterRemedies }),
    ...(mapApprovalNo !== undefined && { mapApprovalNo }),
    ...(permitUnits && { permitUnits }),
    ...(fieldPackage && { fieldPackage }),
    // With their keys: without one no phone could show the map that the office chose.
    ...(baseMaps && { baseMaps: baseMaps.map(redactBaseMap) }),
  };
}

export function redactLayer(layer: Layer, cut: Pick<Layer, 'package_sha256' | 'count'>): Omit<Layer, 'importedOn'> {
  const { id, kind, name, geometry } = layer;
  return {
    id,
    kind,
    name,
    source: { fileName: REMOVED, format: REMOVED, crs: REMOVED },
    notes: [],
    ...cut,
    ...(geometry && { geometry: { origin: geometry.origin, sigma_m: geometry.sigma_m } }),
  };
}

/** Property columns that a phone is given, by kind of layer: numbers and classes of land, never a name, a holder or a document. */
export const OPEN_COLUMNS: Readonly<Partial<Record<Layer['kind'], readonly string[]>>> = {
  parcels: ['parcelNo', 'landUse', 'tenure', 'unit', 'stated_cm2', '#repaired'],
  compensated: ['parcelNo', '#repaired'],
  permits: ['#repaired'],
};

/** Of the district's own ground, which bears names of places. */
export const GROUND_COLUMNS: readonly string[] = ['class', 'kind', 'name', 'nameEn', 'turn', 'floors'];

export function redactRedLine(line: RedLine): Omit<RedLine, 'versions'> {
  const { id, name, nameEn, project, regime, freezeOn } = line;
  return {
    id,
    name,
    ...(nameEn !== undefined && { nameEn }),
    project,
    approvalNo: '',
    regime,
    ...(freezeOn !== undefined && { freezeOn }),
    targets: [],
  };
}

/** Which land lies under which red line and how far it is; whose it is stays at the desk. */
export function redactItem({ id, parcelId, redLineId, unit }: ClearanceItem): Omit<ClearanceItem, 'milestones' | 'objections'> {
  return { id, parcelId, redLineId, unit, households: [], buildings: [] };
}

export const redactMilestone = ({ kind }: Milestone): Pick<Milestone, 'kind'> => ({ kind });

/**
 * A report of somebody else: where, when and how far built. How the office came to know of it tells that somebody reported it, so it
 * is said to have been handed over; its position is a place of the shape, never that of whoever stood there.
 */
export function redactSighting(one: Sighting, known: ReadonlySet<string>): Omit<Sighting, 'shapes'> {
  const { id, no, seenOn, absentOn, stage, structure, floors, use, occupiedLand, sameAs } = one;
  const [lon, lat] = firstPlace(one);
  const at: Instant = `${seenOn}T00:00:00.000Z`;
  return {
    id,
    no,
    channel: 'transferred',
    seenOn,
    ...(absentOn !== undefined && { absentOn }),
    evidence: REMOVED,
    position: { lon, lat, accuracy_m: 0, at },
    by: REMOVED,
    stage,
    structure,
    floors,
    use,
    note: '',
    photos: [],
    ...(occupiedLand && { occupiedLand: redactShape(occupiedLand) }),
    ...(sameAs !== undefined && known.has(sameAs) && { sameAs }),
  };
}

function firstPlace({ shapes }: Sighting): readonly [number, number] {
  const coordinates = shapes.find(({ shape }) => shape !== null)?.shape?.coordinates;
  const rings = coordinates?.type === 'Polygon' ? coordinates.coordinates : (coordinates?.coordinates[0] ?? []);
  const [lon, lat] = rings[0]?.[0] ?? [0, 0];
  return [lon, lat];
}

export function redactCase(
  { id, no, begunOn, track, sightings }: Case,
  known: ReadonlySet<string>,
): Omit<Case, 'steps' | 'occupiedLand'> {
  return { id, no, begunOn, track, sightings: sightings.filter((one) => known.has(one)) };
}

/** What a case's state is derived from: kinds and days. A proof of service is said to be there, not what it is. */
export function redactStep(step: CaseStep): Omit<CaseStep, 'changeId' | 'on'> {
  const { kind, served, remediesStated, verification, decision, performBy, executor } = step;
  return {
    kind,
    ...(served && { served: { on: served.on, proof: served.proof.trim() === '' ? '' : REMOVED } }),
    ...(remediesStated !== undefined && { remediesStated }),
    ...(verification && { verification }),
    ...(decision && { decision }),
    ...(performBy !== undefined && { performBy }),
    ...(executor && { executor }),
  };
}

export function redactPatch(patch: Patch): Omit<Patch, 'receivedOn' | 'answer'> {
  const { id, no, source, imagedBeforeOn, imagedOn, answerByOn, shape } = patch;
  return {
    id,
    no,
    source,
    ...(imagedBeforeOn !== undefined && { imagedBeforeOn }),
    imagedOn,
    ...(answerByOn !== undefined && { answerByOn }),
    areas: {},
    shape: redactShape(shape),
  };
}
