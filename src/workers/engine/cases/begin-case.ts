import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { CaseBeginning } from '../../calls/cases.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';

const LEAST_SHARE = 0.05;

/** What is known before a case is begun on a report. @throws EngineError `sighting-unknown` */
export function beginCase(session: DistrictSession, sightingId: string, today: Day): CaseBeginning {
  const { register } = session;
  if (!register.sightings.has(sightingId)) throw new EngineError('sighting-unknown', { sighting: sightingId });
  const existing = [...register.cases.values()].find(({ sightings }) => sightings.includes(sightingId));
  return {
    existing: existing ? { id: existing.id, no: existing.no } : null,
    proposedNo: nextNo(session, today.slice(0, 4)),
    similar: findSimilar(session, sightingId, today),
  };
}

/** Any form with the year and, as its last digits, a number that counts up within the year. */
const NUMBERED = /^(?<before>.*?)(?<year>\d{4})(?<between>\D+)(?<digits>\d{1,9})(?<after>\D*)$/g;
const FIRST_FORM = { before: 'AJ-', between: '-', digits: '0000', after: '' };

/** The number after the highest of the year, in the form of the case begun last: each office numbers in its own way. */
function nextNo({ register }: DistrictSession, year: string): string {
  const known = [...register.cases.values()]
    .toSorted((a, b) => (a.begunOn < b.begunOn ? -1 : a.begunOn > b.begunOn ? 1 : 0))
    .flatMap(({ no }) => [...no.matchAll(NUMBERED)].map(({ groups = {} }) => groups));
  const { before, between, digits, after } = known.at(-1) ?? FIRST_FORM;
  const highest = known
    .filter((one) => one.before === before && one.year === year && one.between === between && one.after === after)
    .reduce((most, one) => Math.max(most, Number(one.digits)), 0);
  const width = digits.startsWith('0') ? digits.length : 1;
  return `${before}${year}${between}${String(highest + 1).padStart(width, '0')}${after}`;
}

function findSimilar({ sightings, register, settings }: DistrictSession, id: string, on: Day): CaseBeginning['similar'] {
  const row = sightings.rowOn(id, on);
  if (row === undefined || sightings.versions[row].shape === null) return [];
  const measure = settings.measureOfRecord.builds;
  const view = sightings.polygons.view(measure);
  const [minX, minY, maxX, maxY] = view.boxes.subarray(4 * row, 4 * row + 4);
  const meter = new OverlapMeter();
  return sightings.polygons
    .index(measure)
    .search(minX, minY, maxX, maxY)
    .flatMap((other) => {
      const { id: otherId, shape } = sightings.versions[other];
      if (otherId === id || shape === null || sightings.rowOn(otherId, on) !== other) return [];
      const share = meter.measurePair(view, row, view, other) / Math.min(view.areas_m2[row], view.areas_m2[other]);
      return share < LEAST_SHARE ? [] : [{ id: otherId, no: register.sightings.get(otherId)?.no ?? otherId, share }];
    })
    .sort((a, b) => b.share - a.share);
}
