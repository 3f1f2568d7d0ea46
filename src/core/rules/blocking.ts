import { formatArea } from '../measure/decimal.ts';
import { m2OfCm2 } from '../measure/units.ts';
import type { ActionRequest } from '../register/actions/index.ts';
import { isBlank } from '../register/blank.ts';
import type { ClearanceItem } from '../register/clearance-item.ts';
import { agreementBefore, isTakenWithoutVacating, isUnderDecision } from '../register/item-basis.ts';
import { IRREVERSIBLE, openObjectionsOn } from '../register/open-objections.ts';
import type { Day } from '../register/ports.ts';
import type { Refusal } from '../register/refusal.ts';
import type { Register } from '../register/register.ts';
import { writeYuan } from '../register/yuan.ts';
import { measureShape } from '../report/dated-shapes.ts';
import { knownBuildings } from './bare-land.ts';
import { CompensatedSearch, paidOn } from './land/compensated-land.ts';
import type { DistrictLand } from './land/district-land.ts';
import { stepsWithoutPapers } from './missing-papers.ts';
import { landFineRange } from './land-fine.ts';
import { outlineOn, RESTING_ON_OUTLINES } from './land/outline-on.ts';

/** Later than any day of a register: a payment counts whenever it was recorded for. */
const EVER = '9999-12-31';

type Milestone = Extract<ActionRequest, { action: 'recordMilestone' }>['input'];
type NewItem = Extract<ActionRequest, { action: 'registerItem' }>['input']['item'];
type Reshaping = Extract<ActionRequest, { action: 'reshapeParcel' }>['input'];
type Describing = Extract<ActionRequest, { action: 'describeRedLine' }>['input'];
type Withdrawal = Extract<ActionRequest, { action: 'withdrawMilestone' }>['input'];
type Papers = Extract<ActionRequest, { action: 'documentMilestone' }>['input'];
type CaseStep = Extract<ActionRequest, { action: 'takeCaseStep' }>['input'];

/**
 * Rules that do not wait to be found: what breaks them is refused, whoever asks. Judged on the register as it goes on,
 * so that of several together each is judged on the ones before. A demolition order rests on no area, and a fine of the planning track
 * on costs (城乡规划法 64): only agreements, compensation decisions, payments and fines on occupied land need surveyed outlines.
 */
export class BlockingRules {
  readonly #landOn: (day: Day) => DistrictLand;
  readonly #register: Register;
  readonly #itemsOf: (parcelId: string) => readonly ClearanceItem[];

  /** `landOn` gives the land with its parcels in their shapes of a day, `itemsOf` the items of a parcel as they stand at the moment. */
  constructor(landOn: (day: Day) => DistrictLand, register: Register, itemsOf: (parcelId: string) => readonly ClearanceItem[]) {
    this.#landOn = landOn;
    this.#register = register;
    this.#itemsOf = itemsOf;
  }

  judge(request: ActionRequest): Refusal | null {
    switch (request.action) {
      case 'registerItem':
        return this.#judgeItem(request.input.item, request.input.on);
      case 'recordMilestone':
        return this.#judgeMilestone(request.input);
      case 'documentMilestone':
        return this.#judgePapers(request.input);
      case 'withdrawMilestone':
        return this.#judgeWithdrawal(request.input);
      case 'reshapeParcel':
        return this.#judgeReshaping(request.input);
      case 'describeRedLine':
        return this.#judgeFreezeDate(request.input);
      case 'openCase':
        return this.#judgeCase(request.input.case.sightings);
      case 'takeCaseStep':
        return this.#judgeFine(request.input);
      default:
        return null;
    }
  }

  /** A parcel is one item of a red line: a second one would be paid for the same land. One that no layer holds, as of another district, is none. */
  #judgeItem({ id, parcelId, redLineId }: NewItem, on: Day): Refusal | null {
    if (!this.#landOn(on).placeOf(parcelId)) return { refused: 'item-parcel-unknown', parcel: parcelId };
    const other = this.#itemsOf(parcelId).find((one) => one.redLineId === redLineId && one.id !== id);
    return other ? { refused: 'item-repeated', item: other.id } : null;
  }

  /** A shape of a parcel that its layer does not hold would be seen nowhere. */
  #judgeReshaping({ parcelId, layerId, on }: Reshaping): Refusal | null {
    const layer = this.#landOn(on).layers.get(layerId);
    if (!layer || layer.rowOf(parcelId) !== undefined) return null;
    return { refused: 'parcel-not-in-layer', parcel: parcelId, layer: layer.layer.name };
  }

  /** Without its agreement an item may stand under a decision alone: what was recorded since needs the proofs that a decision asks for. */
  #judgeWithdrawal({ itemId, changeId }: Withdrawal): Refusal | null {
    const item = this.#register.items.get(itemId);
    if (!item) return null;
    const left = { milestones: item.milestones.filter((one) => one.changeId !== changeId) };
    const unfounded = left.milestones.find(
      ({ kind, on, proof }) =>
        (kind === 'paid' || kind === 'vacated') && isBlank(proof) && isUnderDecision(left, on) && !isUnderDecision(item, on),
    );
    return unfounded ? { refused: 'milestone-needed', kind: unfounded.kind, neededOn: unfounded.on } : null;
  }

  /**
   * What was agreed, decided or paid rests on the freeze date: moved or taken away afterwards it would turn builds that were compensated
   * into later ones, or the other way round (590号令 16; 土地管理法实施条例 26). A first date may be stated late.
   */
  #judgeFreezeDate({ redLineId, patch }: Describing): Refusal | null {
    const line = this.#register.redLines.get(redLineId);
    if (line?.freezeOn === undefined || patch.freezeOn === undefined || patch.freezeOn === line.freezeOn) return null;
    const resting = [...this.#register.items.values()]
      .filter((item) => item.redLineId === redLineId)
      .flatMap(({ milestones }) => milestones.filter(({ kind }) => RESTING_ON_OUTLINES.has(kind)))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const [first] = resting;
    if (!first) return null;
    const { name, freezeOn } = line;
    return {
      refused: 'freeze-date-relied-on',
      redLine: name,
      freezeOn,
      kind: first.kind,
      takenOn: first.on,
      count: resting.length,
    };
  }

  /** A build has one case, whichever of the reports linked to it (`sameAs`) is named. */
  #judgeCase(sightings: readonly string[]): Refusal | null {
    const builds = new Set(sightings.map((id) => firstReport(this.#register, id)));
    for (const other of this.#register.cases.values()) {
      const sighting = other.sightings.find((id) => builds.has(firstReport(this.#register, id)));
      if (sighting !== undefined) return { refused: 'sighting-has-case', sighting, caseNo: other.no };
    }
    return null;
  }

  #judgeMilestone(input: Milestone): Refusal | null {
    const item = this.#register.items.get(input.itemId);
    if (!item) return null;
    const { kind, on } = input;
    const [open] = IRREVERSIBLE.has(kind) ? openObjectionsOn(item, on) : [];
    if (open) return { refused: 'objection-open', kind, receivedOn: open.receivedOn };
    const agreed = agreementBefore(item, input);
    if (agreed) return { refused: 'decision-after-agreement', signedOn: agreed.on };
    const isUnproven = isBlank(input.proof) && isUnderDecision(item, on);
    if (isUnproven && kind === 'paid') return { refused: 'deposit-unproven' };
    if (isUnproven && (kind === 'vacated' || isTakenWithoutVacating(item, input)))
      return { refused: 'vacating-by-decision-alone' };
    if (isTakenWithoutVacating(item, input) && this.#isBuiltOn(item)) return { refused: 'vacating-missing', kind };
    const lacking = kind === 'archived' ? stepsWithoutPapers(item, on) : [];
    if (lacking.length > 0) return { refused: 'archive-lacks-papers', step: lacking[0], count: lacking.length };
    if (RESTING_ON_OUTLINES.has(kind)) {
      const refusal = this.#judgeOutline(item, on);
      if (refusal) return refusal;
    }
    return kind === 'paid' ? this.#judgePayment(item, on) : null;
  }

  #isBuiltOn({ id, buildings }: ClearanceItem): boolean {
    return buildings.length > 0 || knownBuildings(this.#register).items.has(id);
  }

  /** The proof that a decision asks for stays, whatever is corrected. */
  #judgePapers({ itemId, changeId, patch }: Papers): Refusal | null {
    const item = this.#register.items.get(itemId);
    const milestone = item?.milestones.find((one) => one.changeId === changeId);
    if (!item || !milestone || patch.proof === undefined || !isBlank(patch.proof) || !isUnderDecision(item, milestone.on))
      return null;
    if (milestone.kind === 'paid') return { refused: 'deposit-unproven' };
    return milestone.kind === 'vacated' ? { refused: 'vacating-by-decision-alone' } : null;
  }

  #judgeOutline({ parcelId }: ClearanceItem, on: Day): Refusal | null {
    const outline = outlineOn(this.#landOn(on), this.#register, parcelId, on);
    if (!outline || outline.surveyed) return null;
    return { refused: 'geometry-not-surveyed', origin: outline.origin, sigma_m: outline.sigma_m ?? '–' };
  }

  #judgePayment(item: ClearanceItem, on: Day): Refusal | null {
    if (!this.#landOn(on).placeOf(item.parcelId)) return { refused: 'parcel-unplaced', parcel: item.parcelId };
    const search: CompensatedSearch = new CompensatedSearch(this.#landOn(on), EVER, (parcelId) =>
      this.#itemsOf(parcelId).flatMap((one) => search.place(one) ?? []),
    );
    const placed = search.place(item, on);
    if (placed && search.isOutside(placed)) {
      const line = this.#register.redLines.get(item.redLineId)?.name ?? item.redLineId;
      return { refused: 'item-outside-red-line', m2: 0, land: placed.layer.label(placed.row), redLine: line };
    }
    const [worst] = placed ? search.of(placed).toSorted((a, b) => b.cm2 - a.cm2) : [];
    if (!worst) return null;
    const m2 = m2OfCm2(worst.cm2);
    const other = worst.with.kind === 'clearance-item' ? this.#register.items.get(worst.with.id) : undefined;
    if (!other) return { refused: 'compensated-land', m2, land: worst.label ?? worst.with.id };
    const redLine = this.#register.redLines.get(other.redLineId)?.name ?? other.redLineId;
    return { refused: 'double-compensation', m2, redLine, item: other.id, paidOn: paidOn(other, EVER) ?? '' };
  }

  /** A fine of the land track, alone or beside what is ordered, is counted on occupied land that was surveyed. */
  #judgeFine({ caseId, kind, decision, fine, on }: CaseStep): Refusal | null {
    const one = this.#register.cases.get(caseId);
    if (kind !== 'decided' || (decision !== 'fine' && fine === undefined) || one?.track !== 'land') return null;
    const land = one.occupiedLand.findLast(({ fromOn }) => fromOn <= on)?.shape;
    if (!land) return { refused: 'fine-without-land' };
    if (land.origin !== 'surveyed') return { refused: 'fine-not-surveyed', origin: land.origin, sigma_m: land.sigma_m };
    if (fine === undefined) return null;
    const { plane, settings } = this.#landOn(on);
    const { planar, ellipsoidal } = measureShape(land, plane);
    const { value_cm2 } = settings.measureOfRecord.builds === 'planar' && planar ? planar : ellipsoidal;
    const { least, most } = landFineRange(value_cm2);
    if (fine >= least && fine <= most) return null;
    const [fined, from, to] = [fine, least, most].map(writeYuan);
    return { refused: 'fine-out-of-range', fine: fined, least: from, most: to, m2: formatArea(value_cm2, 'm2', 2) };
  }
}

/** The report that others of the same building lead to. */
function firstReport({ sightings }: Register, id: string): string {
  const passed = new Set<string>();
  let first = id;
  for (let next: string | undefined = id; next !== undefined && !passed.has(next); next = sightings.get(next)?.sameAs) {
    passed.add(next);
    first = next;
  }
  return first;
}
