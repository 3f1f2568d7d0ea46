/** Seeded chance: the same seed gives the same district on every machine. Never used outside the generator. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** An independent stream for one subject, so that a change in one subject leaves the others as they were. */
  fork(subject: string): Random;
}

/** Mixes 32 bits (finaliser of MurmurHash3, public domain by its author). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Weyl sequence through the mixer: period 2³², enough for a map. */
export function createRandom(seed: number): Random {
  const start = mix(seed);
  let state = start;
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(values.length * next())],
    fork: (subject) => {
      let hash = start;
      for (let i = 0; i < subject.length; i++) hash = mix(hash ^ subject.charCodeAt(i));
      return createRandom(hash);
    },
  };
}
