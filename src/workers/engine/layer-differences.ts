import { compareLayers, DIFFERENCES, type LayerComparison } from '../../core/overlay/compare-layers.ts';
import type { Bounds } from '../../core/geodesy/plane.ts';
import { settle } from '../../core/measure/settle.ts';
import { nextTask } from '../../formats/next-task.ts';
import type { DifferenceEntry, ImportChoice, LayerDifference } from '../calls/importing.ts';
import type { Call } from '../rpc.ts';
import { type AdmittedImport, featureNames } from './admitted-import.ts';
import type { DistrictSession } from './district-session.ts';
import { rowBounds } from './row-bounds.ts';
import { type StandingLayer, standingLayers } from './standing-layers.ts';
import type { ImportSession } from './waiting-import.ts';

const MOST_ENTRIES = 1_000;
/** Where the error of either side is unknown, and never more: it answers whether the file changed, not whether the land did. */
const TOLERANCE_M = 0.05;
/** Never less: what other roundings of one coordinate bring. */
const LEAST_TOLERANCE_M = 0.01;

/** A standing layer with what the import changes in it. */
export interface ComparedLayer extends StandingLayer {
  readonly tolerance_m: number;
  readonly comparison: LayerComparison;
  /** Of the import, by row. */
  readonly newNames: readonly (string | null)[];
}

/**
 * Outlines nearer than this are one: twice the error of the difference of two vertices, 2·√(σ₁² + σ₂²), but not below 1 cm nor above
 * 5 cm. The errors of two versions of one layer are mostly the same errors: beyond 5 cm somebody moved a vertex, however rough it is.
 */
export function toleranceOf(sigma_m: number | undefined, otherSigma_m: number | undefined): number {
  if (sigma_m === undefined || otherSigma_m === undefined) return TOLERANCE_M;
  return Math.min(TOLERANCE_M, Math.max(LEAST_TOLERANCE_M, 2 * Math.hypot(sigma_m, otherSigma_m)));
}

const compared = new WeakMap<AdmittedImport, Map<string, { readonly identity: object; readonly comparison: LayerComparison }>>();

/** Holds an import against every layer of its kind, the most similar first. @throws TaskCancelled */
export async function compareWithLayers(
  call: Call,
  session: DistrictSession,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
): Promise<ComparedLayer[]> {
  const layers = standingLayers(session, choice.kind);
  const found: ComparedLayer[] = [];
  for (const [n, layer] of layers.entries())
    found.push(await compareWithLayer(call, source, choice, admitted, layer, { done: n, of: layers.length }));
  return found.sort((a, b) => likeness(b) - likeness(a));
}

/** Holds an import against one layer; asked again with the same it answers at once. @throws TaskCancelled */
export async function compareWithLayer(
  call: Call,
  source: ImportSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
  standing: StandingLayer,
  place: { readonly done: number; readonly of: number } = { done: 0, of: 1 },
): Promise<ComparedLayer> {
  const tolerance_m = choice.tolerance_m ?? toleranceOf(standing.sigma_m, choice.sigma_m);
  const names = featureNames(source, choice.mapping);
  const newNames = Array.from(admitted.features, (feature) => names[feature] ?? null);
  const key = JSON.stringify([standing.layer.id, tolerance_m, choice.mapping.parcelNo, choice.mapping.name]);
  const known = compared.get(admitted)?.get(key);
  const total = place.of * admitted.columns.count;
  const comparison =
    known?.identity === standing.identity
      ? known.comparison
      : await compareLayers(
          { columns: standing.polygons.columns, ids: standing.names },
          { columns: admitted.columns, ids: newNames },
          1000 * tolerance_m,
          {
            signal: call.signal,
            pause: nextTask,
            onProgress: (share) =>
              call.progress({
                phase: 'compare-layers',
                done: Math.round((place.done + share) * admitted.columns.count),
                total,
                unit: 'features',
              }),
          },
        );
  const kept = compared.get(admitted) ?? new Map();
  compared.set(admitted, kept.set(key, { identity: standing.identity, comparison }));
  return { ...standing, tolerance_m, comparison, newNames };
}

const likeness = ({ comparison, layer }: ComparedLayer): number =>
  comparison.partners.reduce((count, partner) => count + (partner < 0 ? 0 : 1), 0) /
  Math.max(1, layer.count, comparison.partners.length);

/** The differences as lists to look through, with areas in the measure of record. */
export function describeDifference(
  session: DistrictSession,
  choice: ImportChoice,
  admitted: AdmittedImport,
  layer: ComparedLayer,
): LayerDifference {
  const { comparison, tolerance_m, itemsOn } = layer;
  const { kinds, partners, moved_mm, gone } = comparison;
  const measure = session.settings.measureOfRecord[choice.kind];
  const before_m2 = layer.polygons.view(measure).areas_m2;
  const after_m2 = admitted.polygons.view(measure).areas_m2;
  const rowsOf = (kind: (typeof DIFFERENCES)[number]): number[] => {
    const wanted = DIFFERENCES.indexOf(kind);
    return [...kinds.keys()].filter((row) => kinds[row] === wanted);
  };
  const standing = new Map<number, number>();
  const itemsUnder = (row: number): number => {
    if (row < 0) return 0;
    const known = standing.get(row) ?? itemsOn(row);
    standing.set(row, known);
    return known;
  };
  const first = (rows: readonly number[], sizeOf: (row: number) => number, partnerOf: (row: number) => number) =>
    [...rows]
      .sort((a, b) => Math.sign(itemsUnder(partnerOf(b))) - Math.sign(itemsUnder(partnerOf(a))) || sizeOf(b) - sizeOf(a) || a - b)
      .slice(0, MOST_ENTRIES);
  const entry = (row: number): DifferenceEntry => {
    const partner = partners[row];
    const was = partner < 0 ? null : layer.names[partner];
    const label = layer.newNames[row] ?? was ?? `#${admitted.features[row] + 1}`;
    const bounds = rowBounds(session, admitted.polygons, row);
    return {
      label,
      ...(was !== null && was !== label && { formerLabel: was }),
      feature: admitted.features[row],
      ...(partner >= 0 && { row: partner, before_cm2: settle(before_m2[partner]), moved_m: moved_mm[row] / 1000 }),
      after_cm2: settle(after_m2[row]),
      items: itemsUnder(partner),
      bounds: partner < 0 ? bounds : unite(bounds, rowBounds(session, layer.polygons, partner)),
    };
  };
  const goneEntry = (row: number): DifferenceEntry => ({
    label: layer.names[row] ?? `#${row + 1}`,
    row,
    before_cm2: settle(before_m2[row]),
    items: itemsUnder(row),
    bounds: rowBounds(session, layer.polygons, row),
  });
  const [added, changed, renamed] = [rowsOf('added'), rowsOf('changed'), rowsOf('renamed')];
  const partnerOf = (row: number) => partners[row];
  return {
    layer: layer.layer,
    tolerance_m,
    same: kinds.length - added.length - changed.length - renamed.length,
    counts: { added: added.length, gone: gone.length, changed: changed.length, renamed: renamed.length },
    itemsOnGone: gone.reduce((sum, row) => sum + itemsUnder(row), 0),
    added: first(added, (row) => after_m2[row], partnerOf).map(entry),
    gone: first(
      [...gone],
      (row) => before_m2[row],
      (row) => row,
    ).map(goneEntry),
    changed: first(changed, (row) => moved_mm[row], partnerOf).map(entry),
    renamed: first(renamed, (row) => after_m2[row], partnerOf).map(entry),
  };
}

const unite = ([w, s, e, n]: Bounds, [west, south, east, north]: Bounds): Bounds => [
  Math.min(w, west),
  Math.min(s, south),
  Math.max(e, east),
  Math.max(n, north),
];
