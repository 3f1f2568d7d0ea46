import type { DisclosureField } from '../../core/register/disclosure.ts';
import type { Day } from '../../core/register/ports.ts';
import type { MeasuredPolygons } from '../../core/overlay/measured-polygons.ts';
import { hashDisclosure, listDisclosure } from '../../core/report/disclosure/disclosure-list.ts';
import { SheetPen } from '../../core/report/print-sheet/sheet-pen.ts';
import {
  fitScale,
  type GroundBox,
  planSheets,
  type SheetSet,
  type SheetSetRefusal,
  SMALLEST_SCALE,
} from '../../core/report/print-sheet/sheet-set.ts';
import type { HashedDisclosure, PrintBasis, PrintingCalls, PrintPlanQuestion, PrintTarget } from '../calls/printing.ts';
import { type Call, EngineError, type Served } from '../rpc.ts';
import { knownAt } from './board/board-tables.ts';
import type { DistrictSession } from './district-session.ts';
import { drawSheet } from './printing/draw-sheet.ts';
import { sessionOn } from './session-on.ts';
import { planeBox } from './tables/plane-box.ts';

/** Scale of the sheet around a place, where none is chosen. */
const SCALE_OF_PLACE = 1000;

/** Sheets at a true scale: which there are, and what is drawn on each. */
export function servePrinting(open: () => DistrictSession): Served<PrintingCalls> {
  const basisOf = async (call: Call, { on, knownAt: seq, parts }: PrintBasis) =>
    sessionOn(await knownAt(open(), seq, parts, call), on);
  return {
    planPrint: async (call, question) => planPrint(await basisOf(call, question), question),
    drawSheet: async (call, box, scale, basis, content) =>
      drawSheet(call, await basisOf(call, basis), { box, scale, content }, basis),
    disclosureList: (_, redLineId, on, fields) => discloseOn(sessionOn(open(), on), redLineId, on, fields),
  };
}

function discloseOn(session: DistrictSession, redLineId: string, on: Day, fields: readonly DisclosureField[]): HashedDisclosure {
  const { register, placeOf } = session;
  if (!register.redLines.has(redLineId)) throw new EngineError('print-target-unknown', { target: redLineId });
  const numberOf = (parcelId: string) => {
    const place = placeOf(parcelId);
    return place ? place.layer.label(place.row) : parcelId;
  };
  const list = listDisclosure(register, redLineId, on, fields, numberOf);
  return { list, sha256: hashDisclosure(list) };
}

function planPrint(session: DistrictSession, question: PrintPlanQuestion): SheetSet | SheetSetRefusal {
  const { target, frame, overlap_mm, on } = question;
  const { area, shape } = locate(session, target, on);
  const usual = target.kind === 'place' ? SCALE_OF_PLACE : fitScale(area, frame);
  const scale = question.scale ?? usual ?? SMALLEST_SCALE;
  const isMet = (box: GroundBox) =>
    shape === null || shape.rows.some((row) => new SheetPen(box, scale).draw(shape.polygons.view('planar'), row));
  return planSheets({ area, scale, frame, overlap_mm, isMet });
}

interface Located {
  readonly area: GroundBox;
  /** What a sheet has to meet to be one of the set; null where all are. */
  readonly shape: { readonly polygons: MeasuredPolygons; readonly rows: readonly number[] } | null;
}

function locate(session: DistrictSession, target: PrintTarget, on: string): Located {
  const { plane, settings, units, redLines } = session;
  if (target.kind === 'place') {
    const { coordinates, refused } = plane.toMillimetres(Float64Array.of(target.lon, target.lat));
    if (refused.length > 0) throw new EngineError('print-target-unknown', { target: `${target.lon} ${target.lat}` });
    const [east, north] = coordinates;
    return { area: [east, north, east, north], shape: null };
  }
  if (target.kind === 'district') {
    const zones = units.list.flatMap(({ level }, row) => (level === 'zone' ? [row] : []));
    if (zones.length > 0) return boxed(units.polygons, zones);
    const area = planeBox(plane, settings, settings.bounds);
    if (!area) throw new EngineError('print-target-unknown', { target: session.district.name });
    return { area, shape: null };
  }
  const [polygons, row] =
    target.kind === 'red-line'
      ? [redLines.polygons, redLines.rowOn(target.id, on)]
      : [units.polygons, units.list.findIndex(({ id }) => id === target.id)];
  if (row === undefined || row < 0) throw new EngineError('print-target-unknown', { target: target.id });
  return boxed(polygons, [row]);
}

function boxed(polygons: MeasuredPolygons, rows: readonly number[]): Located {
  const { boxes } = polygons.view('planar');
  const side = (at: number) => rows.map((row) => boxes[4 * row + at]);
  const area: GroundBox = [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
  return { area, shape: { polygons, rows } };
}
