/** A file to be damaged. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A reader under fuzzing, with undamaged files of its format. */
export interface Subject {
  readonly name: string;
  samples(): Promise<readonly Sample[]>;
  /** Reads as the product does, as far as it goes. Throws coded errors alone; says of a result what is wrong with it. */
  read(file: Sample, seed: number): Promise<string | null | void>;
}
