import type { Refusal } from '../core/register/refusal.ts';

export type StoreErrorCode =
  /** No room left on the device. */
  | 'store-full'
  /** The browser allows no saving here (private mode, policy, no IndexedDB). */
  | 'store-unavailable'
  /** A district was kept here, and the browser holds none any more. */
  | 'store-emptied'
  | 'field-plane-differs'
  /** The same, and what was not safe has a second copy. */
  | 'store-emptied-copy'
  /** A second copy that does not say what district it is of. */
  | 'copy-damaged'
  /** The browser left the request to open without an answer for `params.waited_s`. What was kept may be there all the same. */
  | 'store-unanswered'
  /** The database was written by a newer version of this program. */
  | 'store-newer'
  /** Another tab holds an older version open, or closed this one for a newer. */
  | 'store-blocked'
  /** The browser gave up in the middle of a write; nothing of it was kept. */
  | 'store-failed'
  | 'district-missing'
  /** The whole district is kept here: a package takes its place only where somebody says so. */
  | 'field-whole-here'
  /** The whole district that is kept here is not the one that the package was cut out of. */
  | 'field-diverged'
  | 'field-older'
  /** Changes of the person whose package is kept have not arrived. */
  | 'field-other-person'
  /** A kept feed and the one to be kept go different ways from `params.seq` on. */
  | 'district-diverged'
  | 'draft-of-another-district'
  /** The feed of the server does not go on from the one that is kept here, from `params.seq` on. */
  | 'team-diverged'
  /** The account may not read the district's feed, and no field package of it is kept here. */
  | 'links-withheld'
  /** Something was written after the place that the drafts were judged at; nothing of them was kept. */
  | 'feed-moved'
  /** A kept feed does not verify from `params.seq` on. */
  | 'feed-altered'
  | 'package-missing'
  | 'attachment-missing'
  | 'package-hash';

/** A failure of the store, known by its code. Wording is chosen where it is shown. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'StoreError';
  }
}

/** What the referee does not let in: known by the refusal's code, worded like every other failure. */
export class DraftRefused extends Error {
  readonly code: string;
  /** The refusal's own, with `at`: the place of the draft among those that came together, from 0. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor({ refused, ...params }: Refusal, at: number) {
    super(refused);
    this.name = 'DraftRefused';
    this.code = refused;
    const given = Object.entries({ ...params, at }).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
    this.params = Object.fromEntries(given);
  }
}

const CODE_OF_NAME: Readonly<Record<string, StoreErrorCode>> = {
  QuotaExceededError: 'store-full',
  VersionError: 'store-newer',
  DatabaseClosedError: 'store-blocked',
  MissingAPIError: 'store-unavailable',
  SecurityError: 'store-unavailable',
  InvalidStateError: 'store-unavailable',
  NotAllowedError: 'store-unavailable',
};

/** What the database threw as a StoreError. A full disk may come wrapped in the abort, or in the closing, that it caused. */
export function asStoreError(error: unknown): StoreError {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = innerOf(at), depth++) {
    if (at instanceof StoreError) return at;
    const code = CODE_OF_NAME[at.name];
    const isOnlyClosed = code !== 'store-blocked' || !(innerOf(at) instanceof Error);
    if (code && isOnlyClosed) return new StoreError(code, {}, { cause: error });
  }
  return new StoreError('store-failed', error instanceof Error ? { name: error.name } : {}, { cause: error });
}

function innerOf(error: Error): unknown {
  return 'inner' in error ? error.inner : error.cause;
}

/** Runs a step of the store; whatever the database throws comes out as a StoreError, and what is coded already as it is. */
export async function guardStore<T>(step: () => PromiseLike<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw isCoded(error) ? error : asStoreError(error);
  }
}

/** A refusal, or what the referee could not answer; an error of the browser has a number for its code. */
const isCoded = (error: unknown): boolean => error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
