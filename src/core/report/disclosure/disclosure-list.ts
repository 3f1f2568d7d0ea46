import { writeCanonicalJson } from '../../register/canonical-json.ts';
import type { ClearanceItem } from '../../register/clearance-item.ts';
import { DISCLOSURE_FIELDS, type DisclosureField } from '../../register/disclosure.ts';
import type { Household } from '../../register/household.ts';
import { itemStatusOn } from '../../register/item-status.ts';
import type { Day } from '../../register/ports.ts';
import type { Register } from '../../register/register.ts';
import { sha256 } from '../../register/sha256.ts';
import { maskName } from '../redaction/mask-name.ts';

/** A cell: text; whole cm² of floor, whole fen of an amount, a share of 0 … 1; null where nothing is on record. */
export type DisclosureCell = string | number | null;

export interface DisclosureList {
  readonly redLineId: string;
  readonly asOf: Day;
  readonly knownAt: number;
  /** In the order of `DISCLOSURE_FIELDS`, whatever the order asked for. */
  readonly fields: readonly DisclosureField[];
  /** One line per household and clearance item, by office number of the household, then of the parcel. */
  readonly rows: readonly (readonly DisclosureCell[])[];
}

interface Line {
  readonly item: ClearanceItem;
  /** Undefined where the office has not recorded whose household it is: its line stands there all the same. */
  readonly household: Household | undefined;
  readonly share: number;
  readonly parcelNo: string;
}

/**
 * What is disclosed on a day of each household within a red line, made from the fields that were chosen and nothing else: a field that
 * was not chosen is not in it.
 * @param parcelNo office number of a parcel
 */
export function listDisclosure(
  register: Register,
  redLineId: string,
  asOf: Day,
  chosen: readonly DisclosureField[],
  parcelNo: (parcelId: string) => string,
): DisclosureList {
  const fields = DISCLOSURE_FIELDS.filter((field) => chosen.includes(field));
  const lines = [...register.items.values()]
    .filter((item) => item.redLineId === redLineId && itemStatusOn(item, asOf) !== null)
    .flatMap((item) =>
      item.households.map(
        ({ householdId, share }): Line => ({
          item,
          household: register.households.get(householdId),
          share,
          parcelNo: parcelNo(item.parcelId),
        }),
      ),
    )
    .sort((a, b) => compare(a.household?.no ?? '', b.household?.no ?? '') || compare(a.parcelNo, b.parcelNo));
  const floors = new Map<string, number>();
  for (const { itemId, recognised } of register.buildings.values())
    if (recognised) floors.set(itemId, (floors.get(itemId) ?? 0) + recognised.value_cm2);
  const rows = lines.map((line) => fields.map((field) => cellOf(field, line, asOf, floors)));
  return { redLineId, asOf, knownAt: register.seq, fields, rows };
}

/** SHA-256 of a list: on the sheet and in the feed. */
export const hashDisclosure = (list: DisclosureList): string => sha256(writeCanonicalJson(list));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function cellOf(
  field: DisclosureField,
  { item, household, share, parcelNo }: Line,
  asOf: Day,
  floors: ReadonlyMap<string, number>,
): DisclosureCell {
  switch (field) {
    case 'household-no':
      return household?.no ?? null;
    case 'name':
      return household?.name ?? null;
    case 'masked-name':
      return household?.name === undefined ? null : maskName(household.name);
    case 'address':
      return household?.address ?? null;
    case 'parcel-no':
      return parcelNo;
    case 'share':
      return share;
    case 'floor':
      return floors.get(item.id) ?? null;
    case 'basis':
      return item.milestones.some(({ kind, on }) => (kind === 'signed' || kind === 'decided') && on <= asOf)
        ? (item.basis ?? null)
        : null;
    case 'amount':
      return amountOf(item, asOf);
  }
}

/** Whole fen that the item's payments up to the day come to; null where no payment says how much. */
function amountOf({ milestones }: ClearanceItem, asOf: Day): number | null {
  const paid = milestones.filter(({ kind, on, amount }) => kind === 'paid' && on <= asOf && amount !== undefined);
  return paid.length === 0 ? null : paid.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}
