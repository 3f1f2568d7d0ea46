import { createDistrict } from '../core/register/actions/create-district.ts';
import { drawRedLine } from '../core/register/actions/draw-red-line.ts';
import { importLayer } from '../core/register/actions/import-layer.ts';
import { linkSighting } from '../core/register/actions/link-sighting.ts';
import { recordMilestone } from '../core/register/actions/record-milestone.ts';
import { registerItem } from '../core/register/actions/register-item.ts';
import { reportSighting } from '../core/register/actions/report-sighting.ts';
import { reshapeSighting } from '../core/register/actions/reshape-sighting.ts';
import { reviseRedLine } from '../core/register/actions/revise-red-line.ts';
import type { Settings } from '../core/register/district.ts';
import type { Layer } from '../core/register/layer.ts';
import type { Day } from '../core/register/ports.ts';
import type { DemoItem } from './clearance.ts';
import { toLonLat, toShape } from './district-shapes.ts';
import type { Event } from './feed-writer.ts';
import type { DemoRedLine } from './red-lines.ts';
import type { DemoSighting } from './sightings.ts';

/** Ids that the events of one district share. */
export interface Naming {
  readonly district: { readonly id: string; readonly name: string };
  nextId(): string;
  readonly parcelIds: readonly string[];
  /** Village (AdminUnit id) of a parcel. */
  unitOf(parcel: number): string;
  /** Buildings on a parcel that the red line takes. */
  buildingsOf(parcel: number, redLine: number): readonly string[];
}

const OFFICE = 'planner-1';

/** Shares of an item by how many households hold it. */
const SHARES: readonly (readonly number[])[] = [[1], [0.5, 0.5], [0.5, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]];

export function openDistrict(naming: Naming, settings: Settings, layers: readonly Omit<Layer, 'importedOn'>[], on: Day): Event[] {
  const { plane, bounds, ...rest } = settings;
  return [
    { on, by: OFFICE, act: (register) => createDistrict(register, { ...naming.district, on, plane, bounds, settings: rest }) },
    ...importLayers(layers, on),
  ];
}

export function importLayers(layers: readonly Omit<Layer, 'importedOn'>[], on: Day): Event[] {
  return layers.map((layer) => ({ on, by: OFFICE, act: (register) => importLayer(register, { layer, on }) }));
}

/** An item as it is registered, for what else is known of it. */
export type NamedItem = Parameters<typeof registerItem>[1]['item'];

/** Red lines with their revisions, then their items with every step. */
export function clearLand(
  naming: Naming,
  redLines: readonly DemoRedLine[],
  items: readonly DemoItem[],
): { readonly events: Event[]; readonly items: readonly NamedItem[] } {
  const ids = redLines.map(() => naming.nextId());
  const drawn = redLines.flatMap((redLine, i): Event[] => {
    const { name, regime, freezeOn, drawnOn, dueOn, approvalNo, shape, revision } = redLine;
    const header = {
      id: ids[i],
      name: name.zh,
      nameEn: name.en,
      project: name.zh,
      approvalNo,
      regime,
      freezeOn,
      targets: [
        { measure: 'signing', share: 0.9, byOn: dueOn } as const,
        { measure: 'unresolved-footprint', share: 0, byOn: dueOn } as const,
      ],
    };
    const first: Event = {
      on: drawnOn,
      by: OFFICE,
      act: (register) =>
        drawRedLine(register, {
          redLine: header,
          shape: toShape([[shape]], 'constructed', 0.05),
          reason: '立项批复',
          on: drawnOn,
        }),
    };
    if (revision === undefined) return [first];
    const revised = {
      redLineId: ids[i],
      shape: toShape([[revision.shape]], 'constructed', 0.05),
      reason: '优化线位，减少征收',
      on: revision.on,
    };
    return [first, { on: revision.on, by: OFFICE, act: (register) => reviseRedLine(register, revised) }];
  });
  const named = items.map((item) => nameItem(naming, ids[item.redLine], item));
  return { events: [...drawn, ...items.flatMap((item, i) => clearItem(named[i], item))], items: named };
}

function nameItem(naming: Naming, redLineId: string, item: DemoItem): NamedItem {
  const shares = SHARES[item.households - 1];
  return {
    id: naming.nextId(),
    parcelId: naming.parcelIds[item.parcel],
    redLineId,
    unit: naming.unitOf(item.parcel),
    assistingUnit: `A${item.assistingUnit + 1}`,
    households: shares.map((share) => ({ householdId: naming.nextId(), share })),
    buildings: naming.buildingsOf(item.parcel, item.redLine),
    ...(item.basis === undefined ? {} : { basis: item.basis }),
  };
}

function clearItem(named: NamedItem, item: DemoItem): Event[] {
  const by = `group-${item.assistingUnit + 1}`;
  const registered: Event = {
    on: item.registeredOn,
    by,
    act: (register) => registerItem(register, { item: named, on: item.registeredOn }),
  };
  return [
    registered,
    ...item.milestones.map(
      (milestone): Event => ({
        on: milestone.on,
        by,
        act: (register) => recordMilestone(register, { itemId: named.id, ...milestone }),
      }),
    ),
  ];
}

/** Reports, what was later taken down, and which reports were found to be of one building. */
export function patrolDistrict(
  naming: Naming,
  sightings: readonly DemoSighting[],
): { readonly events: Event[]; readonly ids: readonly string[] } {
  const ids = sightings.map(() => naming.nextId());
  const events = sightings.flatMap((sighting, i): Event[] => {
    const {
      reportedOn,
      steps,
      doubles,
      shape,
      position,
      accuracy_m,
      no,
      channel,
      seenOn,
      absentOn,
      evidence,
      stage,
      structure,
      floors,
      use,
      note,
    } = sighting;
    const by = `patrol-${(i % 9) + 1}`;
    const at = `${reportedOn}T02:${String(i % 60).padStart(2, '0')}:00.000Z`;
    const body = {
      id: ids[i],
      no,
      channel,
      seenOn,
      ...(absentOn === undefined ? {} : { absentOn }),
      evidence,
      position: { ...shortPosition(position), accuracy_m, at },
      by,
      stage,
      structure,
      floors,
      use,
      note,
      photos: [],
    };
    const reported: Event = {
      on: reportedOn,
      by,
      act: (register) =>
        reportSighting(register, { sighting: body, shape: toShape([[shape]], 'gps', 2.5), reason: '首次上报', on: reportedOn }),
    };
    const reshaped = steps.map((step): Event => {
      const left = step.shape === null ? null : toShape([[step.shape]], 'gps', 2.5);
      return {
        on: step.on,
        by,
        act: (register) =>
          reshapeSighting(register, {
            sightingId: ids[i],
            shape: left,
            reason: left === null ? '全部拆除' : '部分拆除',
            on: step.on,
          }),
      };
    });
    const linkedOn = doubles?.linkedOn;
    const linked: Event[] =
      doubles === undefined || linkedOn === undefined
        ? []
        : [
            {
              on: linkedOn,
              by: OFFICE,
              act: (register) => linkSighting(register, { sightingId: ids[i], sameAs: ids[doubles.sighting], on: linkedOn }),
            },
          ];
    return [reported, ...reshaped, ...linked];
  });
  return { events, ids };
}

/** A phone's fix: seven decimals are a centimetre. */
function shortPosition(position: DemoSighting['position']): { lon: number; lat: number } {
  const { lon, lat } = toLonLat(position);
  return { lon: Math.round(lon * 1e7) / 1e7, lat: Math.round(lat * 1e7) / 1e7 };
}
