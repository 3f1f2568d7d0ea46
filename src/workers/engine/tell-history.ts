import { settle } from '../../core/measure/settle.ts';
import { areaSigma_m2, formSigma_m } from '../../core/measure/sigma.ts';
import { ITEM_STATUSES, type ClearanceItem } from '../../core/register/clearance-item.ts';
import { statusDays } from '../../core/register/item-status.ts';
import type { Day } from '../../core/register/ports.ts';
import type { DatedShapes } from '../../core/report/dated-shapes.ts';
import type { FeatureHistory, HistoryEvent, HistoryLane } from '../calls/inspection.ts';
import type { FeatureRef } from '../feature-ref.ts';
import { EngineError } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { dueOn } from './footprint-answers.ts';

type EventDraft = Omit<HistoryEvent, 'key' | 'lane'>;

/** Everything dated that the register knows of a feature, whatever day is looked at. @throws EngineError `feature-unknown` */
export function tellHistory(session: DistrictSession, ref: FeatureRef): FeatureHistory {
  const lanes: HistoryLane[] = [];
  const events: HistoryEvent[] = [];
  const redLines = new Set<string>();
  const add = (lane: HistoryLane, own: readonly EventDraft[]) => {
    for (const event of own) events.push({ ...event, lane: lanes.length, key: `${lanes.length}/${events.length}` });
    lanes.push(lane);
  };
  if (ref.kind === 'parcel') {
    const layer = session.layers.get(ref.layerId);
    if (!layer || ref.row >= layer.count) throw new EngineError('feature-unknown');
    const parcelId = layer.idOf(ref.row);
    const { name, importedOn } = layer.layer;
    const reshaped = session.register.parcels.get(parcelId)?.shapes.filter((shape) => shape.layerId === ref.layerId) ?? [];
    add({ kind: 'layer', label: name, spans: [{ fromOn: importedOn, untilOn: null }] }, [
      { on: importedOn, kind: 'layer-imported', note: name },
      ...reshaped.map(
        ({ fromOn }): EventDraft => ({ on: fromOn, kind: 'parcel-reshaped', by: authorOf(session, parcelId, fromOn) }),
      ),
    ]);
    for (const item of session.itemsOfParcel.get(parcelId) ?? []) {
      redLines.add(item.redLineId);
      add(itemLane(session, item), itemEvents(session, item));
    }
  } else if (ref.kind === 'red-line') {
    redLines.add(ref.id);
    add(...tellRedLine(session, ref.id));
  } else add(...tellSighting(session, ref.id));
  // Within a day the feed's order stays.
  events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { ref, lanes, events, marks: [...redLines].flatMap((id) => marksOf(session, id)) };
}

function itemLane(session: DistrictSession, item: ClearanceItem): HistoryLane {
  const days = statusDays(item);
  const reached = ITEM_STATUSES.flatMap((status) => {
    const fromOn = days[status];
    return fromOn ? [{ status, fromOn }] : [];
  });
  const spans = reached.map(({ status, fromOn }, n) => ({ status, fromOn, untilOn: reached[n + 1]?.fromOn ?? null }));
  return {
    kind: 'item',
    label: session.register.redLines.get(item.redLineId)?.name ?? item.redLineId,
    redLineId: item.redLineId,
    spans: spans.filter(({ fromOn, untilOn }) => fromOn !== untilOn),
  };
}

function itemEvents(session: DistrictSession, item: ClearanceItem): EventDraft[] {
  return [
    ...item.milestones.map(
      ({ kind, on, documentNo, changeId }): EventDraft => ({
        on,
        kind: 'milestone',
        milestone: kind,
        documentNo,
        by: session.authors.get(changeId),
      }),
    ),
    ...item.objections.flatMap((one): EventDraft[] => [
      { on: one.receivedOn, kind: 'objection-received' },
      ...(one.answeredOn
        ? [{ on: one.answeredOn, kind: 'objection-answered' as const, documentNo: one.documentNo, note: one.result }]
        : []),
    ]),
  ];
}

function tellRedLine(session: DistrictSession, id: string): [HistoryLane, EventDraft[]] {
  const redLine = session.register.redLines.get(id);
  if (!redLine) throw new EngineError('feature-unknown');
  const areas = areasOf(session, session.redLines, id, 'red-lines');
  const events = redLine.versions.map(
    ({ fromOn, reason }, n): EventDraft => ({
      on: fromOn,
      kind: n === 0 ? 'red-line-drawn' : 'red-line-revised',
      note: reason,
      by: authorOf(session, id, fromOn),
      area_cm2: areas[n].area_cm2,
      sigma_m2: areas[n].sigma_m2,
      ...(n > 0 ? { difference_cm2: areas[n].area_cm2 - areas[n - 1].area_cm2 } : {}),
    }),
  );
  return [{ kind: 'red-line', label: redLine.name, redLineId: id, spans: spansOf(redLine.versions, areas) }, events];
}

function tellSighting(session: DistrictSession, id: string): [HistoryLane, EventDraft[]] {
  const sighting = session.register.sightings.get(id);
  if (!sighting) throw new EngineError('feature-unknown');
  const areas = areasOf(session, session.sightings, id, 'builds');
  const { seenOn, absentOn, evidence, sameAs, shapes } = sighting;
  const events: EventDraft[] = [
    ...(absentOn ? [{ on: absentOn, kind: 'absent' as const }] : []),
    { on: seenOn, kind: 'seen', note: evidence },
    ...shapes.map(
      ({ fromOn, shape, reason }, n): EventDraft => ({
        on: fromOn,
        kind: n === 0 ? 'reported' : shape === null ? 'gone' : 'reshaped',
        note: reason,
        by: authorOf(session, id, fromOn),
        area_cm2: areas[n].area_cm2,
        sigma_m2: areas[n].sigma_m2,
        ...(n > 0 ? { difference_cm2: areas[n].area_cm2 - areas[n - 1].area_cm2 } : {}),
      }),
    ),
  ];
  const linkedOn = session.linkedOn.get(id);
  if (sameAs && linkedOn)
    events.push({
      on: linkedOn,
      kind: 'linked',
      note: session.register.sightings.get(sameAs)?.no ?? sameAs,
      by: authorOf(session, id, linkedOn),
    });
  return [{ kind: 'sighting', label: sighting.no, spans: spansOf(shapes, areas).filter(({ level }) => level > 0) }, events];
}

interface VersionArea {
  readonly area_cm2: number;
  readonly sigma_m2: number;
}

/** Area of each version, settled, in the measure of record; 0 where nothing is left. */
function areasOf(session: DistrictSession, dated: DatedShapes, id: string, kind: 'red-lines' | 'builds'): VersionArea[] {
  const { areas_m2, columns, coordinates } = dated.polygons.view(session.settings.measureOfRecord[kind]);
  const { featureOffsets, polygonOffsets, ringOffsets } = columns;
  return dated.versions.flatMap((version, row) => {
    if (version.id !== id) return [];
    const [first, last] = [polygonOffsets[featureOffsets[row]], polygonOffsets[featureOffsets[row + 1]]];
    const sigma_m2 = areaSigma_m2(coordinates, ringOffsets, first, last, version.shape ? formSigma_m(version.shape) : 0);
    return [{ area_cm2: settle(areas_m2[row]), sigma_m2 }];
  });
}

function spansOf(versions: readonly { readonly fromOn: Day }[], areas: readonly VersionArea[]) {
  const most = Math.max(1, ...areas.map(({ area_cm2 }) => area_cm2));
  return versions.map(({ fromOn }, n) => ({
    fromOn,
    untilOn: versions[n + 1]?.fromOn ?? null,
    level: areas[n].area_cm2 / most,
  }));
}

function marksOf(session: DistrictSession, redLineId: string): FeatureHistory['marks'] {
  const redLine = session.register.redLines.get(redLineId);
  if (!redLine) return [];
  const due = dueOn(session, redLineId);
  return [
    ...(redLine.freezeOn ? [{ on: redLine.freezeOn, kind: 'freeze' as const, label: redLine.name }] : []),
    ...(due ? [{ on: due, kind: 'due' as const, label: redLine.name }] : []),
  ];
}

const authorOf = (session: DistrictSession, entityId: string, on: Day): string | undefined =>
  session.authors.get(`${entityId}@${on}`);
