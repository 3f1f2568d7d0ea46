import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Bounds } from '../core/geodesy/plane.ts';
import type { Measure, Measurement } from '../core/measure/measurement.ts';
import type { AcceptedChange, ChangeDraft } from '../core/register/change.ts';
import type { ItemStatus } from '../core/register/clearance-item.ts';
import type { AdminUnit, District, Settings } from '../core/register/district.ts';
import type { FeedHead } from '../core/register/feed.ts';
import type { Layer } from '../core/register/layer.ts';
import type { Day, Instant } from '../core/register/ports.ts';
import type { RedLine } from '../core/register/red-line.ts';
import type { Sighting } from '../core/register/sighting.ts';
import type { Note } from '../formats/reader.ts';
import type { BaseMapCalls } from './calls/base-map.ts';
import type { BulkCalls } from './calls/bulk.ts';
import type { CapturingCalls } from './calls/capturing.ts';
import type { CaseCalls } from './calls/cases.ts';
import type { DeskCalls } from './calls/desk.ts';
import type { EditingCalls } from './calls/editing.ts';
import type { ExplainingCalls } from './calls/explaining.ts';
import type { ExportingCalls } from './calls/exporting.ts';
import type { FieldDayCalls } from './calls/field-day.ts';
import type { TrackErasureCalls } from './calls/track-erasure.ts';
import type { FieldCalls } from './calls/field.ts';
import type { FindingCalls } from './calls/findings.ts';
import type { HistoryCalls } from './calls/history.ts';
import type { NoticeCalls } from './calls/notices.ts';
import type { PhotoCalls } from './calls/photos.ts';
import type { PatrollingCalls } from './calls/patrolling.ts';
import type { FileSource, OutboxCalls, PackedFile } from './calls/outbox.ts';
import type { PrintingCalls } from './calls/printing.ts';
import type { RecordingCalls } from './calls/recording.ts';
import type { SettingsCalls } from './calls/settings.ts';
import type { CartographyCalls } from './calls/cartography.ts';
import type { CertifyingCalls } from './calls/certifying.ts';
import type { FootprintCalls, FootprintSeries, FootprintTarget } from './calls/footprint.ts';
import type { FieldMapping, ImportChoice, ImportingCalls, ImportPreview, ImportResult } from './calls/importing.ts';
import type { InspectionCalls } from './calls/inspection.ts';
import type { LeaderBoardCalls } from './calls/leader-board.ts';
import type { LeaderTimeCalls } from './calls/leader-time.ts';
import type { MeasuringCalls } from './calls/measuring.ts';
import type { SnapshotCalls } from './calls/snapshots.ts';
import type { TourCalls } from './calls/tours.ts';
import type { TableCalls } from './calls/tables.ts';
import type { AreaFigures } from './area-figures.ts';
import type { FeatureRef } from './feature-ref.ts';

export type {
  AreaFigures,
  FeatureRef,
  FieldMapping,
  FootprintSeries,
  FootprintTarget,
  ImportChoice,
  ImportPreview,
  ImportResult,
  Note,
};

export interface DistrictSummary {
  readonly district: District;
  readonly settings: Settings;
  /** Without the ground, which the map draws by itself. */
  readonly layers: readonly Layer[];
  readonly redLines: readonly RedLineSummary[];
  readonly counts: { readonly parcels: number; readonly redLines: number; readonly items: number; readonly sightings: number };
  /** Days of the first and the last change; the last is at most today. */
  readonly firstOn: Day;
  readonly lastOn: Day;
  /** The last day on record where it is still to come: something planned, or a wrong day. */
  readonly laterOn: Day | null;
  /** Where its feed stands: place and hash of the last change. */
  readonly seq: number;
  readonly hash: string;
  /** Reporting weeks of the history: the day each closes on, oldest first. */
  readonly weeks: readonly Day[];
  /** Clearance items whose parcel is in no layer: counted as plots, in no area. */
  readonly unplacedItems: number;
  /** The district's own ground: what lies around it, and the names on it. Null where it has none. */
  readonly ground: {
    readonly surround: 'land' | 'water';
    readonly places: readonly GroundPlace[];
    readonly package_sha256: string;
  } | null;
}

export interface GroundPlace {
  readonly id: string;
  readonly kind: 'water' | 'green' | 'road' | 'settlement';
  readonly name: string;
  readonly nameEn?: string;
  /** Degrees clockwise from east, for a name along a road or river. */
  readonly turn?: number;
  readonly lon: number;
  readonly lat: number;
}

export interface RedLineSummary {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly project: string;
  readonly regime: RedLine['regime'];
  readonly bounds: Bounds;
  readonly items: number;
  readonly dueOn?: Day;
}

/** Everything the map draws that depends on the day, as plain data. */
export interface DayScene {
  readonly on: Day;
  /** The day since when all parcels have the shapes they have on this day; absent while they are as their layers brought them. */
  readonly shapesOn?: Day;
  readonly redLines: FeatureCollection<Polygon | MultiPolygon, LineMark & ScopeTotals>;
  /** Reports made by that day. `shape` is null where nothing is left standing; lon, lat is a place inside the first shape. */
  readonly sightings: readonly {
    readonly id: string;
    readonly no: string;
    readonly lon: number;
    readonly lat: number;
    readonly shape: Polygon | MultiPolygon | null;
  }[];
  /** Only of a scene asked for beside another day's: the ids of all its reports, of which those that are the same there are left out. */
  readonly sightingIds?: readonly string[];
  readonly statuses: readonly LayerStatuses[];
  readonly units: readonly UnitTotals[];
  readonly totals: ScopeTotals;
  /** Items by status, and their land without what they share with less advanced ones. */
  readonly statusCounts: Readonly<Record<ItemStatus, { readonly plots: number; readonly area_cm2: number }>>;
}

export interface LineMark {
  id: string;
  name: string;
  revised: boolean;
  fromOn: Day;
}

/** The parts of a day's scene that need no measuring. */
export interface DayOutline extends Pick<DayScene, 'on' | 'sightings' | 'sightingIds' | 'statuses' | 'shapesOn'> {
  readonly redLines: FeatureCollection<Polygon | MultiPolygon, LineMark & { unresolved_cm2?: undefined }>;
  /** None: a unit without figures is drawn by its shape. */
  readonly units: readonly never[];
}

/** Status per parcel row: index into ITEM_STATUSES; rows not listed have no clearance item. */
export interface LayerStatuses {
  readonly layerId: string;
  readonly rows: Uint32Array;
  readonly status: Uint8Array;
}

/** What is left in a red line, a unit or the district. */
export interface ScopeTotals {
  /** Items not handed over and open cases. */
  readonly unresolved_cm2: number;
  /** Items. */
  readonly unresolvedPlots: number;
  readonly resolvedPlots: number;
  /** Open cases with land in the red lines in force. */
  readonly openCases: number;
}

export interface UnitTotals extends ScopeTotals {
  readonly unitId: string;
}

export interface OverlapEntry {
  readonly with: FeatureRef;
  readonly label: string;
  readonly area: Measurement;
  /** Share of the described feature, 0..1. */
  readonly share: number;
  /** Both outlines were surveyed: official decimals are shown. */
  readonly surveyed: boolean;
  /** Below the district's sliver rule: listed apart, in no total. */
  readonly sliver: boolean;
}

/** Land that a build, a parcel and a red line share. */
export interface TripleEntry {
  readonly sighting: { readonly ref: FeatureRef; readonly label: string };
  readonly parcel: { readonly ref: FeatureRef; readonly label: string };
  readonly redLine: { readonly ref: FeatureRef; readonly label: string };
  readonly area: Measurement;
  /** All three outlines were surveyed. */
  readonly surveyed: boolean;
}

export interface ItemEntry {
  readonly id: string;
  readonly redLineId: string;
  readonly redLineName: string;
  readonly status: ItemStatus;
  readonly since: Day;
  readonly milestones: readonly { readonly kind: string; readonly on: Day; readonly documentNo?: string }[];
  readonly households: number;
  readonly openObjections: number;
}

export type FeatureDetail = {
  readonly ref: FeatureRef;
  readonly title: string;
  readonly area: AreaFigures;
  readonly stated?: Measurement;
  /** Absent where nobody stated the vertex error; the area then carries no ±. */
  readonly sigma_m?: number;
  /** See `Shape`. */
  readonly relativeSigma_m?: number;
  readonly origin: string;
  readonly vertices: number;
  readonly parts: number;
  readonly holes: number;
  readonly bounds: Bounds;
  readonly geometry: Polygon | MultiPolygon;
  /** Sighting: nothing left standing since that day; `area` is then what stood before, and nothing overlaps any more. */
  readonly goneOn?: Day;
  /** Red line: not drawn yet on the day looked at; in force from that day. */
  readonly notBefore?: Day;
  /** Sides with their lengths in the plane; empty for shapes of more than 200 sides. */
  readonly sides: readonly {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly length_m: number;
  }[];
  readonly overlaps: readonly OverlapEntry[];
  /** Largest first; of a red line none, its builds are among its overlaps. */
  readonly triples: readonly TripleEntry[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
} & (
  | { readonly kind: 'parcel'; readonly parcelId: string; readonly items: readonly ItemEntry[]; readonly repaired: boolean }
  | { readonly kind: 'red-line'; readonly redLine: RedLine; readonly items: number }
  | {
      readonly kind: 'sighting';
      readonly sighting: Sighting;
      readonly timing: readonly {
        readonly redLineName: string;
        readonly freezeOn: Day;
        readonly verdict: 'before' | 'after' | 'unproven';
      }[];
    }
);

/** Columns of the overlap table of one red line, in order of area, largest first. */
export interface OverlapTable {
  readonly redLineId: string;
  readonly on: Day;
  readonly measure: Measure;
  readonly redLine_cm2: number;
  /** The red line is not in force yet on the day: no rows. */
  readonly notBefore?: Day;
  readonly rows: readonly OverlapRow[];
  readonly totals: {
    readonly overlaps: number;
    /** Sum of the settled overlaps over the sliver rule. */
    readonly area_cm2: number;
    /** Area of their union: land claimed twice counted once. */
    readonly union_cm2: number;
    /** Error of the sum; absent where the official decimals are shown. */
    readonly sigma_m2?: number;
    readonly slivers: number;
    readonly slivers_cm2: number;
  };
}

export interface OverlapRow {
  readonly ref: Extract<FeatureRef, { kind: 'parcel' }>;
  readonly parcelNo: string;
  readonly parcel_cm2: number;
  /** Error of the parcel's area; absent where the official decimals are shown. */
  readonly parcelSigma_m2?: number;
  readonly overlap_cm2: number;
  /** Error of the overlap; absent where the official decimals are shown. */
  readonly sigma_m2?: number;
  readonly share: number;
  readonly sliver: boolean;
  readonly status?: ItemStatus;
  readonly since?: Day;
}

export interface SearchHit {
  readonly ref: FeatureRef;
  readonly title: string;
  readonly subtitle: string;
  readonly bounds: Bounds;
  /** What opens beside the map: a case, whose `ref` is its first build. */
  readonly dossier?: { readonly kind: 'case'; readonly id: string };
}

export interface DistrictParts {
  readonly feed: readonly AcceptedChange[];
  readonly packages: ReadonlyMap<string, Uint8Array>;
  /** Originals and sidecars of photos that came in the file, by their SHA-256. */
  readonly photos?: ReadonlyMap<string, Uint8Array>;
}

export type OpenSource =
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'bytes'; readonly bytes: Uint8Array; readonly fileName?: string }
  /** By its id from this device's database, which the engine reads itself. */
  | { readonly from: 'kept'; readonly district: string }
  | ({ readonly from: 'parts' } & DistrictParts);

/** Enough to draw the map. Nothing else is answered of the district before it is proven. */
export interface Opened {
  readonly summary: DistrictSummary;
  /** Of the last day. */
  readonly outline: DayOutline;
}

/** Its feed is asked for by `provenChanges`, in pieces that do not hold up the page. */
export interface ProvenParts extends Omit<DistrictParts, 'feed'> {
  /** Place and hash up to which its feed is proven: what is kept must end there. */
  readonly head: FeedHead;
}

export interface Proven {
  /** Present when the district came from a file or an address, so that the caller can keep it. */
  readonly parts?: ProvenParts;
  /** SHA-256 of photos that a file's feed names and the file does not bring. */
  readonly missingPhotos?: readonly string[];
}

/** The calls of the engine worker. Every call may report progress and be cancelled (see `Call`). */
export interface EngineApi
  extends TableCalls,
    InspectionCalls,
    MeasuringCalls,
    FootprintCalls,
    CartographyCalls,
    ImportingCalls,
    CertifyingCalls,
    BaseMapCalls,
    BulkCalls,
    CapturingCalls,
    CaseCalls,
    DeskCalls,
    EditingCalls,
    ExplainingCalls,
    ExportingCalls,
    FieldDayCalls,
    TrackErasureCalls,
    FieldCalls,
    FindingCalls,
    HistoryCalls,
    LeaderBoardCalls,
    LeaderTimeCalls,
    TourCalls,
    NoticeCalls,
    PhotoCalls,
    PatrollingCalls,
    OutboxCalls,
    PrintingCalls,
    RecordingCalls,
    SnapshotCalls,
    SettingsCalls {
  /**
   * Reads a district as far as its map, without a look into its records. Where no other is open `tile`, `units` and `outlineOn`
   * are answered of it; every other call waits until it was proven or refused. `proving`: at once (the default), or when `prove`
   * is called, so that the map's first tiles come before it. `now`: records of later days do not move the day that counts as the last.
   */
  open(source: OpenSource, proving?: 'at-once' | 'when-asked', now?: Instant): Opened;
  /**
   * Waits until the district that was read last is proven, in slices, and open in place of the one before.
   * @throws what it is refused for: nothing of it is left then, and the one before is still open
   */
  prove(): Proven;
  /**
   * A piece of a proven feed, named by the hash that it ends with. It is handed over once: with its last change the engine lets it go.
   * @throws EngineError `district-missing` where it was, or never had one
   */
  provenChanges(hash: string, from: number, to: number): readonly AcceptedChange[];
  apply(changes: readonly AcceptedChange[], packages: ReadonlyMap<string, Uint8Array>, now?: Instant): DistrictSummary;
  /**
   * @param beside a day whose scene the caller has, of the same register: shapes that are the same on both come as `SAME_SHAPE` and
   * reports are left out (`sightingIds`), since most of what crosses the thread for each move of a slider would be these (`fillShapes`)
   */
  sceneOn(on: Day, beside?: Day): DayScene;
  /** The same by what was known at a place in the feed; `parts` where this device's database does not hold the district. */
  sceneKnownAt(on: Day, knownAt: number, parts?: DistrictParts): DayScene;
  /** What the map draws of a day before any figure is known. */
  outlineOn(on: Day): DayOutline;
  units(): readonly AdminUnit[];
  /**
   * `ground`, a layer's id, or `preview/` and the id of a file that waits to be accepted. `shapesOn` is the scene's: without it
   * parcels have the shapes that their layers brought.
   */
  tile(source: string, z: number, x: number, y: number, shapesOn?: Day): ArrayBuffer | null;
  describe(ref: FeatureRef, on: Day): FeatureDetail;
  overlapTable(redLineId: string, on: Day): OverlapTable;
  /** Geometry of the overlaps of a feature with others, for drawing. */
  overlapShapes(ref: FeatureRef, others: readonly FeatureRef[], on: Day): FeatureCollection<Polygon | MultiPolygon>;
  footprintSeries(target: FootprintTarget): FootprintSeries;
  /** What people call these features: number or name. */
  titles(refs: readonly FeatureRef[]): readonly string[];
  search(query: string, limit: number): readonly SearchHit[];
  /** A district as one `.chidu` file, with the photos that its feed names. */
  pack(parts: Omit<DistrictParts, 'photos'>, files: FileSource): PackedFile;
  /** The layer and the red lines that came with it. @throws with the refusal's code. */
  draftWithdrawal(layerId: string, reason: string, on: Day): readonly ChangeDraft[];
}
