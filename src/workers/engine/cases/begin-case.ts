import { OverlapMeter } from '../../../core/overlay/overlap-area.ts';
import type { Case } from '../../../core/register/case.ts';
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

interface Numbered {
  readonly before: string;
  readonly digits: string;
  readonly after: string;
  readonly begunOn: Day;
}

/** A number taken apart round the year that it names; nothing where it does not name it. */
function readNo({ no, begunOn }: Pick<Case, 'no' | 'begunOn'>, year: string): Numbered[] {
  const [, before, digits, after] = new RegExp(`^(.*${year}\\D+)(\\d{1,9})(\\D*)$`, 'u').exec(no) ?? [];
  return digits === undefined ? [] : [{ before, digits, after, begunOn }];
}

/** The number after the year's last one, in the form that the office itself writes; a new year begins at one in the form of the last. */
function nextNo({ register }: DistrictSession, year: string): string {
  const cases = [...register.cases.values()];
  const last = cases.flatMap((one) => readNo(one, year)).reduce<Numbered | undefined>(later, undefined);
  if (last) return writeNo(last, Number(last.digits) + 1);
  const other = cases
    .filter(({ begunOn }) => begunOn.slice(0, 4) < year)
    .flatMap((one) => readNo(one, one.begunOn.slice(0, 4)))
    .reduce<Numbered | undefined>(later, undefined);
  if (!other) return `AJ-${year}-${'1'.padStart(DIGITS, '0')}`;
  return writeNo({ ...other, before: other.before.replaceAll(other.begunOn.slice(0, 4), year) }, 1);
}

/** Of two numbers of one form the higher, of two forms that of the later case. */
function later(last: Numbered | undefined, one: Numbered): Numbered {
  if (!last) return one;
  const isSameForm = one.before === last.before && one.after === last.after;
  return (isSameForm ? Number(one.digits) > Number(last.digits) : one.begunOn > last.begunOn) ? one : last;
}

const writeNo = ({ before, digits, after }: Numbered, value: number): string =>
  `${before}${String(value).padStart(digits.startsWith('0') ? digits.length : 1, '0')}${after}`;

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
