const QUIET_MS = 1000;
const EVERY_MS = 100;

/** One line on a screen that says what is being done and how far it is; silent in the first second and where no screen is. */
export class ProgressLine {
  private readonly began = performance.now();
  private shownAt = -Infinity;
  private isShown = false;

  constructor(private readonly stream: { write(text: string): unknown; readonly isTTY?: boolean }) {}

  /** `share` is 0 … 1. */
  show(words: string, share?: number): void {
    if (this.stream.isTTY !== true) return;
    const now = performance.now();
    if (now - this.began < QUIET_MS || now - this.shownAt < EVERY_MS) return;
    this.shownAt = now;
    this.isShown = true;
    this.stream.write(`\r\x1b[2K${words}${share === undefined ? '' : ` ${Math.floor(100 * Math.min(1, share))} %`}`);
  }

  clear(): void {
    if (this.isShown) this.stream.write('\r\x1b[2K');
    this.isShown = false;
  }
}
