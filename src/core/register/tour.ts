import type { Audience } from '../report/audience.ts';
import type { Day } from './ports.ts';
import type { TourChart } from './tour-chart.ts';

/** Parts of a snapshot's map that a stop may leave out; the ground is always there. */
export const TOUR_LAYERS = ['plots', 'red-lines', 'sightings', 'units', 'names'] as const;
export type TourLayer = (typeof TOUR_LAYERS)[number];

/** More numbers than this nobody reads from four metres. */
export const MOST_FIGURES = 3;
/** Also a bound for a saved record that comes from elsewhere. */
export const MOST_STOPS = 60;

/**
 * A tour of the district (巡览): stops in order, each drawn from a frozen snapshot and never from the district as it is now. Saved as a
 * whole: the last saving holds. The files that it names are kept as attachments.
 */
export interface Tour {
  readonly id: string;
  readonly title: string;
  /** All its snapshots are frozen for this audience. */
  readonly audience: Audience;
  readonly stops: readonly TourStop[];
  readonly savedOn: Day;
}

export interface TourStop {
  /** Unique within the tour. */
  readonly id: string;
  /** SHA-256 of the snapshot's file. */
  readonly snapshot_sha256: string;
  /** The day a week before, which change is told against; absent where the district has none. */
  readonly beforeOn?: Day;
  /** Degrees; zoom as the map counts it on a screen of `width_px`, so that a phone shows the same ground. */
  readonly camera: TourCamera;
  /** Seconds of the camera's way from the stop before; 0 cuts. */
  readonly flight_s: number;
  readonly layers: readonly TourLayer[];
  readonly title: string;
  readonly text: string;
  /** For the speaker alone. */
  readonly notes: string;
  /** At most `MOST_FIGURES`. */
  readonly figures: readonly TourFigure[];
  readonly chart?: TourChart;
  readonly picture?: TourPicture;
}

/** A photo of a stop: a JPEG drawn anew, without anything that its camera wrote. */
export interface TourPicture {
  /** SHA-256 of the file, which is kept as an attachment. */
  readonly sha256: string;
  /** What who cannot see it is told; stands below it too. */
  readonly text: string;
}
export const PICTURE_TYPE = 'image/jpeg';

export interface TourCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly width_px: number;
}

/** A figure of a snapshot, by keys that never change. */
export interface FigureRef {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A figure with what it was a week before; absent where that is not to be told. */
export interface TourFigure extends FigureRef {
  readonly before?: number;
}

/** SHA-256 of each snapshot that a tour's stops name, once. */
export const snapshotsOfTour = ({ stops }: Pick<Tour, 'stops'>): readonly string[] => [
  ...new Set(stops.map(({ snapshot_sha256 }) => snapshot_sha256)),
];

/** SHA-256 of each photo of a tour's stops, once. */
export const picturesOfTour = ({ stops }: Pick<Tour, 'stops'>): readonly string[] => [
  ...new Set(stops.flatMap(({ picture }) => picture?.sha256 ?? [])),
];
