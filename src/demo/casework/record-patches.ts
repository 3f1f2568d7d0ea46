import { answerPatch, receivePatch } from '../../core/register/actions/answer-patch.ts';
import type { PatchAreas, PatchFinding } from '../../core/register/patch.ts';
import type { Day } from '../../core/register/ports.ts';
import { settle } from '../../core/measure/settle.ts';
import { readNestedRings } from '../../core/overlay/build-columns.ts';
import { createView } from '../../core/overlay/create-view.ts';
import { createDistrictPlane } from '../../core/geodesy/district-plane.ts';
import { DEMO_PLANE, toShape } from '../district-shapes.ts';
import type { Event } from '../feed-writer.ts';
import type { DemoLayer } from '../layers.ts';
import type { Random } from '../random.ts';
import { onWorkday, addDays } from '../weeks.ts';
import { namePatch } from './lay-evidence.ts';

/** Patches taken from the layer of the quarter, as cards with their land classes; every fourth as its own flight brought it. */
export interface DemoPatch {
  readonly id: string;
  readonly receivedOn: Day;
  readonly answerByOn: Day;
  readonly answeredOn?: Day;
}

const RECEIVED = 30;
const NOTES: Record<PatchFinding, string> = {
  'false-change': '现场为水面反光，无建设',
  legal: '已批准的设施农用地',
  farming: '季节性翻耕',
  violation: '现场有新建建（构）筑物，已上报',
  transferred: '属林地，已移送',
};
const FINDINGS: readonly PatchFinding[] = ['false-change', 'legal', 'farming', 'violation', 'transferred'];
/** Cards whose classes do not add up, by place: off by a square metre, cropland over farmland, basic farmland over cropland, plan parts short. */
const UNBALANCED: Readonly<Record<number, (areas: Required<PatchAreas>) => Partial<PatchAreas>>> = {
  4: ({ construction }) => ({ construction: construction + 10_000 }),
  11: ({ farmland }) => ({ cropland: farmland + 50_000 }),
  17: ({ cropland }) => ({ basicFarmland: cropland + 20_000 }),
  23: ({ offPlan }) => ({ offPlan: Math.max(0, offPlan - 30_000) + 5_000 }),
};

/** Receives patches of the layer with their cards and answers most of those that are due. */
export function recordPatches(
  layer: DemoLayer,
  firstSightingId: (place: number) => string,
  today: Day,
  nextId: () => string,
  random: Random,
): { readonly events: Event[]; readonly patches: readonly DemoPatch[] } {
  const view = createView(layer.columns, 'ellipsoidal', createDistrictPlane(DEMO_PLANE));
  const patches: DemoPatch[] = [];
  const events: Event[] = [];
  for (let place = 0; place < RECEIVED; place++) {
    const receivedOn = onWorkday(addDays(today, -62 + 2 * place));
    const answerByOn = addDays(receivedOn, 20);
    const isAnswered = receivedOn < addDays(today, -12) && random.chance(0.72);
    const answeredOn = isAnswered ? onWorkday(addDays(receivedOn, random.whole(3, 11))) : undefined;
    const one: DemoPatch = { id: nextId(), receivedOn, answerByOn, answeredOn };
    patches.push(one);
    const [[ring]] = readNestedRings(layer.columns, place);
    const isDrone = place % 4 === 3;
    const patch = {
      id: one.id,
      no: namePatch(place),
      source: isDrone ? 'drone' : 'satellite',
      imagedBeforeOn: '2026-04-12',
      imagedOn: '2026-08-30',
      answerByOn,
      areas: splitArea(settle(view.areas_m2[place]), random),
      shape: toShape([[ring.slice(0, -1)]], 'digitised', isDrone ? 0.5 : 2),
      layerId: layer.id,
      featureId: layer.ids[place],
    } as const;
    const areas = { ...patch.areas, ...UNBALANCED[place]?.(patch.areas) };
    events.push({
      on: receivedOn,
      by: 'planner-1',
      act: (register) => receivePatch(register, { patch: { ...patch, areas }, on: receivedOn }),
    });
    if (answeredOn === undefined) continue;
    const finding = FINDINGS[place % FINDINGS.length];
    const answer = {
      finding,
      note: NOTES[finding],
      ...(finding === 'violation' ? { sightingId: firstSightingId(place) } : {}),
    };
    events.push({
      on: answeredOn,
      by: `patrol-${(place % 9) + 1}`,
      act: (register) => answerPatch(register, { patchId: one.id, answer, on: answeredOn }),
    });
  }
  return { events, patches };
}

/** Land classes that add up to the patch, whole cm²; cards print two decimals of a square metre. */
function splitArea(patch_cm2: number, random: Random): Required<PatchAreas> {
  const patch = Math.round(patch_cm2 / 100) * 100;
  const part = (of: number, share: number): number => Math.floor((of * share) / 100) * 100;
  const farmland = part(patch, random.between(0.35, 0.9));
  const construction = part(patch - farmland, random.between(0.3, 1));
  const cropland = part(farmland, random.between(0.4, 1));
  const inPlan = part(patch, random.between(0, 1));
  return {
    patch,
    farmland,
    construction,
    unused: patch - farmland - construction,
    cropland,
    basicFarmland: part(cropland, random.between(0, 0.9)),
    inPlan,
    offPlan: patch - inPlan,
  };
}
