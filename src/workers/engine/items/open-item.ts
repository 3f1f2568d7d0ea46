import { MILESTONE_KINDS } from '../../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { ItemFile } from '../../calls/items.ts';
import { EngineError } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { draftActions } from '../judge-drafts.ts';
import { lineage } from '../tables/parcel-rows.ts';
import { measureItem } from './item-land.ts';

/** Everything on record of one item, its land as it is on the day, and what may be done with it today. @throws EngineError `item-unknown` */
export async function openItem(session: DistrictSession, itemId: string, on: Day, today: Day): Promise<ItemFile> {
  const { register, settings, units, authors } = session;
  const item = register.items.get(itemId);
  if (!item) throw new EngineError('item-unknown', { item: itemId });
  const place = session.placeOf(item.parcelId);
  const line = register.redLines.get(item.redLineId);
  const unit = units.list.findIndex(({ id }) => id === item.unit);
  const taken = new Set(item.milestones.map(({ kind }) => kind));
  return {
    item,
    status: itemStatusOn(item, on),
    parcelNo: place ? place.layer.label(place.row) : item.parcelId,
    ref: place ? { kind: 'parcel', layerId: place.layer.layer.id, row: place.row } : null,
    redLine: line ? { id: line.id, name: line.name, nameEn: line.nameEn, regime: line.regime } : null,
    units: (unit < 0 ? [] : lineage(units.list, unit)).flatMap((at) =>
      at < 0 ? [] : [{ name: units.list[at].name, nameEn: units.list[at].nameEn }],
    ),
    assistingUnit: settings.assistingUnits.find(({ id }) => id === item.assistingUnit)?.name ?? item.assistingUnit ?? null,
    ...(await measureItem(session, item, on)),
    milestones: item.milestones.map((milestone) => ({ ...milestone, by: authors.get(milestone.changeId) })),
    households: item.households.map(({ householdId, share }) => {
      const household = register.households.get(householdId);
      return { householdId, share, no: household?.no ?? null, name: household?.name };
    }),
    buildings: [...register.buildings.values()].filter((building) => building.itemId === itemId),
    next: MILESTONE_KINDS.filter((kind) => kind !== 'registered' && !taken.has(kind)).map((kind) => {
      const judged = draftActions(session, [{ action: 'recordMilestone', input: { itemId, kind, on: today } }]);
      return { kind, refusal: Array.isArray(judged) ? null : judged.refusal };
    }),
  };
}
