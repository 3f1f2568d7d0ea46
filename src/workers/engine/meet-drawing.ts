import type { Measure } from '../../core/measure/measurement.ts';
import { settle } from '../../core/measure/settle.ts';
import { formSigma_m } from '../../core/measure/sigma.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { OverlapMeter } from '../../core/overlay/overlap-area.ts';
import { OverlapSigma } from '../../core/overlay/overlap-sigma.ts';
import type { PolygonView } from '../../core/overlay/polygon-set.ts';
import { prepareClip } from '../../core/overlay/prepare-clip.ts';
import { judgeSliver } from '../../core/overlay/sliver.ts';
import type { DrawnMoment, MetFeature, MetGroup } from '../calls/editing.ts';
import type { Subject } from '../calls/inspection.ts';
import type { DistrictSession } from './district-session.ts';
import { judgeFreeze } from '../../core/rules/freeze-date.ts';
import { listSources, type Source } from './list-sources.ts';
import { leastFar } from './standing.ts';

/** Below this an overlap is rounding of a shared border (1 cm²). */
const LEAST_CM2 = 1;
const MOST_ROWS = 40;
/** What somebody who draws has to know of, in the order of the lists. */
const SUBJECTS: readonly Subject[] = ['red-lines', 'compensated', 'permits', 'sightings', 'parcels'];

/** What a drawing meets on a day: the same figures as the overlap table's, for a shape that is not recorded yet. */
export function meetDrawing(
  session: DistrictSession,
  drawing: MeasuredPolygons,
  drawn: DrawnMoment,
  measure: Measure,
  on: string,
): MetGroup[] {
  const view = drawing.view(measure);
  const clip = prepareClip(view, 0);
  const meter = new OverlapMeter();
  const sigma = errorsOf(drawn, view, meter);
  const [minX, minY, maxX, maxY] = view.boxes;
  const sources = listSources(session, on);
  const groups: MetGroup[] = [];
  for (const subject of SUBJECTS) {
    const rows: MetFeature[] = [];
    const slivers = { slivers: 0, slivers_cm2: 0 };
    for (const source of sources.filter((one) => one.subject === subject && one.polygons.columns.count > 0)) {
      const others = source.polygons.view(measure);
      for (const row of source.polygons.index(measure).search(minX, minY, maxX, maxY)) {
        if (!source.accepts(row) || isItself(drawn, source, row)) continue;
        const area_m2 = meter.measure(others, row, clip);
        const area_cm2 = settle(area_m2);
        if (area_cm2 < LEAST_CM2) continue;
        if (judgeSliver(session.settings.sliver, area_m2, others, row, view, 0)) {
          slivers.slivers++;
          slivers.slivers_cm2 += area_cm2;
          continue;
        }
        const whole_cm2 = settle(others.areas_m2[row]);
        const ref = source.refOf(row);
        if (!ref) continue;
        const share = whole_cm2 > 0 ? Math.min(1, area_cm2 / whole_cm2) : 0;
        rows.push({
          ref,
          label: source.labelOf(row),
          area_cm2,
          ...(sigma && { sigma_m2: sigma.of_m2(others, row, area_m2) }),
          share,
          ...standingOf(session, source, row, drawn, on),
        });
      }
    }
    if (rows.length + slivers.slivers === 0) continue;
    rows.sort((a, b) => b.area_cm2 - a.area_cm2);
    const sum_cm2 = rows.reduce((sum, row) => sum + row.area_cm2, 0);
    groups.push({ subject, count: rows.length, sum_cm2, ...slivers, rows: rows.slice(0, MOST_ROWS) });
  }
  return groups;
}

/** Of builds and occupied land; a boundary that is drawn at the desk says its own error where it is recorded. */
function errorsOf({ kind, sigma_m, relativeSigma_m }: DrawnMoment, view: PolygonView, meter: OverlapMeter): OverlapSigma | null {
  if ((kind !== 'sighting' && kind !== 'occupied-land') || !(sigma_m > 0)) return null;
  const form_m = formSigma_m({ sigma_m, relativeSigma_m });
  return new OverlapSigma(view, { form_m, shift_m: Math.sqrt(Math.max(0, sigma_m ** 2 - form_m ** 2)) }, meter);
}

/** The version in force of what is drawn anew is no finding. */
function isItself({ kind, id }: DrawnMoment, { subject, idOf }: Source, row: number): boolean {
  if (id === undefined) return false;
  const own = { 'red-line': 'red-lines', sighting: 'sightings', parcel: 'parcels', 'occupied-land': null }[kind];
  return subject === own && idOf(row) === id;
}

function standingOf(
  session: DistrictSession,
  { subject, idOf }: Source,
  row: number,
  { kind, id, seenOn, absentOn }: DrawnMoment,
  on: string,
): Pick<MetFeature, 'status' | 'freeze'> {
  if (subject === 'red-lines' && kind === 'sighting') {
    const freezeOn = session.register.redLines.get(idOf(row))?.freezeOn;
    const evidence = session.register.sightings.get(id ?? '') ?? (seenOn ? { seenOn, absentOn } : null);
    return freezeOn && evidence ? { freeze: judgeFreeze(freezeOn, evidence) } : {};
  }
  if (subject !== 'parcels') return {};
  const items = session.itemsOfParcel.get(idOf(row)) ?? [];
  const standing = leastFar(kind === 'red-line' && id ? items.filter(({ redLineId }) => redLineId === id) : items, on);
  return standing ? { status: standing.status } : {};
}
