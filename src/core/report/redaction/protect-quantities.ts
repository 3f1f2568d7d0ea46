import type { DisclosureSystem } from './disclosure-system.ts';
import { findRelease, MOVE, type Release } from './find-release.ts';

/** What is to be kept from a reader, and what of it he knows already. */
export interface Protection {
  readonly system: DisclosureSystem;
  /** Quantities that must not be concluded. */
  readonly secret: readonly number[];
  /** What hiding a cell costs the readers; infinite for what was told before or is no cell of this publication. */
  priceOf(quantity: number): number;
  /** Least width of what can be concluded of a secret. */
  readonly width: number;
}

/** Most that is paid for one proof, tried in turn, and steps of each search: what is cheap is found soon where little may be paid. */
const BUDGETS = [0.4, 1.2, 2, 3, 5, 8, 13, 25, 70, 200, Number.MAX_VALUE] as const;
const EFFORTS = [400, 6_000] as const;
/** Wider ones are not tried in two halves. */
const MOST_HALVED = 100;
/** Passes over what was chosen, to find cheaper choices. */
const PASSES = 2;

/**
 * Chooses cells to hide beside the secret ones until each secret is proven open by other figures that fit all that is published; then
 * gives back what is not needed, the dearest first. What moves in a proof is open by it as well. A secret for which there is no proof
 * whatever is hidden was given away by what was told before: nothing more is hidden for it.
 * @returns all that has to be hidden
 */
export function protectQuantities(protection: Protection): ReadonlySet<number> {
  const chooser = new Chooser(protection);
  chooser.chooseAll();
  chooser.giveBack();
  return chooser.hidden();
}

class Chooser {
  readonly #secrets: ReadonlySet<number>;
  /** Proofs by the quantity that they were made for: one whole move, or two halves of one. */
  #proofs = new Map<number, readonly Release[]>();
  #chosen = new Set<number>();

  constructor(private readonly given: Protection) {
    this.#secrets = new Set(given.secret);
  }

  hidden(): ReadonlySet<number> {
    return new Set([...this.#secrets, ...this.#chosen]);
  }

  chooseAll(): void {
    for (const one of [...this.#secrets].sort((a, b) => a - b)) {
      if (!this.#isProven(one)) this.#prove(one, null, Number.MAX_VALUE);
    }
  }

  giveBack(): void {
    const { priceOf } = this.given;
    for (let pass = 0; pass < PASSES; pass++)
      for (const one of [...this.#chosen].sort((a, b) => priceOf(b) - priceOf(a)))
        if (this.#chosen.has(one)) this.#doWithout(one);
  }

  /** Takes a cell out of the choice where everything can be proven for less without it. */
  #doWithout(cell: number): void {
    const [proofs, chosen] = [this.#proofs, this.#chosen];
    const lost = new Set<number>();
    this.#proofs = new Map();
    for (const [one, releases] of proofs) {
      if (!releases.some(({ moved }) => moved.has(cell))) {
        this.#proofs.set(one, releases);
        continue;
      }
      for (const { moved } of releases) for (const other of moved.keys()) if (this.#secrets.has(other)) lost.add(other);
    }
    this.#chosen = new Set([...chosen].filter((one) => one !== cell));
    const isProven = [...lost].every((one) => this.#isProven(one) || this.#prove(one, cell, this.given.priceOf(cell)));
    if (isProven) {
      this.#chosen = new Set([...this.#proofs.values()].flatMap((releases) => this.#hiddenBy(releases)));
      if (this.#total(this.#chosen) < this.#total(chosen)) return;
    }
    this.#proofs = proofs;
    this.#chosen = chosen;
  }

  #total(cells: ReadonlySet<number>): number {
    return [...cells].reduce((sum, one) => sum + this.given.priceOf(one), 0);
  }

  #isProven(one: number): boolean {
    if (this.#proofs.has(one)) return true;
    for (const releases of this.#proofs.values()) if (releases.length === 1 && releases[0].moved.has(one)) return true;
    return false;
  }

  #prove(one: number, except: number | null, most: number): boolean {
    const found = this.#search(one, except, most);
    if (!found) return false;
    this.#proofs.set(one, found);
    const others = this.#hiddenBy(found);
    for (const other of others) this.#chosen.add(other);
    // Two halves are a proof for the one alone: what else they need is to be proven too.
    return found.length === 1 || others.every((other) => this.#isProven(other) || this.#prove(other, except, most));
  }

  #hiddenBy(releases: readonly Release[]): number[] {
    const { quantities } = this.given.system;
    return releases.flatMap(({ moved }) => [...moved.keys()].filter((one) => !this.#secrets.has(one) && quantities[one].isCell));
  }

  #search(one: number, except: number | null, most: number): readonly Release[] | null {
    const { system, priceOf, width } = this.given;
    const isUnknown = (other: number) => this.#secrets.has(other) || this.#chosen.has(other) || !system.quantities[other].isCell;
    const price = (other: number) => (other === except ? Number.POSITIVE_INFINITY : isUnknown(other) ? 0 : priceOf(other));
    const look = (asked: (other: number) => number, budget: number, steps: number): readonly Release[] | null => {
      const find = (sign: 1 | -1, by: number, atMost: number) =>
        findRelease({ system, priceOf: asked, budget: atMost, steps }, one, sign, by);
      const up = find(1, width, budget);
      const whole = find(-1, width, up ? up.price - MOVE : budget) ?? up;
      if (whole) return [whole];
      // A small count cannot go down by all of it.
      for (let by = width - 1; by > 0 && width < MOST_HALVED; by--) {
        const more = find(1, by, budget);
        const less = more && find(-1, width - by, budget);
        if (more && less) return [more, less];
      }
      return null;
    };
    for (const steps of EFFORTS) {
      for (const budget of BUDGETS) {
        const found = budget <= Math.max(most, BUDGETS[0]) ? look(price, budget, steps) : null;
        if (found) return found;
      }
      if (most < Number.MAX_VALUE) return null;
    }
    // Whatever it may cost.
    const free = (other: number) => (price(other) < Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY);
    return look(free, Number.MAX_VALUE, EFFORTS[EFFORTS.length - 1]);
  }
}
