import type { Plane } from '../core/geodesy/plane.ts';
import type { AcceptedChange } from '../core/register/change.ts';
import type { FeedHead } from '../core/register/feed.ts';
import { countRecords } from '../core/register/outbox/field-work.ts';
import { bareBase, followBase } from '../core/report/field-package/own-changes.ts';
import type { FieldTerms } from '../core/report/field-package/field-terms.ts';
import type { KeptField } from './database.ts';
import type { DistrictParts } from './save-district.ts';
import { StoreError } from './store-error.ts';

/** A package to be kept in the place of what this device holds of its district. */
export interface FieldParts extends DistrictParts {
  readonly field: FieldTerms;
}

export interface KeepFieldOptions {
  /** Whoever opens it was told that the whole district is here, and wants it gone. */
  readonly insteadOfWhole?: boolean;
}

/** Why a package was erased, and when. */
export type FieldErasure = NonNullable<KeptField['erased']>;

/** What became of one's own changes. */
export interface KeptOwn {
  /** Still to be handed over, in their places behind the package. */
  readonly unsent: number;
  /** Those that the package says have arrived. */
  readonly arrived: number;
}

/** What a device holds of a district: the whole, or a package with what was recorded after it. */
export interface HeldDistrict {
  readonly name: string;
  readonly field?: KeptField;
  /** Of the whole district only one's own work is left. */
  readonly emptied?: boolean;
  /** Where what was brought here ends: what follows was recorded on this device. */
  readonly base?: FeedHead | undefined;
  readonly feed: readonly AcceptedChange[];
}

export interface PlacedField {
  readonly feed: readonly AcceptedChange[];
  readonly field: KeptField;
  readonly own: KeptOwn;
}

/**
 * The feed that a device holds once a package is kept: the package's, and behind it what was recorded here and has not arrived.
 * @throws StoreError `field-whole-here`, `field-diverged`, `field-older`, `field-other-person`, `field-plane-differs`, `district-missing`
 */
export function placeField(
  id: string,
  held: HeldDistrict | undefined,
  { feed, field }: FieldParts,
  { insteadOfWhole = false }: KeepFieldOptions,
  createSalt: () => string,
): PlacedField {
  const [created] = feed;
  if (created?.type !== 'district-created' || feed.some(({ district }) => district !== id))
    throw new StoreError('district-missing', { district: id });
  const [standing] = held?.feed ?? [];
  if (standing?.type === 'district-created' && !isSamePlane(standing.body.settings.plane, created.body.settings.plane))
    throw new StoreError('field-plane-differs', { name: created.body.district.name });
  const own = held ? ownChanges(held, field, insteadOfWhole) : [];
  const received = [...(held?.field?.received ?? []), ...field.received];
  const { timeZone } = created.body.settings;
  return follow(feed, own, { ...field, received: [...new Set(received)], timeZone, head: headOf(feed) }, createSalt);
}

/**
 * The same once everything that a package brought is erased: the district is there, and one's own changes that have not arrived.
 * @throws StoreError `district-missing` where no package is held
 */
export function clearField(
  id: string,
  held: HeldDistrict | undefined,
  erased: FieldErasure,
  createSalt: () => string,
): PlacedField {
  if (!held?.field) throw new StoreError('district-missing', { district: id });
  const base = bareBase(held.feed);
  const own = held.feed.slice(held.field.head.seq);
  return follow(base, own, { ...held.field, head: headOf(base), erased }, createSalt);
}

function follow(
  base: readonly AcceptedChange[],
  own: readonly AcceptedChange[],
  field: KeptField,
  createSalt: () => string,
): PlacedField {
  const { feed, unsent } = followBase(base, own, field.received, createSalt);
  const kept = countRecords(unsent);
  return { feed, field, own: { unsent: kept, arrived: countRecords(own) - kept } };
}

/** What was recorded on this device after the package, or after the place in the whole district at which the new one was cut. */
function ownChanges(
  { name, field: kept, emptied, base, feed }: HeldDistrict,
  field: FieldTerms,
  insteadOfWhole: boolean,
): readonly AcceptedChange[] {
  if (!kept && emptied) return feed.slice(1);
  if (!kept) {
    if (!insteadOfWhole) throw new StoreError('field-whole-here', { name });
    // The district as it was once brought here, with nothing recorded since, and a package cut out of it later on.
    if (base?.seq === feed.length && feed.length < field.from.seq) return [];
    // Else only of what came after a place that both have can anybody tell that nothing is lost.
    if (feed.at(field.from.seq - 1)?.hash !== field.from.hash) throw new StoreError('field-diverged', { name });
    return feed.slice(field.from.seq);
  }
  const own = feed.slice(kept.head.seq);
  const isOlder = field.from.seq < kept.from.seq || (field.from.seq === kept.from.seq && field.madeOn < kept.madeOn);
  if (isOlder && !kept.erased) throw new StoreError('field-older', { madeOn: field.madeOn, keptOn: kept.madeOn });
  if (kept.for === field.for) return own;
  const arrived = new Set(kept.received);
  const unsent = own.filter((change) => !arrived.has(change.id));
  if (unsent.length > 0) throw new StoreError('field-other-person', { name: kept.for, count: countRecords(unsent) });
  return [];
}

/** A district's plane never changes: millimetres, areas and what was drawn on the one mean nothing on another. */
function isSamePlane(one: Plane, other: Plane): boolean {
  return (
    one.meridian === other.meridian && one.origin.east_m === other.origin.east_m && one.origin.north_m === other.origin.north_m
  );
}

function headOf(feed: readonly AcceptedChange[]): FeedHead {
  const last = feed[feed.length - 1];
  return { seq: last.seq, hash: last.hash };
}
