import type { ClearanceItem } from '../../../core/register/clearance-item.ts';
import type { Day } from '../../../core/register/ports.ts';
import type { RedLine } from '../../../core/register/red-line.ts';
import type { Call } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { RedLineMeetings } from '../tables/meet-red-lines.ts';
import { ParcelNumbers, plainNumber } from './parcel-numbers.ts';
import { type Problem, problem, type WrittenRow } from './read-steps.ts';

export type FoundItem = { readonly item: ClearanceItem } | { readonly problem: Problem };

const MOST_NAMED = 5;
const SHOWN = 40;

/** Finds the one item that a row means. Where two could be meant none is taken, and both are named. */
export class ItemFinder {
  readonly #numbers: ParcelNumbers;
  readonly #meetings = new RedLineMeetings();
  readonly #found = new Map<string, FoundItem>();
  readonly #householdsByNo: ReadonlyMap<string, string>;

  constructor(
    private readonly session: DistrictSession,
    private readonly redLineId: string | null,
    private readonly on: Day,
    private readonly call: Call,
  ) {
    this.#numbers = new ParcelNumbers(session);
    this.#householdsByNo = new Map([...session.register.households.values()].map(({ id, no }) => [plainNumber(no), id]));
  }

  async find(row: WrittenRow): Promise<FoundItem> {
    const key = JSON.stringify([row.item, row.parcelNo, row.redLine, row.household, row.isParcelNoDamaged]);
    const known = this.#found.get(key);
    if (known) return known;
    const found = await this.#find(row);
    this.#found.set(key, found);
    return found;
  }

  async #find(row: WrittenRow): Promise<FoundItem> {
    const lines = this.#linesNamed(row.redLine);
    if (lines?.length === 0) return { problem: problem('bulk-red-line-unknown', { text: row.redLine.slice(0, SHOWN) }) };
    const found = row.item === '' ? await this.#byParcel(row, lines) : this.#byId(row, lines);
    if ('problem' in found || row.household === '') return found;
    return this.#isHousehold(found.item, row.household)
      ? found
      : { problem: problem('bulk-household-other', { text: row.household.slice(0, SHOWN) }) };
  }

  /** The item's own name wins; what stands beside it must not contradict it. */
  #byId(row: WrittenRow, lines: readonly RedLine[] | null): FoundItem {
    const item = this.session.register.items.get(row.item.replace(/^'/, ''));
    if (!item) return { problem: problem('bulk-item-unknown', { text: row.item.slice(0, SHOWN) }) };
    const isParcel = row.parcelNo === '' || row.isParcelNoDamaged || plainNumber(row.parcelNo) === this.#numberOf(item);
    const isLine = lines === null || lines.some(({ id }) => id === item.redLineId);
    return isParcel && isLine ? { item } : { problem: problem('bulk-item-contradicted', { item: this.#nameOf(item) }) };
  }

  async #byParcel(row: WrittenRow, lines: readonly RedLine[] | null): Promise<FoundItem> {
    if (row.parcelNo === '') return { problem: problem('bulk-parcel-missing') };
    const number = plainNumber(row.parcelNo);
    const text = row.parcelNo.slice(0, SHOWN);
    if (row.isParcelNoDamaged || this.#numbers.isShortened(number))
      return { problem: problem('bulk-parcel-shortened', { text }) };
    const places = this.#numbers.find(number);
    if (places.length === 0) return { problem: problem('bulk-parcel-unknown', { text }) };
    const allowed = lines && new Set(lines.map(({ id }) => id));
    const items = places
      .flatMap(({ layer, row: at }) => this.session.itemsOfParcel.get(layer.idOf(at)) ?? [])
      .filter(({ redLineId }) => allowed === null || allowed.has(redLineId));
    if (places.length > 1)
      return {
        problem: problem('bulk-parcel-twice', {
          text,
          candidates: places
            .slice(0, MOST_NAMED)
            .map(({ layer, row: at }) => `${layer.layer.name} #${at + 1}`)
            .join(', '),
        }),
      };
    if (items.length === 1) return { item: items[0] };
    if (items.length > 1) return { problem: problem('bulk-item-ambiguous', { text, candidates: this.#nameAll(items) }) };
    return { problem: await this.#whyNone(text, places[0], lines) };
  }

  /** Land inside the red line waits to be registered; a sliver, or land beside it, never will be. */
  async #whyNone(
    text: string,
    place: ReturnType<ParcelNumbers['find']>[number],
    lines: readonly RedLine[] | null,
  ): Promise<Problem> {
    if (lines?.length !== 1) return problem('bulk-item-none', { text });
    const [{ id, name }] = lines;
    const version = this.session.redLines.rowOn(id, this.on);
    const meeting = version === undefined ? null : await this.#meetings.of(this.session, place.layer, version, this.call);
    return problem(meeting?.has(place.row) ? 'bulk-item-unregistered' : 'bulk-parcel-outside', { text, redLine: name });
  }

  /** Red lines that a text names: by their names, project, approval or id. Null where nothing is said of it. */
  #linesNamed(written: string): readonly RedLine[] | null {
    const { redLines } = this.session.register;
    if (written === '') {
      const fixed = this.redLineId === null ? undefined : redLines.get(this.redLineId);
      return this.redLineId === null ? null : fixed ? [fixed] : [];
    }
    const wanted = plainNumber(written);
    const named = (texts: readonly (string | undefined)[]) =>
      texts.some((text) => text !== undefined && plainNumber(text) === wanted);
    const all = [...redLines.values()];
    const own = all.filter(({ id, name, nameEn }) => named([id, name, nameEn]));
    return own.length > 0 ? own : all.filter(({ project, approvalNo }) => named([project, approvalNo]));
  }

  #isHousehold({ households }: ClearanceItem, written: string): boolean {
    const own = new Set(households.map(({ householdId }) => householdId));
    return written
      .split(/[、,;，；/\s]+/)
      .filter((one) => one !== '')
      .every((one) => own.has(one) || own.has(this.#householdsByNo.get(plainNumber(one)) ?? ''));
  }

  #numberOf({ parcelId }: ClearanceItem): string {
    const place = this.session.placeOf(parcelId);
    return place ? plainNumber(String(place.layer.value('parcelNo', place.row) ?? '')) : '';
  }

  #nameOf(item: ClearanceItem): string {
    const place = this.session.placeOf(item.parcelId);
    const line = this.session.register.redLines.get(item.redLineId)?.name ?? item.redLineId;
    return `${place?.layer.label(place.row) ?? item.parcelId} / ${line}`;
  }

  #nameAll(items: readonly ClearanceItem[]): string {
    return items
      .slice(0, MOST_NAMED)
      .map((item) => this.#nameOf(item))
      .join(', ');
  }
}
