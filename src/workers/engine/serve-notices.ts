import { NOTICE_KINDS, STEP_OF_NOTICE } from '../../core/report/notice/notice.ts';
import { holdsPoint } from '../../core/overlay/holds-point.ts';
import { measureShapes } from '../../core/report/dated-shapes.ts';
import { officeCalendar } from '../../core/rules/calendar/work-calendar.ts';
import { type CaseFacts, readCase } from '../../core/rules/clocks/case-facts.ts';
import { reckonDemandRoom } from '../../core/rules/clocks/demand-room.ts';
import { permitStep, type StepVerdict } from '../../core/rules/clocks/permit-step.ts';
import type { ReckonedPeriod } from '../../core/rules/clocks/reckon-period.ts';
import { reckonRemedies } from '../../core/rules/clocks/remedies.ts';
import type { NoticeArea, NoticeCalls, NoticeFacts } from '../calls/notices.ts';
import { EngineError, type Served } from '../rpc.ts';
import { describeFeature } from './describe-feature.ts';
import type { DistrictSession } from './district-session.ts';
import { sessionOn } from './session-on.ts';
import { measureLocated } from './locate-feature.ts';
import type { AreaFigures } from '../engine-api.ts';
import type { Measurement } from '../../core/measure/measurement.ts';

export function serveNotices(open: () => DistrictSession): Served<NoticeCalls> {
  return { noticeFacts: (_, caseId, on) => gatherNoticeFacts(sessionOn(open(), on), caseId, on) };
}

/** A closed case serves no papers. */
const CLOSED: StepVerdict = { verdict: 'forbidden', obstacles: [{ code: 'case-over', article: '办案规程' }] };

/** A notice is given before the decision; to begin anew the decision is revoked first. */
const afterDecision = (takenOn: string): StepVerdict => ({
  verdict: 'forbidden',
  obstacles: [{ code: 'decided-already', article: '行政处罚法 第44条', missing: 'decided', takenOn }],
});

async function gatherNoticeFacts(session: DistrictSession, caseId: string, on: string): Promise<NoticeFacts> {
  const { register, settings } = session;
  const one = register.cases.get(caseId);
  if (!one) throw new EngineError('case-unknown', { case: caseId });
  const known = one.sightings.filter((id) => register.sightings.has(id));
  const details = await Promise.all(known.map((id) => describeFeature(session, { kind: 'sighting', id }, on)));
  const builds = details.flatMap((detail) => {
    if (detail.kind !== 'sighting') return [];
    const { no, seenOn, stage, structure, floors, use } = detail.sighting;
    const footprint = detail.goneOn ? null : { area: ofRecord(detail.area), surveyed: detail.origin === 'surveyed' };
    return [{ no, seenOn, stage, structure, floors, use, footprint }];
  });
  const overlaps = details.flatMap((detail) => detail.overlaps.filter(({ sliver }) => !sliver));
  const isParcel = (layerId: string) => session.layers.get(layerId)?.layer.kind === 'parcels';
  const named = (wanted: 'parcel' | 'red-line') =>
    overlaps.filter(({ with: ref }) => ref.kind === wanted && (ref.kind !== 'parcel' || isParcel(ref.layerId)));
  const calendar = officeCalendar(settings);
  const closed = one.steps.find((step) => step.kind === 'closed' && step.on <= on);
  const caseFacts = readCase(one, on);
  const decided = caseFacts.last('decided');
  const verdicts = NOTICE_KINDS.map((kind) => {
    if (closed) return [kind, CLOSED] as const;
    return [
      kind,
      kind === 'notice' && decided ? afterDecision(decided.on) : permitStep(one, { kind: STEP_OF_NOTICE[kind], on }, calendar),
    ] as const;
  });
  return {
    caseNo: one.no,
    track: one.track,
    builds,
    occupiedLand: await measureOccupied(session, caseId, on),
    parcels: distinct(named('parcel').map(({ label }) => label)),
    redLines: distinct(named('red-line').map(({ label }) => label)),
    units: unitsAt(session, one.sightings[0]),
    steps: one.steps.filter((step) => step.on <= on),
    ordered: orderedOf(caseFacts),
    remedies: remediesUntil(reckonRemedies(one.track, caseFacts, calendar)),
    demandRoom: reckonDemandRoom(one, on, calendar),
    verdicts: Object.fromEntries(verdicts) as NoticeFacts['verdicts'],
  };
}

function orderedOf({ orderedBy }: CaseFacts): NoticeFacts['ordered'] {
  if (!orderedBy) return null;
  const { decision, fine } = orderedBy;
  return { ...(decision !== undefined && { decision }), ...(fine !== undefined && { fine }) };
}

function remediesUntil(periods: readonly ReckonedPeriod[]): NoticeFacts['remedies'] {
  const lastOf = (...ids: readonly string[]) => {
    const found = periods.find(({ period }) => ids.includes(period.id));
    return found ? { on: found.safeOn, provisional: found.certainty === 'provisional' } : null;
  };
  return { reviewUntil: lastOf('review', 'remedies-not-stated'), suitUntil: lastOf('suit', 'remedies-not-stated') };
}

const ofRecord = ({ planar, ellipsoidal, record }: AreaFigures): Measurement =>
  record === 'planar' && planar ? planar : ellipsoidal;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

async function measureOccupied(session: DistrictSession, caseId: string, on: string): Promise<NoticeArea | null> {
  const version = session.register.cases.get(caseId)?.occupiedLand.findLast(({ fromOn }) => fromOn <= on);
  if (!version) return null;
  const { polygons } = await measureShapes([{ id: caseId, fromOn: version.fromOn, shape: version.shape }], session.plane);
  const { origin, sigma_m, relativeSigma_m } = version.shape;
  const record = session.settings.measureOfRecord.builds;
  const area = ofRecord(measureLocated(session, { polygons, row: 0, record, origin, sigma_m, relativeSigma_m }));
  return { area, surveyed: origin === 'surveyed' };
}

/** Units that hold the place of a build: zone, township, village. */
function unitsAt(session: DistrictSession, sightingId: string): NoticeFacts['units'] {
  const position = session.register.sightings.get(sightingId)?.position;
  if (!position) return [];
  const { coordinates } = session.plane.toMillimetres(Float64Array.of(position.lon, position.lat));
  const view = session.units.polygons.view('planar');
  return session.units.list
    .filter((_, row) => holdsPoint(view, row, coordinates[0], coordinates[1]))
    .map(({ name, nameEn, level }) => ({ name, nameEn, level }))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .map(({ name, nameEn }) => ({ name, ...(nameEn !== undefined && { nameEn }) }));
}

const LEVELS = ['zone', 'township', 'village'];
