import type { AcceptedChange } from './change.ts';
import { veilUnseen } from './unseen.ts';

/** Members that hold no text for people: places, ids that others refer to, and JSON that a hash is kept of. */
const KEPT = /^(coordinates|segments|content|parcelNo|ids?)$|[a-z]Ids?$/;
const NAMES = /^name(En)?$/;
/** Characters of a name; more stands in no list, title or name of a file. What people write at length has other members. */
export const LONGEST_NAME = 300;

/**
 * A change as the register takes it. What is entered has no unseen or turning characters (`checkTexts`); a feed that was made elsewhere
 * may, and its hashes hold. They become signs that are seen, once, for every list, label, title, sheet and file that shows the text;
 * the feed itself stays as it is. A layer's columns are found by their names as written: of layers and settings the name alone is taken.
 * @returns the change itself where nothing has to be altered
 */
export function veilChange(change: AcceptedChange): AcceptedChange {
  const body: unknown = change.body;
  const veiled = (() => {
    switch (change.type) {
      case 'layer-imported':
        return veilNameOf(body, 'layer');
      case 'district-created':
      case 'settings-changed':
        return veilNameOf(body, 'district');
      default:
        return veil(body, '');
    }
  })();
  return veiled === body ? change : ({ ...change, body: veiled } as AcceptedChange);
}

/** Anything else that a file brought and that is shown, after it was proved: its texts and names as those of a change. Ids and places stay. */
export const veilTexts = <T>(value: T): T => veil(value, '') as T;

function veilNameOf(body: unknown, member: string): unknown {
  const named = isRecord(body) ? body[member] : undefined;
  if (!isRecord(body) || !isRecord(named)) return body;
  const name = veil(named.name, 'name');
  return name === named.name ? body : { ...body, [member]: { ...named, name } };
}

function veil(value: unknown, member: string): unknown {
  if (typeof value === 'string') return NAMES.test(member) ? cutName(veilUnseen(value)) : veilUnseen(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => veil(item, member));
    return items.some((item, n) => item !== value[n]) ? items : value;
  }
  if (!isRecord(value)) return value;
  let own: Record<string, unknown> | undefined;
  for (const [name, held] of Object.entries(value)) {
    if (KEPT.test(name)) continue;
    const veiled = veil(held, name);
    if (veiled !== held) (own ??= { ...value })[name] = veiled;
  }
  return own ?? value;
}

/** Never between the halves of a pair. */
const cutName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).replace(/[\ud800-\udbff]$/, '')}…` : name;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
