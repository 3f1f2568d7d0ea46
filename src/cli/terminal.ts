import type { i18n } from 'i18next';

/** What a command may use of the world: where it writes, and in which words. */
export interface Terminal {
  readonly texts: i18n;
  /** Standard output: the result and nothing else. */
  print(line: string): void;
  /** Standard error: warnings. */
  warn(line: string): void;
  /** Shows how far a long step is, on a screen only; without a share, takes the words away. */
  progress(words?: string, share?: number): void;
}
