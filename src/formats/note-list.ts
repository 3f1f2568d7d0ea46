import { clipDetail, type Note } from './reader.ts';

/** Collects notes while reading: one entry per code, counted, with the detail of its first occurrence. */
export class NoteList {
  private readonly byCode = new Map<string, { count: number; detail?: string }>();

  add(code: string, detail?: string, count = 1): void {
    const known = this.byCode.get(code);
    if (known === undefined) this.byCode.set(code, { count, detail: detail === undefined ? undefined : clipDetail(detail) });
    else known.count += count;
  }

  count(code: string): number {
    return this.byCode.get(code)?.count ?? 0;
  }

  list(): readonly Note[] {
    return [...this.byCode].map(([code, { count, detail }]) =>
      detail === undefined ? { code, count } : { code, count, detail },
    );
  }
}
