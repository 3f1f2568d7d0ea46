import type { TrackFixes } from '../database.ts';
import { FIXES, sealText } from './copied-work.ts';
import type { CopyDisk } from './copy-disk.ts';

/** A walk that the database lost lacks its last seconds at most, by the fixes' own clock. */
const FLUSH_MS = 5_000;
/** Files of some seconds are joined into one of a minute, so that a long day leaves hundreds of files and not thousands. */
const JOINED = 12;

/** Fixes of the patrol under way in the second copy. A file is written once and never written over, so that a kill in mid-write costs its own seconds only. */
export class CopiedWalk {
  private waiting: TrackFixes[] = [];
  private small: { readonly name: string; readonly rows: readonly TrackFixes[] }[] = [];

  constructor(private readonly disk: CopyDisk) {}

  /** @throws what the disk says; the rows are tried again with the next ones */
  async keep(row: TrackFixes): Promise<void> {
    const [first] = this.waiting;
    if (first && (first.district !== row.district || first.patrol !== row.patrol)) await this.flush();
    this.waiting.push(row);
    if (newestOf(row) - oldestOf(this.waiting[0]) >= FLUSH_MS || this.small.length === 0) await this.flush();
  }

  async drop(district: string, patrol: string): Promise<void> {
    this.waiting = this.waiting.filter((row) => row.district !== district || row.patrol !== patrol);
    this.small = [];
    for (const name of await this.disk.list([FIXES, district]))
      if (name.startsWith(`${patrol} `)) await this.disk.remove([FIXES, district, name]);
  }

  async dropAll(district: string): Promise<void> {
    this.waiting = this.waiting.filter((row) => row.district !== district);
    this.small = [];
    await this.disk.remove([FIXES, district]);
  }

  private async flush(): Promise<void> {
    const rows = this.waiting;
    const [first] = rows;
    if (!first) return;
    if (this.small[0] && this.small[0].rows[0].patrol !== first.patrol) this.small = [];
    const name = nameOf(first, 's');
    await this.write(first.district, name, rows);
    this.waiting = [];
    this.small.push({ name, rows });
    if (this.small.length < JOINED) return;
    const joined = this.small.flatMap((one) => one.rows);
    await this.write(first.district, nameOf(joined[0], 'm'), joined);
    const gone = this.small;
    this.small = [];
    for (const one of gone) await this.disk.remove([FIXES, first.district, one.name]);
  }

  private write(district: string, name: string, rows: readonly TrackFixes[]): Promise<void> {
    return this.disk.write([FIXES, district, name], new Blob([sealText(rows)]));
  }
}

const nameOf = ({ patrol, place }: TrackFixes, size: 's' | 'm'): string => `${patrol} ${String(place).padStart(9, '0')} ${size}`;

const oldestOf = ({ fixes }: TrackFixes): number => Date.parse(fixes[0]?.[2] ?? '');
const newestOf = ({ fixes }: TrackFixes): number => Date.parse(fixes.at(-1)?.[2] ?? '');
