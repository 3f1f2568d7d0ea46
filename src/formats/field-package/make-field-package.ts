import type { MultiPolygon, Polygon } from 'geojson';
import { subsetColumns } from '../../core/overlay/build-columns.ts';
import type { FeedHead } from '../../core/register/feed.ts';
import type { Day, Ids, Instant } from '../../core/register/ports.ts';
import type { Refusal } from '../../core/register/refusal.ts';
import { measureOutlines } from '../../core/report/dated-shapes.ts';
import { judgeFieldTerms } from '../../core/report/field-package/field-limits.ts';
import { fieldSettings, listFieldRecords } from '../../core/report/field-package/field-records.ts';
import { GROUND_COLUMNS, OPEN_COLUMNS } from '../../core/report/field-package/redact.ts';
import { type FieldDistrict, type FieldLayer, selectField } from '../../core/report/field-package/select-field.ts';
import { TouchedArea } from '../../core/report/field-package/touching-rows.ts';
import { writeFieldFeed } from '../../core/report/field-package/write-field-feed.ts';
import type { DistrictContainer } from '../container/container.ts';
import { packContainer, writeContainer } from '../container/write.ts';
import { hashName } from '../package/name.ts';
import { writePackage } from '../package/write.ts';

/** What is asked for. */
export interface FieldRequest {
  readonly area: Polygon | MultiPolygon;
  /** Whose package, as named in changes. */
  readonly for: string;
  readonly madeOn: Day;
  readonly expiresOn: Day;
}

/** What whoever makes it knows beside the district. */
export interface FieldSource extends FieldDistrict {
  readonly from: FeedHead;
  /** Ids of that person's changes that are in the district's feed. */
  readonly received: readonly string[];
  readonly at: Instant;
  readonly ids: Ids;
}

/** How much is in it. */
export interface FieldCounts {
  readonly area_m2: number;
  readonly parcels: number;
  readonly redLines: number;
  readonly compensated: number;
  readonly permits: number;
  readonly sightings: number;
  readonly ownSightings: number;
  readonly cases: number;
  readonly patches: number;
  readonly tasks: number;
  readonly changes: number;
  /** Records that could not be taken along, by the code of the reason. */
  readonly leftOut: readonly { readonly code: string; readonly count: number }[];
}

export interface MadeFieldPackage {
  readonly container: DistrictContainer;
  readonly bytes: Uint8Array;
  readonly counts: FieldCounts;
}

/** Called between steps with the share done; throws to cancel. */
export type FieldStep = (done: number) => Promise<void> | void;

/**
 * Cuts out of a district what a phone is given of an area: rows, lines, reports and cases that touch it, redacted, as a container of
 * the same district that every reader opens.
 * @throws an error with the `code` of the refusal (`field-area-too-large`, `field-too-long`, …), whose `params` word it
 */
export async function makeFieldPackage(
  source: FieldSource,
  request: FieldRequest,
  step: FieldStep = () => {},
): Promise<MadeFieldPackage> {
  const { register, plane, ids } = source;
  const { district, settings } = register;
  if (!district || !settings) throw refused({ refused: 'district-missing' });
  const outline = await measureOutlines([request.area], plane);
  if (outline.columns.featureOffsets[1] === 0) throw refused({ refused: 'field-area-empty' });
  const area = new TouchedArea(outline, Math.max(settings.sliver.width_m, 0.1));
  const refusal = judgeFieldTerms(settings, { ...request, area_m2: area.area_m2 });
  if (refusal) throw refused(refusal);
  await step(0.05);
  const selection = await selectField(source, area, request.for, request.madeOn);
  await step(0.4);
  const packages = new Map<string, Uint8Array>();
  const cut = new Map<string, { package_sha256: string; count: number }>();
  for (const [n, { source: layer, rows }] of selection.layers.entries()) {
    const bytes = cutLayer(layer, rows, district.id, settings.plane);
    const name = await hashName(bytes);
    packages.set(name, bytes);
    cut.set(layer.layer.id, { package_sha256: name, count: rows.length });
    await step(0.4 + (0.3 * (n + 1)) / selection.layers.length);
  }
  const written = fieldSettings(settings, selection);
  const stamps = { for: request.for, at: source.at, on: request.madeOn, ids };
  const { feed, leftOut } = writeFieldFeed({ district, settings: written }, listFieldRecords(selection, cut), stamps);
  await step(0.85);
  const container: DistrictContainer = {
    district,
    settings: written,
    packages,
    photos: new Map(),
    feed,
    field: {
      area: request.area,
      madeOn: request.madeOn,
      expiresOn: request.expiresOn,
      from: { seq: source.from.seq, hash: source.from.hash },
      for: request.for,
      received: source.received,
    },
  };
  const bytes = packContainer(await writeContainer(container));
  await step(1);
  const rowsOf = (kind: string) =>
    selection.layers.filter((one) => one.source.layer.kind === kind).reduce((sum, { rows }) => sum + rows.length, 0);
  return {
    container,
    bytes,
    counts: {
      area_m2: area.area_m2,
      parcels: rowsOf('parcels'),
      redLines: selection.redLines.length,
      compensated: rowsOf('compensated'),
      permits: rowsOf('permits'),
      sightings: selection.sightings.length,
      ownSightings: selection.ownSightings.length,
      cases: selection.cases.length,
      patches: selection.patches.length,
      tasks: selection.tasks.length,
      changes: feed.length,
      leftOut: [...leftOut].map(([code, count]) => ({ code, count })),
    },
  };
}

function cutLayer(
  { layer, polygons, isGround, idOf, column }: FieldLayer,
  rows: readonly number[],
  district: string,
  plane: DistrictContainer['settings']['plane'],
): Uint8Array {
  const names = isGround ? GROUND_COLUMNS : (OPEN_COLUMNS[layer.kind] ?? []);
  return writePackage({
    district,
    layer: layer.id,
    plane,
    columns: subsetColumns(polygons.columns, rows),
    ids: rows.map((row) => idOf(row)),
    properties: names.flatMap((name) => {
      const values = column(name);
      return values ? [{ name, values: rows.map((row) => values[row]) }] : [];
    }),
  });
}

function refused({ refused: code, ...params }: Refusal): Error {
  return Object.assign(new Error(code), { code, params });
}
