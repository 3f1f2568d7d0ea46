import type { AdminUnit, Settings } from '../../register/district.ts';

export const BOARD_LEVELS = ['district', 'zone', 'township', 'village', 'assisting-unit'] as const;
export type BoardLevel = (typeof BOARD_LEVELS)[number];

/** What one line of the board is about. */
export interface BoardPlace {
  readonly level: BoardLevel;
  /** Id of the unit, or of the district. */
  readonly key: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Key of the place that it is a part of. */
  readonly parent?: string;
}

/** The lines of a district: itself first, then its units in the order of the settings, then the assisting units. */
export class BoardRows {
  readonly places: readonly BoardPlace[];
  readonly #units = new Map<string, readonly number[]>();
  readonly #assisting = new Map<string, number>();
  readonly #districtOnly: readonly number[] = [0];

  constructor(district: { readonly id: string; readonly name: string }, { units, assistingUnits }: Settings) {
    this.places = [
      { level: 'district', key: district.id, name: district.name },
      ...units.map(({ id, level, name, nameEn, parentId }): BoardPlace => {
        const parent = parentId ?? district.id;
        return { level, key: id, name, ...(nameEn !== undefined && { nameEn }), parent };
      }),
      ...assistingUnits.map(({ id, name }): BoardPlace => ({ level: 'assisting-unit', key: id, name })),
    ];
    const rowOf = new Map(units.map(({ id }, n) => [id, n + 1]));
    const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
    for (const { id } of units) this.#units.set(id, [0, ...lineage(id, parents).flatMap((one) => rowOf.get(one) ?? [])]);
    assistingUnits.forEach(({ id }, n) => this.#assisting.set(id, units.length + 1 + n));
  }

  /** Whether the settings name a unit. */
  knows(unit: string): boolean {
    return this.#units.has(unit);
  }

  /** Lines that count what lies in a unit: its own, those above it and the district's; the district's alone for an unknown one. */
  of(unit: string | null): readonly number[] {
    return (unit !== null && this.#units.get(unit)) || this.#districtOnly;
  }

  /** The line of an assisting unit; undefined where the settings name none. */
  ofAssisting(id: string | undefined): number | undefined {
    return id === undefined ? undefined : this.#assisting.get(id);
  }
}

function lineage(id: string, parents: ReadonlyMap<string, string | undefined>): string[] {
  const line: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !line.includes(at); at = parents.get(at)) line.push(at);
  return line;
}

/** Depth of a unit in the tree: what lies in several is counted in the deepest. */
export const DEPTHS: Readonly<Record<AdminUnit['level'], number>> = { zone: 0, township: 1, village: 2 };
