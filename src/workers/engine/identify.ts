import { lineLength_m } from '../../core/measure/length.ts';
import { measureRings } from '../../core/measure/ruler.ts';
import { formSigma_m } from '../../core/measure/sigma.ts';
import { nextTask } from '../../formats/next-task.ts';
import { type FoundGroup, type Identified, type AskedShape, SUBJECTS } from '../calls/inspection.ts';
import { type Call, EngineError } from '../rpc.ts';
import { type ShapeInPlane, shapeInPlane } from './asked-shape.ts';
import type { DistrictSession } from './district-session.ts';
import { listSources, type Source } from './list-sources.ts';
import { locate } from './locate-feature.ts';
import { type AskedOutline, MeetingInArea } from './meeting-in-area.ts';
import { MeetingOnLine } from './meeting-on-line.ts';
import { boundsOf } from './row-geometry.ts';
import { tallyGroup } from './tally-group.ts';

/** Features measured between two pauses. */
const ROWS_PER_SLICE = 2_000;

/**
 * Everything that lies in a shape, by subject and class: areas by edge integrals in each subject's measure of record, settled
 * to whole cm², slivers apart, land that several claim also counted once. For a line the lengths inside, in the plane.
 * @throws EngineError `sketch-empty`, `sketch-outside`, `cancelled`
 */
export async function identifyIn(call: Call, session: DistrictSession, asked: AskedShape, on: string): Promise<Identified> {
  const shape = await shapeInPlane(session, asked, on);
  const drawn = outlineOf(session, asked, on);
  const sources = listSources(session, on).filter((source) => source.polygons.columns.count > 0);
  const groups: FoundGroup[] = [];
  const pause = async () => {
    await nextTask();
    if (call.signal.aborted) throw new EngineError('cancelled');
  };
  for (const subject of SUBJECTS) {
    const own = sources.filter((source) => source.subject === subject);
    if (own.length === 0) continue;
    const meeting =
      shape.kind === 'area' ? new MeetingInArea(session, own, shape.polygons, drawn) : new MeetingOnLine(own, shape.line);
    const found = own.map((source, n) =>
      meeting.candidates(n).filter((row) => source.accepts(row) && !isAsked(asked, source, row)),
    );
    const total = found.reduce((sum, rows) => sum + rows.length, 0);
    let done = 0;
    for (const [n, rows] of found.entries()) {
      for (const row of rows) {
        meeting.meet(n, row);
        if (++done % ROWS_PER_SLICE !== 0) continue;
        call.progress({ phase: 'identify', done, total, unit: 'features' });
        await pause();
      }
    }
    if (meeting.row.length + meeting.slivers.count > 0) {
      call.progress({ phase: 'unite-claims', done: 0, total: 0, unit: 'pairs' });
      await pause();
      meeting.close();
      groups.push(await tallyGroup(session, subject, meeting, on, pause));
    }
  }
  return { on, ...describeShape(session, shape, sigmaOf(session, asked, on)), groups };
}

/** A red line or build whose own shape is asked about is no finding; a parcel is, so that its classes add up. */
function isAsked(asked: AskedShape, source: Source, row: number): boolean {
  if (asked.from !== 'feature' || asked.ref.kind === 'parcel') return false;
  return (source.subject === 'red-lines' || source.subject === 'sightings') && source.idOf(row) === asked.ref.id;
}

function outlineOf(session: DistrictSession, asked: AskedShape, on: string): AskedOutline {
  const sigma_m = sigmaOf(session, asked, on);
  const surveyed = asked.from === 'feature' && locate(session, asked.ref, on).origin === 'surveyed';
  return { sigma_m: sigma_m ?? 0, surveyed: sigma_m === undefined || surveyed };
}

/** Error of the asked shape's vertices; of a corridor and of the map's extent nobody knows one. */
function sigmaOf(session: DistrictSession, asked: AskedShape, on: string): number | undefined {
  if (asked.from === 'shape') return asked.sigma_m;
  if (asked.from === 'bounds' || asked.corridor_m > 0) return undefined;
  return asked.from === 'sketch' ? asked.sigma_m : formSigma_m(locate(session, asked.ref, on));
}

function describeShape(
  session: DistrictSession,
  shape: ShapeInPlane,
  sigma_m: number | undefined,
): Omit<Identified, 'on' | 'groups'> {
  if (shape.kind === 'line') {
    const lons = shape.outline.coordinates.map(([lon]) => lon);
    const lats = shape.outline.coordinates.map(([, lat]) => lat);
    return {
      kind: 'line',
      area: null,
      length_mm: Math.round(1000 * lineLength_m(shape.line)),
      outline: shape.outline,
      bounds: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    };
  }
  const { coordinates, ringOffsets } = shape.polygons.columns;
  const both = measureRings(session.plane, coordinates, ringOffsets, 0, ringOffsets.length - 1, sigma_m);
  return {
    kind: 'area',
    area: { planar: both.planar, ellipsoidal: both.ellipsoidal },
    length_mm: null,
    outline: shape.outline,
    bounds: boundsOf(shape.outline),
  };
}
