import { keepLatest } from './latest.ts';
import { services } from './services.ts';

const MOST_HITS = 30;

/** Features whose number or name holds the text; null when a newer search overtook this one. */
export const search = keepLatest((signal: AbortSignal, query: string) =>
  services().engine.search([query, MOST_HITS], { signal }),
);
