import type { ClearanceItem } from '../../../core/register/clearance-item.ts';
import { itemStatusOn } from '../../../core/register/item-status.ts';
import type { Day } from '../../../core/register/ports.ts';
import { BYTE_ORDER_MARK, writeCsvRecord } from '../../../formats/csv/write.ts';
import { type SheetColumn, writeWorkbook } from '../../../formats/xlsx/write.ts';
import type { TemplateFormat, TemplateWords } from '../../calls/bulk.ts';
import type { DistrictSession } from '../district-session.ts';

/**
 * A table of items to fill in: what names the item, where it stands, a column for each step with the days that are on record.
 * Read again as it is, it says nothing new.
 */
export function writeTemplate(
  session: DistrictSession,
  redLineId: string | null,
  words: TemplateWords,
  on: Day,
  format: TemplateFormat,
): Uint8Array {
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
  const columns = columnsOf(words);
  const rows = items.map(row);
  if (format === 'xlsx') return writeWorkbook({ name: words.sheet, columns, rows });
  const records = [columns.map(({ heading }) => heading), ...rows];
  return new TextEncoder().encode(BYTE_ORDER_MARK + records.map(writeCsvRecord).join(''));
}

/** Numbers of parcels and documents are texts, so that no spreadsheet shortens them; days are dates, whatever way they are typed. */
function columnsOf(words: TemplateWords): SheetColumn[] {
  const text = (heading: string, width: number): SheetColumn => ({ heading, style: 'text', width });
  return [
    text(words.item, 20),
    text(words.parcelNo, 22),
    text(words.redLine, 20),
    text(words.village, 12),
    text(words.status, 10),
    text(words.household, 16),
    ...words.steps.map(({ heading }): SheetColumn => ({ heading, style: 'day', width: 13 })),
    text(words.documentNo, 18),
    { heading: words.amount, style: 'money', width: 16 },
    text(words.proof, 18),
  ];
}
