import type { Day } from '../core/register/ports.ts';
import type { BuildStage, BuildUse, Channel, Structure } from '../core/register/sighting.ts';
import type { DemoParcel } from './parcels.ts';
import type { Random } from './random.ts';
import { longAxis, type Point, type Ring, ringCentroid, toWhole, square } from './ring.ts';
import { addDays, onWorkday } from './weeks.ts';

export interface DemoSighting {
  readonly no: string;
  readonly reportedOn: Day;
  readonly seenOn: Day;
  readonly absentOn?: Day;
  readonly channel: Channel;
  readonly stage: BuildStage;
  readonly structure: Structure;
  readonly floors: number;
  readonly use: BuildUse;
  readonly evidence: string;
  readonly note: string;
  readonly accuracy_m: number;
  readonly position: Point;
  readonly shape: Ring;
  /** What is left after each dated step; null when nothing is. */
  readonly steps: readonly { readonly on: Day; readonly shape: Ring | null }[];
  /** The same building as an earlier report, and when the office linked the two. */
  readonly doubles?: { readonly sighting: number; readonly linkedOn?: Day };
}

const CHANNELS: readonly Channel[] = [
  'patrol',
  'patrol',
  'patrol',
  'public-report',
  'public-report',
  'patch',
  'drone',
  'video',
  'assigned',
  'transferred',
];
const STAGES: readonly BuildStage[] = ['foundation', 'under-construction', 'under-construction', 'completed', 'completed'];
const STRUCTURES: readonly Structure[] = [
  'brick-concrete',
  'brick-concrete',
  'brick-timber',
  'frame',
  'steel',
  'light-steel',
  'light-steel',
  'temporary',
  'other',
];
const USES: readonly BuildUse[] = [
  'residential',
  'residential',
  'commercial',
  'storage',
  'storage',
  'production',
  'farming',
  'public',
  'other',
];
const EVIDENCE: Record<Channel, string> = {
  patrol: '现场照片',
  'public-report': '来电登记',
  patch: '影像对比',
  drone: '航拍影像',
  video: '视频截图',
  assigned: '交办单',
  transferred: '移送函',
};
const NOTES = ['院内加建', '临路搭棚', '房前扩建', '屋后加建', '田边搭建', '彩钢棚', '围合院落', '基础开挖'];

/**
 * Reports of suspected builds over the weeks of history. About half stand on parcels that a red line meets (`inRedLines`), with
 * `freezeOn` of it, so that before, after and unproven all occur.
 */
export function reportSightings(
  count: number,
  parcels: readonly DemoParcel[],
  inRedLines: readonly { readonly parcel: number; readonly freezeOn: Day }[],
  firstOn: Day,
  today: Day,
  random: Random,
): DemoSighting[] {
  const sightings: DemoSighting[] = [];
  const weeksBack = 79;
  const doubles = Math.round(count * 0.045);
  for (let i = 0; i < count - doubles; i++) {
    const taken = random.chance(0.52) && inRedLines.length > 0 ? random.pick(inRedLines) : undefined;
    const parcel = parcels[taken?.parcel ?? random.whole(0, parcels.length - 1)];
    sightings.push(
      reportOne(i, placeOn(parcel, random), taken?.freezeOn, addDays(firstOn, random.whole(0, 7 * weeksBack)), today, random),
    );
  }
  sightings.sort((a, b) => (a.reportedOn < b.reportedOn ? -1 : a.reportedOn > b.reportedOn ? 1 : 0));
  const firsts = sightings.length;
  for (let k = 0; k < doubles; k++) {
    const original = random.whole(0, firsts - 30);
    sightings.push(reportAgain(sightings[original], original, today, random));
  }
  return sightings.map((sighting, i) => ({
    ...sighting,
    no: `XC-${sighting.reportedOn.slice(0, 4)}-${String(i + 1).padStart(4, '0')}`,
  }));
}

function reportOne(i: number, shape: Ring, freezeOn: Day | undefined, day: Day, today: Day, random: Random): DemoSighting {
  const reportedOn = onWorkday(day) > today ? today : onWorkday(day);
  const channel = random.pick(CHANNELS);
  const stage = random.pick(STAGES);
  const seenOn = addDays(reportedOn, -random.whole(0, 6));
  const { seen, absent } = dateEvidence(seenOn, freezeOn, random);
  const steps = demolish(shape, reportedOn, today, random);
  return {
    no: '',
    reportedOn,
    seenOn: seen,
    absentOn: absent,
    channel,
    stage,
    structure: random.pick(STRUCTURES),
    floors: stage === 'foundation' ? 0 : random.whole(1, 4),
    use: random.pick(USES),
    evidence: EVIDENCE[channel],
    note: NOTES[i % NOTES.length],
    accuracy_m: Math.round(random.between(2, 14) * 10) / 10,
    position: jitter(ringCentroid(shape), 6000, random),
    shape,
    steps,
  };
}

/** A fifth was seen before the freeze date, a third is proven to be later, the rest lacks a dated picture. */
function dateEvidence(seenOn: Day, freezeOn: Day | undefined, random: Random): { seen: Day; absent?: Day } {
  const kind = random.next();
  if (freezeOn !== undefined && kind < 0.2)
    return { seen: addDays(freezeOn < seenOn ? freezeOn : seenOn, -random.whole(1, 200)) };
  if (freezeOn !== undefined && kind < 0.55 && freezeOn < seenOn) {
    const gap = Math.round((Date.parse(seenOn) - Date.parse(freezeOn)) / 86400000);
    return { seen: seenOn, absent: addDays(freezeOn, random.whole(0, gap)) };
  }
  return random.chance(0.6) ? { seen: seenOn, absent: addDays(seenOn, -random.whole(20, 400)) } : { seen: seenOn };
}

function reportAgain(first: DemoSighting, original: number, today: Day, random: Random): DemoSighting {
  const shift = jitter([0, 0], 900, random);
  const again = addDays(first.reportedOn, random.whole(2, 30));
  const reportedOn = onWorkday(again) > today ? today : onWorkday(again);
  const linked = onWorkday(addDays(reportedOn, random.whole(1, 9)));
  return {
    ...first,
    reportedOn,
    channel: first.channel === 'patrol' ? 'public-report' : 'patrol',
    evidence: EVIDENCE[first.channel === 'patrol' ? 'public-report' : 'patrol'],
    shape: first.shape.map(([x, y]) => jitter([x + shift[0], y + shift[1]], 450, random)),
    steps: [],
    doubles: { sighting: original, linkedOn: random.chance(0.6) && linked <= today ? linked : undefined },
  };
}

function jitter([x, y]: Point, by: number, random: Random): Point {
  return toWhole(x + random.between(-by, by), y + random.between(-by, by));
}

/** 3–18 m, square to the parcel: a quadrilateral or an L. */
function placeOn(parcel: DemoParcel, random: Random): Ring {
  const shell = parcel.shape[0][0];
  const centre = ringCentroid(shell);
  const target = shell[random.whole(0, shell.length - 1)];
  const t = random.between(0.25, 1);
  const at: Point = [centre[0] + (target[0] - centre[0]) * t, centre[1] + (target[1] - centre[1]) * t];
  const [ux, uy] = longAxis(shell);
  const width = 3000 + 15000 * square(random.next());
  const depth = Math.min(18000, Math.max(3000, width * random.between(0.5, 1.3)));
  const place = (u: number, v: number): Point =>
    toWhole(at[0] + ux * (u - width / 2) - uy * (v - depth / 2), at[1] + uy * (u - width / 2) + ux * (v - depth / 2));
  if (!random.chance(0.35))
    return [
      place(0, 0),
      place(width, random.between(-300, 300)),
      place(width + random.between(-300, 300), depth),
      place(0, depth),
    ];
  const u = width * random.between(0.35, 0.7);
  const v = depth * random.between(0.35, 0.7);
  return [place(0, 0), place(width, 0), place(width, v), place(u, v), place(u, depth), place(0, depth)];
}

/** A fifth is taken down, most of it step by step. */
function demolish(shape: Ring, reportedOn: Day, today: Day, random: Random): { on: Day; shape: Ring | null }[] {
  if (!random.chance(0.22)) return [];
  const steps: { on: Day; shape: Ring | null }[] = [];
  const count = random.whole(1, 3);
  let on = reportedOn;
  for (let k = 1; k <= count; k++) {
    on = onWorkday(addDays(on, random.whole(12, 60)));
    if (on > today) break;
    const last = k === count && random.chance(0.7);
    steps.push({ on, shape: last ? null : keepPart(shape, 1 - k * 0.27) });
  }
  return steps;
}

/** The part of the shape on its first vertex's side: every vertex is drawn towards the first edge. */
export function keepPart(shape: Ring, share: number): Ring {
  const [a] = shape;
  const b = shape[shape.length - 1];
  return shape.map((p, i) => {
    if (i === 0 || i === shape.length - 1) return p;
    const foot = Math.max(
      0,
      Math.min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / (square(b[0] - a[0]) + square(b[1] - a[1]))),
    );
    const base: Point = [a[0] + (b[0] - a[0]) * foot, a[1] + (b[1] - a[1]) * foot];
    return toWhole(base[0] + (p[0] - base[0]) * share, base[1] + (p[1] - base[1]) * share);
  });
}
