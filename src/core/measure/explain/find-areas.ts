import { TaskCancelled, type TaskHost } from '../../overlay/overlap-table.ts';
import type { Choice, Deviation } from './deviation.ts';
import type { ExplainedShape } from './explanation.ts';
import { listMethods, type Method } from './methods.ts';
import { middlesOf, type Outline } from './outline.ts';
import { listScopes } from './scopes.ts';
import { listVertexVariants } from './vertex-variants.ts';

/** Ways farther from what one expects are not tried: they would explain any number. */
export const MOST_COST = 3.4;
export const MOST_DEVIATIONS = 3;
/** Vertices as the source wrote them, where the record's are whole millimetres. */
const UNROUNDED_COST = 0.05;
const AS_DRAWN: Choice = { deviation: { code: 'as-drawn' }, cost: 1 };
const NONE: Choice = { deviation: null, cost: 0 };
/** Vertices projected between two looks of a worker at its messages: some tens of milliseconds. */
const VERTICES_PER_SLICE = 20_000;

/** An area by some method from some vertices of some rings. */
export interface FoundArea {
  readonly deviations: readonly Deviation[];
  readonly cost: number;
  readonly area_m2: number;
  readonly family: string;
  /** From the vertices as the source wrote them. */
  readonly isWritten: boolean;
}

/**
 * Areas of a shape, m²: every method over every reading of its vertices and rings, each with the cost of being unexpected, none beyond
 * `MOST_COST` and `MOST_DEVIATIONS`. The first is the record's own.
 * @throws TaskCancelled
 */
export async function findAreas(shape: ExplainedShape, host: TaskHost): Promise<readonly FoundArea[]> {
  const { record, other, meridian, sourceMeridian, settled, source, isRepaired, others, stated } = shape;
  const written = source && !isRepaired ? source : settled;
  const methods = listMethods({
    meridian,
    ...(sourceMeridian !== undefined && { sourceMeridian }),
    ...(shape.typedMeridian !== undefined && { typedMeridian: shape.typedMeridian }),
    middles: middlesOf(written),
  }).map((method) => asRecorded(method, record.measure));
  const common = methods.filter(({ isCommon }) => isCommon);
  const found: FoundArea[] = [];
  const push = (area_m2: number, choices: readonly Choice[], family: string, isWritten = false) => {
    const deviations = choices.flatMap(({ deviation }) => deviation ?? []);
    const cost = choices.reduce((sum, one) => sum + one.cost, 0);
    if (Number.isFinite(area_m2) && area_m2 > 0 && cost <= MOST_COST && deviations.length <= MOST_DEVIATIONS)
      found.push({ deviations, cost, area_m2, family, isWritten });
  };
  if (host.signal?.aborted) throw new TaskCancelled();
  let measured = 0;
  const take = async (outline: Outline, vertices: Choice, tried: readonly Method[]) => {
    const count = outline.flat().reduce((sum, ring) => sum + ring.length / 2, 0);
    const sums = new Map<string, number[][]>();
    for (const method of tried) {
      if (vertices.cost + method.cost > MOST_COST) continue;
      let areas = sums.get(method.key);
      if (!areas) {
        if (measured >= VERTICES_PER_SLICE) {
          measured = 0;
          if (host.signal?.aborted) throw new TaskCancelled();
          await host.pause?.();
        }
        measured += count;
        areas = outline.map((rings) => rings.map(method.sum));
        sums.set(method.key, areas);
      }
      for (const scope of listScopes(areas))
        push(scope.area * method.factor, [method, vertices, scope], method.family, outline === source);
    }
  };

  push(record.value_cm2 / 1e4, [NONE], 'record');
  if (other) {
    const code = other.measure === 'planar' ? 'planar-district' : 'ellipsoidal';
    const method = methods.find(({ deviation }) => deviation?.code === code);
    if (method) push(other.value_cm2 / 1e4, [method], method.family);
  }
  for (const { value_cm2, where } of stated)
    push(value_cm2 / 1e4, [{ deviation: { code: 'stated', params: { where } }, cost: 0.5 }], `stated ${where}`);
  await take(written, source ? { ...NONE, cost: UNROUNDED_COST } : NONE, methods);
  if (source && !isRepaired) await take(settled, { ...NONE, cost: 2 * UNROUNDED_COST }, common);
  if (source && isRepaired) await take(source, AS_DRAWN, common);
  const meridians = [...new Set([sourceMeridian ?? meridian, meridian])];
  const variants = listVertexVariants(written, meridians);
  for (const { outline, ...vertices } of variants) {
    // Whole millimetres of the district's plane are the ruler's own vertices, and were taken above where they are not the written ones.
    const { decimals, meridian: of } = vertices.deviation?.params ?? {};
    if (source && !isRepaired && vertices.deviation?.code === 'rounded-metres' && decimals === 3 && of === meridian) continue;
    await take(outline, vertices, common);
  }
  for (const { deviation, cost, terms } of others) {
    for (const method of common) {
      const area = terms.reduce((sum, { outline, sign }) => sum + sign * netArea(outline, method), 0);
      push(area, [method, { deviation, cost }], method.family);
    }
    if (host.signal?.aborted) throw new TaskCancelled();
    await host.pause?.();
  }
  return found;
}

/** The measure of record is no deviation. */
function asRecorded(method: Method, measure: ExplainedShape['record']['measure']): Method {
  const isRecord = method.deviation?.code === (measure === 'planar' ? 'planar-district' : 'ellipsoidal');
  return isRecord ? { ...method, deviation: null, cost: 0 } : method;
}

const netArea = (outline: Outline, { sum, factor }: Method): number =>
  factor * listScopes(outline.map((rings) => rings.map(sum)))[0].area;
