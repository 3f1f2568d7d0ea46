import { m2OfCm2 } from '../measure/units.ts';
import type { ActionRequest } from '../register/actions/index.ts';
import type { ClearanceItem } from '../register/clearance-item.ts';
import { isUnderDecision } from '../register/item-basis.ts';
import { IRREVERSIBLE, openObjectionsOn } from '../register/open-objections.ts';
import type { Refusal } from '../register/refusal.ts';
import type { Register } from '../register/register.ts';
import { CompensatedSearch, paidOn } from './land/compensated-land.ts';
import type { DistrictLand } from './land/district-land.ts';

/** Later than any day of a register: a payment counts whenever it was recorded for. */
const EVER = '9999-12-31';

type Milestone = Extract<ActionRequest, { action: 'recordMilestone' }>['input'];
type CaseStep = Extract<ActionRequest, { action: 'takeCaseStep' }>['input'];

/**
 * Rules that do not wait to be found: what breaks them is refused, whoever asks. Judged on the register as it goes on,
 * so that of several together each is judged on the ones before. A demolition order rests on no area, and a fine of the planning track
 * on costs (城乡规划法 64): only payments, compensation decisions and fines on occupied land need surveyed outlines.
 */
export class BlockingRules {
  readonly #land: DistrictLand;
  readonly #register: Register;
  readonly #search: CompensatedSearch;

  /** `itemsOf` gives the items of a parcel as they stand at the moment. */
  constructor(land: DistrictLand, register: Register, itemsOf: (parcelId: string) => readonly ClearanceItem[]) {
    this.#land = land;
    this.#register = register;
    const search: CompensatedSearch = new CompensatedSearch(land, EVER, (parcelId) =>
      itemsOf(parcelId).flatMap((item) => search.place(item) ?? []),
    );
    this.#search = search;
  }

  judge(request: ActionRequest): Refusal | null {
    if (request.action === 'recordMilestone') return this.#judgeMilestone(request.input);
    return request.action === 'takeCaseStep' ? this.#judgeFine(request.input) : null;
  }

  #judgeMilestone(input: Milestone): Refusal | null {
    const item = this.#register.items.get(input.itemId);
    if (!item) return null;
    const { kind, on } = input;
    const [open] = IRREVERSIBLE.has(kind) ? openObjectionsOn(item, on) : [];
    if (open) return { refused: 'objection-open', kind, receivedOn: open.receivedOn };
    const isUnproven = !input.proof?.trim() && isUnderDecision(item, on);
    if (isUnproven && kind === 'paid') return { refused: 'deposit-unproven' };
    if (isUnproven && kind === 'vacated') return { refused: 'vacating-by-decision-alone' };
    if (kind === 'decided' || kind === 'paid') {
      const refusal = this.#judgeOutline(item);
      if (refusal) return refusal;
    }
    return kind === 'paid' ? this.#judgePayment(item, on) : null;
  }

  #judgeOutline({ parcelId }: ClearanceItem): Refusal | null {
    const place = this.#land.placeOf(parcelId);
    const { origin, sigma_m } = place?.layer.layer.geometry ?? {};
    if (!place || origin === 'surveyed') return null;
    return { refused: 'geometry-not-surveyed', origin: origin ?? 'unknown', sigma_m: sigma_m ?? '–' };
  }

  #judgePayment(item: ClearanceItem, on: string): Refusal | null {
    const placed = this.#search.place(item, on);
    const [worst] = placed ? this.#search.of(placed).sort((a, b) => b.cm2 - a.cm2) : [];
    if (!worst) return null;
    const m2 = m2OfCm2(worst.cm2);
    const other = worst.with.kind === 'clearance-item' ? this.#register.items.get(worst.with.id) : undefined;
    if (!other) return { refused: 'compensated-land', m2, land: worst.label ?? worst.with.id };
    const redLine = this.#register.redLines.get(other.redLineId)?.name ?? other.redLineId;
    return { refused: 'double-compensation', m2, redLine, item: other.id, paidOn: paidOn(other, EVER) ?? '' };
  }

  #judgeFine({ caseId, kind, decision, on }: CaseStep): Refusal | null {
    const one = this.#register.cases.get(caseId);
    if (kind !== 'decided' || decision !== 'fine' || one?.track !== 'land') return null;
    const land = one.occupiedLand.findLast(({ fromOn }) => fromOn <= on)?.shape;
    if (land?.origin === 'surveyed') return null;
    return { refused: 'fine-not-surveyed', origin: land?.origin ?? 'missing', sigma_m: land?.sigma_m ?? '–' };
  }
}
