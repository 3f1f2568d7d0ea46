import { useSession } from './session.ts';

/** What a field of a form holds. */
export type Entry = string | boolean | null | { readonly [name: string]: string | boolean | null };

const AREA = 'chidu.entries/';

/**
 * What is being typed stays with its tab until it is recorded or given up, so that a reload, a step back or another feature takes
 * nothing of it. The tab's own storage: it goes with the tab, and no other tab or visit sees it, because names of people stand in it.
 */
const keyOf = (name: string): string => `${AREA}${useSession.getState().summary?.district.id ?? ''}/${name}`;

/** What was typed into an entry before; undefined where nothing was, or by a form that was another one then. */
export function readEntry<T extends Entry>(name: string, initial: T): T | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null');
    if (!isObject(initial)) return isOfKind(kept, initial) ? (kept as T) : undefined;
    if (!isObject(kept)) return undefined;
    const own = Object.entries(kept).filter(([field, value]) => Object.hasOwn(initial, field) && isOfKind(value, initial[field]));
    return Object.assign({}, initial, Object.fromEntries(own));
  } catch {
    return undefined;
  }
}

/** Keeps what was typed; an entry that is as it was at the beginning is not kept. */
export function keepEntry<T extends Entry>(name: string, value: T, initial: T): void {
  try {
    const text = JSON.stringify(value);
    if (text === JSON.stringify(initial)) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), text);
  } catch {
    // A tab without storage, or a full one: what was typed still stands in its form.
  }
}

/** Forgets what was typed into a form and its parts: it was recorded, or given up. */
export function forgetEntries(form: string): void {
  forget((key) => key === keyOf(form) || key.startsWith(`${keyOf(form)}/`));
}

/** Forgets all that was typed in this tab: the next person at it shall not read it. */
export const forgetAllEntries = (): void => forget((key) => key.startsWith(AREA));

function forget(isMeant: (key: string) => boolean): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (isMeant(key)) sessionStorage.removeItem(key);
  } catch {
    // Where there is no storage nothing was kept.
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A choice that begins empty is `null`, and a text once it is made. */
const isOfKind = (value: unknown, initial: unknown): boolean =>
  initial === null ? typeof value === 'string' : typeof value === typeof initial;
