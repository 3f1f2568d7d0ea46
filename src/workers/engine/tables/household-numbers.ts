import type { ClearanceItem } from '../../../core/register/clearance-item.ts';

/** Households of rows as small numbers, each household once, so that different ones are counted without comparing texts. */
export class HouseholdNumbers {
  readonly byRow = new Map<number, number[]>();
  readonly #known = new Map<string, number>();

  get count(): number {
    return this.#known.size;
  }

  add(row: number, { households }: Pick<ClearanceItem, 'households'>): void {
    for (const { householdId } of households) {
      let number = this.#known.get(householdId);
      if (number === undefined) {
        number = this.#known.size;
        this.#known.set(householdId, number);
      }
      const known = this.byRow.get(row);
      if (!known) this.byRow.set(row, [number]);
      else if (!known.includes(number)) known.push(number);
    }
  }
}
