/** The only sources of time and chance. Built by the entries of app, server and command line; core gets their results as arguments. */
export interface Clock {
  /** ISO 8601 UTC with milliseconds. */
  now(): Instant;
}

export interface Ids {
  /** A new UUID v7. */
  next(): string;
  /** 16 random bytes in hexadecimal: what keeps a withheld field class from being guessed (`feed.ts`). */
  salt(): string;
}

/** Calendar day `2026-11-23` in the district's time zone. Field names end in `On`. */
export type Day = string;

/** ISO 8601 UTC with milliseconds. Field names end in `At`. */
export type Instant = string;
