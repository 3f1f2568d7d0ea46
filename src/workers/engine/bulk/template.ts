import type { ClearanceItem } from '../../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import type { Day } from '../../../core/register/ports.ts';
import { BYTE_ORDER_MARK, writeCsvRecord } from '../../../formats/csv/write.ts';
import type { TemplateWords } from '../../calls/bulk.ts';
import type { DistrictSession } from '../district-session.ts';

/**
 * A table of items to fill in: what names the item, where it stands, a column for each step with the days that are on record.
 * Read again as it is, it says nothing new.
 */
export function writeTemplate(session: DistrictSession, redLineId: string | null, words: TemplateWords, on: Day): Uint8Array {
  const { register, placeOf, units } = session;
  const unitNames = new Map(units.list.map(({ id, name }) => [id, name]));
  const items = [...register.items.values()].filter(
    (item) => (redLineId === null || item.redLineId === redLineId) && itemStatusOn(item, on) !== null,
  );
  const row = (item: ClearanceItem): string[] => {
    const place = placeOf(item.parcelId);
    const dayOf = new Map(item.milestones.map((milestone) => [milestone.kind, milestone.on]));
    return [
      item.id,
      place ? String(place.layer.value('parcelNo', place.row) ?? '') : '',
      register.redLines.get(item.redLineId)?.name ?? '',
      unitNames.get(item.unit) ?? '',
      words.statuses[itemStatusOn(item, on) ?? ''] ?? '',
      item.households.map(({ householdId }) => register.households.get(householdId)?.no ?? householdId).join('、'),
      ...words.steps.map(({ kind }) => dayOf.get(kind) ?? ''),
      '',
      '',
      '',
    ];
  };
  const { item, parcelNo, redLine, village, status, household, steps, documentNo, amount, proof } = words;
  const head = [
    item,
    parcelNo,
    redLine,
    village,
    status,
    household,
    ...steps.map(({ heading }) => heading),
    documentNo,
    amount,
    proof,
  ];
  return new TextEncoder().encode(BYTE_ORDER_MARK + [head, ...items.map(row)].map(writeCsvRecord).join(''));
}
