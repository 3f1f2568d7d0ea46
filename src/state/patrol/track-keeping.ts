import type { Fix, KnownPointCheck, Visit } from '../../core/register/patrol.ts';
import type { Instant } from '../../core/register/ports.ts';
import { OPEN_PATROL } from '../../store/second-copy/in-hand.ts';
import { services } from '../services.ts';

/** A patrol under way as it is kept beside its fixes. */
export interface KeptPatrol {
  readonly id: string;
  readonly startedAt: Instant;
  readonly visits: readonly Visit[];
  readonly knownPoint: KnownPointCheck | null;
  readonly note: string;
}

export const keepPatrol = (district: string, patrol: KeptPatrol): Promise<void> =>
  services().store.saveView(district, OPEN_PATROL, patrol);

/** The patrol that was under way when the page went; null for none. */
export async function keptPatrol(district: string): Promise<KeptPatrol | null> {
  const value = (await services().store.loadView(district, OPEN_PATROL)) as Partial<KeptPatrol> | null | undefined;
  if (typeof value?.id !== 'string' || typeof value.startedAt !== 'string') return null;
  return {
    id: value.id,
    startedAt: value.startedAt,
    visits: value.visits ?? [],
    knownPoint: value.knownPoint ?? null,
    note: value.note ?? '',
  };
}

/**
 * Nothing of a patrol is kept apart any more: it is on record, or was given up. Its fixes go first: cut in between, no name would be left
 * by which where somebody was could ever be found and dropped.
 */
export async function forgetPatrol(district: string, patrol: string): Promise<void> {
  await services().store.dropFixes(district, patrol);
  await services().store.saveView(district, OPEN_PATROL, null);
}

/**
 * Keeps fixes as they come: at once, or together with all that came while the last write was under way. What could not be written
 * is tried again with the next one.
 */
export class FixWriter {
  private waiting: { readonly segment: number; readonly fix: Fix }[] = [];
  private writing: Promise<void> | null = null;

  /** `place`: where the next write goes, above all that were made of this patrol. `onResult` hears of each write: null, or why not. */
  constructor(
    private readonly district: string,
    private readonly patrol: string,
    private place: number,
    private readonly onResult: (error: unknown) => void,
  ) {}

  add(segment: number, fix: Fix): void {
    this.waiting.push({ segment, fix });
    this.writing ??= this.writeAll();
  }

  /** Until everything that came is written, or could not be. */
  async settle(): Promise<void> {
    if (this.waiting.length > 0) this.writing ??= this.writeAll();
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        const [{ segment }] = this.waiting;
        const end = this.waiting.findIndex((one) => one.segment !== segment);
        const batch = this.waiting.slice(0, end < 0 ? undefined : end);
        const fixes = batch.map(({ fix }) => fix);
        await services().store.keepFixes({ district: this.district, patrol: this.patrol, place: this.place, segment, fixes });
        this.place++;
        this.waiting = this.waiting.slice(batch.length);
      }
      this.onResult(null);
    } catch (error) {
      this.onResult(error);
    } finally {
      this.writing = null;
    }
  }
}
