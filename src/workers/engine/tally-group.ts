import { ITEM_STATUSES } from '../../core/register/clearance-item.ts';
import type { Day } from '../../core/register/ports.ts';
import type { FoundClassBy, FoundGroup, FoundTotals, Subject } from '../calls/inspection.ts';
import type { DistrictSession } from './district-session.ts';
import type { Meeting } from './meeting.ts';
import { leastFar } from './standing.ts';
import { itemStatusOn } from '../../core/register/item-status.ts';

/** Class of features that have no value for it. */
const WITHOUT = '';

/** Totals of what one subject has in the shape, by class, and its features, largest part first. */
export async function tallyGroup(
  session: DistrictSession,
  subject: Subject,
  meeting: Meeting,
  on: Day,
  pause: () => Promise<void>,
): Promise<FoundGroup> {
  const members = meeting.row.map((_, k) => k);
  const households = members.map((k) => householdsOf(session, meeting, k, on));
  const errors = await meeting.errors(pause);
  const total = async (of: readonly number[]): Promise<FoundTotals> => {
    const variance = of.reduce((sum, k) => sum + (errors?.[k] || 0) ** 2, 0);
    return {
      count: of.length,
      sum: of.reduce((sum, k) => sum + meeting.inside[k], 0),
      once: await meeting.once(of, pause),
      ...(variance > 0 && { sigma_m2: Math.sqrt(variance) }),
      households: new Set(of.flatMap((k) => households[k])).size,
    };
  };
  const classes: { by: FoundClassBy; entries: (FoundTotals & { key: string })[] }[] = [];
  for (const by of classesOf(subject, meeting)) {
    const groups = new Map<string, number[]>();
    for (const k of members) {
      const key = classOf(session, meeting, k, by, on);
      const group = groups.get(key);
      if (group) group.push(k);
      else groups.set(key, [k]);
    }
    const entries: (FoundTotals & { key: string })[] = [];
    for (const [key, of] of groups) entries.push({ key, ...(await total(of)) });
    classes.push({ by, entries: entries.sort(by === 'status' ? byStep : (a, b) => b.once - a.once) });
  }
  const order = members.toSorted((a, b) => meeting.inside[b] - meeting.inside[a]);
  const { sources } = meeting;
  const isLayered = sources.every((source) => source.layer);
  return {
    subject,
    measure: sources[0].measure,
    whole: meeting.whole,
    layerIds: isLayered ? sources.map((source) => source.layer?.layer.id ?? '') : [],
    layer: isLayered ? Uint16Array.from(order, (k) => meeting.source[k]) : null,
    row: isLayered ? Uint32Array.from(order, (k) => meeting.row[k]) : null,
    ids: isLayered ? null : order.map((k) => sources[meeting.source[k]].idOf(meeting.row[k])),
    labels: order.map((k) => sources[meeting.source[k]].labelOf(meeting.row[k])),
    inside: Float64Array.from(order, (k) => meeting.inside[k]),
    share: Float64Array.from(order, (k) => meeting.share[k]),
    sigma: errors && Float64Array.from(order, (k) => errors[k]),
    total: await total(members),
    slivers: { ...meeting.slivers },
    classes,
  };
}

/** The ramp's order, as in every legend; parcels without an item last. */
function byStep(a: { readonly key: string }, b: { readonly key: string }): number {
  const step = (key: string) => ITEM_STATUSES.findIndex((status) => status === key) + (key === WITHOUT ? 100 : 0);
  return step(a.key) - step(b.key);
}

/** Parcels are told apart by what they are and where they stand; other layers by name where there are several. */
function classesOf(subject: Subject, { sources }: Meeting): readonly FoundClassBy[] {
  const has = (name: string) => sources.some((source) => source.layer?.column(name));
  const layers = sources.length > 1 ? (['layer'] as const) : [];
  if (subject !== 'parcels') return layers;
  return [
    'status',
    ...(has('landUse') ? (['landUse'] as const) : []),
    ...(has('tenure') ? (['tenure'] as const) : []),
    ...layers,
  ];
}

function classOf(session: DistrictSession, { sources, source, row }: Meeting, k: number, by: FoundClassBy, on: Day): string {
  const { layer } = sources[source[k]];
  if (!layer) return WITHOUT;
  if (by === 'layer') return layer.layer.name;
  if (by === 'status') return leastFar(session.itemsOfParcel.get(layer.idOf(row[k])) ?? [], on)?.status ?? WITHOUT;
  return String(layer.value(by, row[k]) ?? WITHOUT);
}

function householdsOf(session: DistrictSession, { sources, source, row }: Meeting, k: number, on: Day): readonly string[] {
  const { layer, subject } = sources[source[k]];
  if (!layer || subject !== 'parcels') return [];
  return (session.itemsOfParcel.get(layer.idOf(row[k])) ?? [])
    .filter((item) => itemStatusOn(item, on) !== null)
    .flatMap((item) => item.households.map(({ householdId }) => householdId));
}
