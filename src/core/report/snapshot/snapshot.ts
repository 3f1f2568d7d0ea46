import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from '../../geodesy/plane.ts';
import type { ItemStatus } from '../../register/clearance-item.ts';
import type { Day } from '../../register/ports.ts';
import type { Audience } from '../audience.ts';
import type { FigureColumn, FigureRow } from '../figures/figure-table.ts';

/** A reader is kept for every version that ever was: what is frozen opens for good. */
export const SNAPSHOT_FORMAT = 'chidu-snapshot/1';

/** How a snapshot's map is drawn; goes up when the same data would look otherwise. */
export const SNAPSHOT_STYLE = { name: 'chidu', version: 1 } as const;

/**
 * A moment of a district, frozen for an audience in one self-contained file of canonical JSON. Figures are stored, never counted
 * again; what the audience may not see is not in it. `docs/contracts/snapshot.md`.
 */
export interface Snapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  /** UUID v7. */
  readonly id: string;
  readonly district: { readonly id: string; readonly name: string; readonly timeZone: string; readonly bounds: Bounds };
  readonly audience: Audience;
  /** What had taken effect by this day … */
  readonly asOf: Day;
  /** … by what was known at this place of the feed; `chainHash` is the hash of the change there. */
  readonly knownAt: { readonly seq: number; readonly chainHash: string };
  readonly software: string;
  readonly style: { readonly name: string; readonly version: number };
  readonly mapApprovalNo?: string;
  /** `threshold`: cells of fewer people are hidden; null where nothing is. `width`: least width of what can be concluded about a hidden one. */
  readonly suppression: { readonly threshold: number; readonly width: number } | null;
  readonly figures: readonly SnapshotTable[];
  readonly layers: SnapshotLayers;
  /** Null: the whole district. */
  readonly camera: SnapshotCamera | null;
  readonly words: SnapshotWords;
  readonly pictures: readonly SnapshotPicture[];
  /** SHA-256 of the canonical JSON of each part, by its path (`figures.clearance`, `layers.plots`, `words` …): says what was altered. */
  readonly parts: Readonly<Record<string, string>>;
  /** SHA-256 of the canonical JSON of everything else. */
  readonly sha256: string;
}

/** As `FigureTable`, with what is hidden marked. One mark for all hidden cells: why one is hidden would say how large it is. */
export interface SnapshotTable {
  readonly key: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
  /** `cells[row][column]`: the figure, null where there is nothing to count, `hidden`. */
  readonly cells: readonly (readonly SnapshotCell[])[];
}

export type SnapshotCell = number | null | typeof HIDDEN;
export const HIDDEN = 'hidden';

/** Degrees and zoom as `map/map-scene.ts` has them. */
export interface SnapshotCamera {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
}

/** What the maker wrote. Notes are the speaker's: absent for the public. */
export interface SnapshotWords {
  readonly title: string;
  readonly text: string;
  readonly notes?: string;
}

type Area = Polygon | MultiPolygon;

/** Degrees (WGS 84 / CGCS2000) with 9 decimals. Numbers within the file stand in place of the register's ids for what belongs to people. */
export interface SnapshotLayers {
  /** The district's own ground, below everything: water, green, farmland, blocks, roads, land; never buildings. */
  readonly ground: readonly SnapshotGround[];
  /** What lies around the ground that is drawn; `land` where nothing is known. */
  readonly surround: 'water' | 'land';
  readonly places: readonly SnapshotPlace[];
  /** Zones, townships and, inside the office, villages. */
  readonly units: readonly SnapshotUnit[];
  /** In force on the day. None for the public. */
  readonly redLines: readonly SnapshotRedLine[];
  /** Land of clearance items by its status. None for the public. */
  readonly plots: readonly SnapshotPlot[];
  /** Reports of builds. None for the public. */
  readonly sightings: readonly SnapshotSighting[];
}

export interface SnapshotGround {
  readonly class: string;
  readonly kind?: string;
  readonly shape: Area;
}

export interface SnapshotPlace {
  readonly kind: 'water' | 'green' | 'road' | 'settlement';
  readonly name: string;
  readonly nameEn?: string;
  readonly at: Position;
  /** Degrees clockwise from east. */
  readonly turn?: number;
}

export interface SnapshotUnit {
  readonly id: string;
  readonly level: 'zone' | 'township' | 'village';
  readonly parentId?: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly shape: Area;
}

export interface SnapshotRedLine {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  /** The version in force is not the first. */
  readonly revised: boolean;
  readonly shape: Area;
}

export interface SnapshotPlot {
  readonly status: ItemStatus;
  readonly redLine: string;
  /** Id of the village or other unit that it is counted in. */
  readonly unit: string;
  /** Masked: 张*. */
  readonly parties: readonly string[];
  /** Office number of the parcel; for planners alone. */
  readonly no?: string;
  readonly shape: Area;
}

export interface SnapshotSighting {
  /** `reported` until it is verified. */
  readonly state: 'reported' | 'verified' | 'closed';
  readonly seenOn: Day;
  readonly at: Position;
  /** Null: nothing left standing. */
  readonly shape: Area | null;
  /** Office number; for planners alone. */
  readonly no?: string;
}

/** A picture without anything that its camera wrote beside it. */
export interface SnapshotPicture {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  /** Of the bytes as they are here. */
  readonly sha256: string;
  /** How it is to be turned: 1 … 8 as Exif counts them. */
  readonly orientation: number;
  /** What a reader who cannot see it is told. */
  readonly text: string;
  readonly base64: string;
}
