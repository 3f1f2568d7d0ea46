import type { LoadedTexts } from '../i18n/create-i18n.ts';

/** What a command may use of the world: where it writes, and in which words. */
export interface Terminal {
  readonly texts: LoadedTexts;
  /** Standard output: the result and nothing else. */
  print(line: string): void;
  /** Standard error: warnings. */
  warn(line: string): void;
  /** Shows how far a long step is, on a screen only; without a share, takes the words away. */
  progress(words?: string, share?: number): void;
}
