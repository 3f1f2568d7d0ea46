import type { Bounds } from '../../core/geodesy/plane.ts';
import { nameDay, numberDay } from '../../core/register/day.ts';
import { EMPTY_FEED } from '../../core/register/feed.ts';
import { listWeekEnds } from '../../core/report/footprint/reporting-weeks.ts';
import type { DistrictSummary, GroundPlace } from '../engine-api.ts';
import { countItems } from './count-items.ts';
import type { DistrictSession } from './district-session.ts';
import { dueOn } from './footprint-answers.ts';
import { rowBounds } from './row-bounds.ts';

/** What the screens know of the open district without asking for a day. */
export function summarise(session: DistrictSession): DistrictSummary {
  const { register, settings, district } = session;
  const layers = [...session.layers.values()];
  const { perLine, unplaced } = countItems(session);
  return {
    district,
    settings,
    layers: layers.map((layer) => layer.layer),
    redLines: [...register.redLines.values()].map((line) => ({
      id: line.id,
      name: line.name,
      nameEn: line.nameEn,
      project: line.project,
      regime: line.regime,
      bounds: lineBounds(session, line.id),
      items: perLine.get(line.id) ?? 0,
      dueOn: dueOn(session, line.id),
    })),
    counts: {
      parcels: layers.filter((layer) => layer.layer.kind === 'parcels').reduce((sum, layer) => sum + layer.count, 0),
      redLines: register.redLines.size,
      items: register.items.size,
      sightings: register.sightings.size,
    },
    firstOn: session.firstOn,
    lastOn: session.lastOn,
    laterOn: session.recordedTo > session.lastOn ? session.recordedTo : null,
    seq: register.seq,
    hash: session.chainHash ?? EMPTY_FEED.hash,
    weeks: listWeekEnds(settings.week.startsOn, numberDay(session.firstOn), numberDay(session.lastOn)).map(nameDay),
    unplacedItems: unplaced.size,
    ground: session.ground && {
      surround: 'water',
      places: listPlaces(session),
      package_sha256: session.ground.layer.package_sha256,
    },
  };
}

function lineBounds(session: DistrictSession, id: string): Bounds {
  const row = session.redLines.rowOn(id, '9999-12-31');
  return row === undefined ? session.settings.bounds : rowBounds(session, session.redLines.polygons, row);
}

const KINDS = new Set<string>(['water', 'green', 'road', 'settlement']);

/** Names on the ground: the centre of each `place` mark. */
function listPlaces(session: DistrictSession): GroundPlace[] {
  const { ground } = session;
  if (!ground) return [];
  const places: GroundPlace[] = [];
  for (let row = 0; row < ground.count; row++) {
    if (ground.value('class', row) !== 'place') continue;
    const kind = String(ground.value('kind', row));
    const name = ground.value('name', row);
    if (!KINDS.has(kind) || typeof name !== 'string') continue;
    const [west, south, east, north] = rowBounds(session, ground.polygons, row);
    const nameEn = ground.value('nameEn', row);
    const turn = ground.value('turn', row);
    places.push({
      id: ground.idOf(row),
      kind: kind as GroundPlace['kind'],
      name,
      ...(typeof nameEn === 'string' ? { nameEn } : {}),
      ...(typeof turn === 'number' ? { turn } : {}),
      lon: (west + east) / 2,
      lat: (south + north) / 2,
    });
  }
  return places;
}
