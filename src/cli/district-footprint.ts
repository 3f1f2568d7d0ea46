import { settle } from '../core/measure/settle.ts';
import { m2OfCm2 } from '../core/measure/units.ts';
import { numberDay } from '../core/register/day.ts';
import type { RedLine } from '../core/register/red-line.ts';
import type { Register } from '../core/register/register.ts';
import type { MeasuredPolygons } from '../core/overlay/measured-polygons.ts';
import { type DatedShapes, listVersions, measureOutlines, measureShapes } from '../core/report/dated-shapes.ts';
import { measureCaseLand } from '../core/report/case-land.ts';
import { measureParcelShapes } from '../core/report/parcel-shapes.ts';
import {
  type DistrictFootprint,
  type DistrictLand,
  measureDistrictFootprint,
} from '../core/report/footprint/district-footprint.ts';
import { footprintAt, versionInForce } from '../core/report/footprint/footprint-at.ts';
import { findScope } from '../core/report/footprint/footprint-model.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import { CliError } from './cli-error.ts';
import { printable } from './printable.ts';
import { type ReadDistrict, readDistrict, readLayer } from './read-district.ts';

/** What `chidu footprint --json` prints; a contract (docs/contracts/cli.md). */
export interface FootprintSummary {
  readonly red_line_m2: number;
  readonly unresolved_m2: number;
  /** Items not handed over and open cases inside the red line. */
  readonly unresolved_plots: number;
  readonly resolved_plots: number;
  /** How many of the unresolved plots are cases. */
  readonly open_cases: number;
  readonly double_claimed_m2: number;
}

/**
 * Unresolved footprint of one red line, named by id or name, on a day. Areas in the measure of record of parcels.
 * @throws CliError `district-missing`, `plane-differs`, `red-line-not-found`, `red-line-not-in-force`, `parcel-missing`,
 * `package-missing`; ReadError of a package; TangleError
 */
export async function measureFootprint(
  container: DistrictContainer,
  redLineName: string,
  day: string,
  onProgress: (share: number) => void = () => {},
): Promise<FootprintSummary & { readonly name: string }> {
  const read = readDistrict(container);
  const redLine = findRedLine(read.register, redLineName);
  onProgress(0.1);
  const { model, spans } = (await measureDistrict(container, read, day, onProgress)).footprint;
  const scope = findScope(model, { kind: 'red-line', id: redLine.id });
  const version = versionInForce(model, scope, numberDay(day));
  if (version < 0) throw new CliError('red-line-not-in-force', { id: printable(redLine.name), day });
  const found = footprintAt(model, spans, scope, numberDay(day));
  return {
    name: redLine.name,
    red_line_m2: m2OfCm2(settle(model.input.redLineShapes.areas_m2[version])),
    unresolved_m2: m2OfCm2(found.unresolved_cm2),
    unresolved_plots: found.unresolvedPlots + found.openCases,
    resolved_plots: found.resolvedPlots,
    open_cases: found.openCases,
    double_claimed_m2: m2OfCm2(found.doubleClaimed_cm2),
  };
}

/** A district's land, measured once for every day. */
export interface MeasuredDistrict {
  readonly footprint: DistrictFootprint;
  readonly redLines: DatedShapes;
  readonly units: MeasuredPolygons;
}

/** @throws CliError `parcel-missing`, `package-missing`; ReadError of a package; TangleError */
export async function measureDistrict(
  container: DistrictContainer,
  read: ReadDistrict,
  day: string,
  onProgress: (share: number) => void = () => {},
): Promise<MeasuredDistrict> {
  const { register, settings, plane } = read;
  const redLines = await measureShapes(
    [...register.redLines.values()].flatMap(({ id, versions }) => listVersions(id, versions)),
    plane,
  );
  onProgress(0.2);
  const units = await measureOutlines(
    settings.units.map(({ shape }) => shape),
    plane,
  );
  onProgress(0.3);
  const placeOf = placeParcels(container, read);
  onProgress(0.5);
  const footprint = measureDistrictFootprint({
    register,
    plane,
    redLines,
    parcelShapes: await measureParcelShapes(register.parcels, plane),
    caseLand: await measureCaseLand(register, plane),
    units,
    placeOf,
    firstOn: day,
    lastOn: day,
  });
  const { unplaced } = footprint;
  if (unplaced.length > 0) throw new CliError('parcel-missing', { count: unplaced.length, id: printable(unplaced[0]) });
  return { footprint, redLines, units };
}

/** Names in an error message. */
const LISTED = 30;

function findRedLine(register: Register, name: string): RedLine {
  const all = [...register.redLines.values()];
  const found = register.redLines.get(name) ?? all.find((redLine) => redLine.name === name || redLine.nameEn === name);
  if (found !== undefined) return found;
  const known = all.slice(0, LISTED).map((redLine) => printable(redLine.name));
  throw new CliError('red-line-not-found', {
    id: printable(name),
    known: `${known.join(', ')}${all.length > LISTED ? ' …' : ''}`,
  });
}

/** Where each parcel of the district's parcel layers lies; the first layer that holds it counts. */
function placeParcels(container: DistrictContainer, read: ReadDistrict): DistrictLand['placeOf'] {
  const { register } = read;
  const wanted = new Set([...register.items.values()].map(({ parcelId }) => parcelId));
  const places = new Map<string, ReturnType<DistrictLand['placeOf']>>();
  for (const layer of register.layers.values()) {
    if (layer.kind !== 'parcels') continue;
    const { columns, ids } = readLayer(container, read, layer);
    ids.forEach((id, row) => {
      if (wanted.has(id) && !places.has(id)) places.set(id, { layerId: layer.id, columns, row });
    });
  }
  return (parcelId) => places.get(parcelId);
}
