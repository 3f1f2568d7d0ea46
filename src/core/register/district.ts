import type { MultiPolygon, Polygon } from 'geojson';
import type { Bounds, Plane } from '../geodesy/plane.ts';
import type { HolidayTable } from '../rules/calendar/holiday-table.ts';
import type { Measure } from '../measure/measurement.ts';
import type { DisclosureRules } from './disclosure.ts';
import type { BaseMap } from './base-map.ts';
import type { Office, TemplateName } from '../report/notice/notice.ts';
import type { LayerKind } from './layer.ts';
import type { Day } from './ports.ts';

export interface District {
  readonly id: string;
  readonly name: string;
}

/** One node of the tree zone → township → village. Names are given in both languages where the office has both. */
export interface AdminUnit {
  readonly id: string;
  readonly level: 'zone' | 'township' | 'village';
  readonly parentId?: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly shape: Polygon | MultiPolygon;
}

/** A year's task (年度任务). Areas in whole cm², so that a task stated in mu or in 10 000 m² comes out as it was stated. */
export interface YearTask {
  readonly year: number;
  /** Unit or assisting unit whose task it is; absent for the whole district. */
  readonly unit?: string;
  /** Recognised floor area to be demolished (房屋征迁). */
  readonly demolition_cm2?: number;
  /** Land to be handed over (土地征收). */
  readonly land_cm2?: number;
  /** Households to sign. */
  readonly households?: number;
}

/** Each field has a default (`DEFAULT_SETTINGS`) and a documented meaning. An edit is a `settings-changed` change. */
export interface Settings {
  /** IANA name; a `Day` is a calendar day in it. */
  readonly timeZone: string;
  /** Reporting week: ISO weekday it starts on (1 = Monday) and local time it closes at. */
  readonly week: { readonly startsOn: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly closesAt: string };
  readonly plane: Plane;
  readonly bounds: Bounds;
  readonly units: readonly AdminUnit[];
  readonly assistingUnits: readonly { readonly id: string; readonly name: string }[];
  /** Measure of record per kind of layer. */
  readonly measureOfRecord: Readonly<Record<LayerKind, Measure>>;
  readonly decimals: { readonly m2: number; readonly ha: number; readonly mu: number };
  /** An overlap smaller than `m2` or thinner than `width_m` (area ÷ half its perimeter) is a sliver: listed apart, in no finding. */
  readonly sliver: { readonly m2: number; readonly width_m: number };
  /** Two sightings are the same building from this share of the smaller shape. */
  readonly duplicateRatio: number;
  readonly demolitionDueMonths: number;
  /**
   * On the land track: does the demand wait until review and suit have run out? The last entry up to a day holds on it, before the
   * first it does. The law has the demand precede the application to the court and says no more (行政强制法 53, 54).
   */
  readonly demandAfterRemedies?: readonly { readonly fromOn: Day; readonly value: boolean }[];
  /** Years of the State Council's notices; a period that reaches a year without one is provisional. */
  readonly holidays?: HolidayTable;
  /** Who issues papers; printed on all of them. */
  readonly office?: Office;
  /** The office's own wording of a paper: title on the first line, then paragraphs, `{{field}}` filled in. Absent: the product's. */
  readonly noticeTemplates?: Readonly<Partial<Record<TemplateName, string>>>;
  readonly coverageDistance_m: number;
  readonly coverageAccuracy_m: number;
  readonly positionAccuracyLimit_m: number;
  /** Days after which a target of patrols that nobody saw is overdue; 7 where nothing is set. */
  readonly coverageOverdue_days?: number;
  /** For how many days somebody's own tracks are given to their phone; 30 where nothing is set. Where staff were is personal data. */
  readonly ownTracks_days?: number;
  /**
   * After how many days the fixes of a track are due to be erased from the record, 180 where nothing is set; what they proved stays.
   */
  readonly trackFixes_days?: number;
  readonly smallCell: number;
  /**
   * Of a field package: the units that permits on record cover in the whole district. Its own layers, cut to an area, do not tell any
   * more whether a village without a permit in them has none on record anywhere.
   */
  readonly permitUnits?: readonly string[];
  /** What each year has to bring, as the office was given it; none where nothing is set. */
  readonly yearTasks?: readonly YearTask[];
  /** Of disclosure lists; `USUAL_DISCLOSURE` where nothing is set. */
  readonly disclosure?: DisclosureRules;
  /** The largest land and the longest time for which a phone is given a part of the district; 25 km² and 7 days where nothing is set. */
  readonly fieldPackage?: { readonly area_km2: number; readonly days: number };
  /** Origins that pictures and tiles may come from; none by default (closed network). */
  readonly allowedOrigins: readonly string[];
  readonly mapApprovalNo?: string;
  /** Base maps that the office configured; without any the map draws the district's own ground. */
  readonly baseMaps?: readonly BaseMap[];
}
