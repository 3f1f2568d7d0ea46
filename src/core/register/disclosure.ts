import type { Day } from './ports.ts';

/** What a disclosure list may say of each household, in the order of its columns. */
export const DISCLOSURE_FIELDS = [
  'household-no',
  'name',
  'masked-name',
  'address',
  'parcel-no',
  'share',
  'floor',
  'basis',
  'amount',
] as const;
export type DisclosureField = (typeof DISCLOSURE_FIELDS)[number];

/** How the office discloses: which fields, and for how many days objections are taken. */
export interface DisclosureRules {
  readonly fields: readonly DisclosureField[];
  readonly objectionDays: number;
  readonly contact: string;
}

/** As little as an affected household needs to find itself; what the law has disclosed beyond that the office adds (590号令 第29条). */
export const USUAL_DISCLOSURE: DisclosureRules = {
  fields: ['household-no', 'masked-name', 'parcel-no', 'floor', 'basis'],
  objectionDays: 7,
  contact: '',
};

/**
 * A disclosure list (分户公示表) that was printed for the people within a red line. The list itself is nowhere kept: its hash tells
 * whether a sheet on a wall is the one that was printed. Who printed it and when the change says.
 */
export interface Disclosure {
  readonly id: string;
  readonly redLineId: string;
  readonly asOf: Day;
  /** Place in the feed that was known. */
  readonly knownAt: number;
  readonly fields: readonly DisclosureField[];
  /** Lines of the list. */
  readonly rows: number;
  /** Of the list's canonical JSON. */
  readonly sha256: string;
  /** Objections are taken up to and with this day. */
  readonly objectionsUntil: Day;
  readonly contact: string;
  readonly printedOn: Day;
}
