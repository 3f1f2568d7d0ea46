import type { FigureTable } from '../figures/figure-table.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * An earlier publication for the same audience, with its figures before anything was hidden, counted again as of its day and as known at
 * its place: what is published now must not give away what was hidden then, nor the other way round.
 */
export interface Published {
  readonly snapshot: Pick<Snapshot, 'audience' | 'asOf' | 'figures'>;
  readonly tables: readonly FigureTable[];
}
