import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import type { Day } from '../../../core/register/ports.ts';
import { readCase } from '../../../core/rules/clocks/case-facts.ts';
import type { CaseBeginning } from '../../calls/cases.ts';
import { EngineError } from '../../rpc.ts';
import { caseOfSighting } from '../case-of-sighting.ts';
import type { DistrictSession } from '../district-session.ts';

const DIGITS = 4;
const LEAST_SHARE = 0.05;

/** What is known before a case is begun on a report. @throws EngineError `sighting-unknown` */
export function beginCase(session: DistrictSession, sightingId: string, begunOn: Day): CaseBeginning {
  const { register } = session;
  const sighting = register.sightings.get(sightingId);
  if (!sighting) throw new EngineError('sighting-unknown', { sighting: sightingId });
  const existing = caseOfSighting(register, sightingId);
  return {
    existing: existing ? { id: existing.id, no: existing.no, isVerified: readCase(existing, begunOn).has('verified') } : null,
    proposedNo: nextNo(session, begunOn.slice(0, 4)),
    occupiedLand: sighting.occupiedLand ?? null,
    similar: findSimilar(session, sightingId, begunOn),
  };
}

/** The number after the year's last one, in the form that the office itself writes; `AJ-2026-0001` where it has none yet. */
function nextNo({ register }: DistrictSession, year: string): string {
  const written = new RegExp(`^(.*${year}\\D+)(\\d{1,9})(\\D*)$`, 'u');
  let last: { readonly before: string; readonly digits: string; readonly after: string; readonly begunOn: Day } | undefined;
  for (const { no, begunOn } of register.cases.values()) {
    const [, before, digits, after] = written.exec(no) ?? [];
    if (digits === undefined) continue;
    const isSameForm = before === last?.before && after === last.after;
    if (!last || (isSameForm ? Number(digits) > Number(last.digits) : begunOn > last.begunOn))
      last = { before, digits, after, begunOn };
  }
  if (!last) return `AJ-${year}-${'1'.padStart(DIGITS, '0')}`;
  return `${last.before}${String(Number(last.digits) + 1).padStart(last.digits.startsWith('0') ? last.digits.length : 1, '0')}${last.after}`;
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
