import { writeCanonicalJson } from '../canonical-json.ts';
import type { AcceptedChange, Change } from '../change.ts';
import { sha256 } from '../sha256.ts';
import { splitByClass } from '../split-by-class.ts';

/** A change as it is carried: what its author recorded, without the place that a feed gave it. */
export function carriedOf(change: Change | AcceptedChange): Change {
  const { id, district, entity, type, v, on, recordedAt, clockOffset_ms, by, device, base, body } = change;
  return { id, district, entity, type, v, on, recordedAt, clockOffset_ms, by, device, base, body } as Change;
}

/** A change as a server is offered it: of one whose values were erased after their time, the digest that vouched for them goes along. */
export function offeredOf(change: AcceptedChange): OfferedChange {
  const office = change.sealed?.office;
  return office === undefined ? carriedOf(change) : { ...carriedOf(change), sealed: { office } };
}

/** `sealed`: digest of the class `office`, whose values were erased. */
export type OfferedChange = Change & Pick<AcceptedChange, 'sealed'>;

/**
 * SHA-256 of what was recorded, as canonical JSON. The same wherever the change is kept: `base` is left out, because the version that
 * an entity has is counted by each feed for itself.
 */
export function digestCarried(change: Change | AcceptedChange): string {
  const { base: _, ...said } = carriedOf(change);
  return sha256(writeCanonicalJson({ format: 'chidu-change/1', ...said }));
}

/**
 * Whether two records say the same of one event. Who it was and on what device is the server's to say, by the session, and versions are
 * counted by each feed: these are left out. Of what one of them had erased after its time the rest is compared.
 */
export function isSameRecord(a: Change | AcceptedChange, b: Change | AcceptedChange): boolean {
  const isErased = [a, b].some((change: Partial<AcceptedChange>) => change.sealed?.office !== undefined);
  const said = (change: Change | AcceptedChange) => {
    const { base: _, by: __, device: ___, ...rest } = carriedOf(change);
    if (!isErased) return writeCanonicalJson(rest);
    const { base: ____, ...open }: Readonly<Record<string, unknown>> = splitByClass(change).open ?? {};
    return writeCanonicalJson(open);
  };
  return said(a) === said(b);
}
