import type { ClearanceItem } from '../register/clearance-item.ts';
import type { Day } from '../register/ports.ts';
import type { Settings } from '../register/district.ts';
import type { Register } from '../register/register.ts';
import type { WorkCalendar } from './calendar/work-calendar.ts';
import type { KnownBuildings } from './bare-land.ts';
import type { Finding } from './finding.ts';
import type { DistrictLand } from './land/district-land.ts';
import type { LandFacts } from './land/land-facts.ts';
import type { OutlineOn } from './land/outline-on.ts';

/** What a rule about one entity may look at beside it: the same for every entity of a day, so that what it found can be kept. */
export interface EntityContext {
  readonly on: Day;
  readonly settings: Settings;
  readonly calendar: WorkCalendar;
}

/** A rule whose findings follow from one entity alone. */
export type EntityRule<E> = (entity: E, context: EntityContext) => readonly Finding[];

/** What a rule about an item and its parcel may look at: the same for every item, for as long as buildings, layers and units stay. */
export interface ItemContext extends EntityContext {
  /** The same object while it holds the same. */
  readonly built: KnownBuildings;
  readonly placeOf: DistrictLand['placeOf'];
  /** The smallest unit that holds the middle of a parcel: null for none, undefined for a parcel that is in no layer. */
  unitOf(parcelId: string): string | null | undefined;
  /** Whether a unit is another or holds it. */
  holds(unit: string, inner: string): boolean;
  readonly hasUnit: (unit: string) => boolean;
  /** The outline of a parcel on a day; null where it is in no layer. */
  outlineOf(parcelId: string, on: Day): OutlineOn | null;
}

export type ItemRule = (item: ClearanceItem, context: ItemContext) => readonly Finding[];

/** What a rule about several entities or about land may look at. */
export interface DistrictContext extends EntityContext {
  readonly register: Register;
  readonly land: LandFacts;
  /** Sightings of which a case found that there is nothing unlawful about them; the same set while it holds the same. */
  readonly cleared: ReadonlySet<string>;
  /** Sightings that a case has taken up; likewise. */
  readonly takenUp: ReadonlySet<string>;
}

export interface DistrictRule {
  /** Everything of the context that the findings follow from: while each is the same object, what was found stands. */
  restsOn(context: DistrictContext): readonly unknown[];
  find(context: DistrictContext): readonly Finding[];
}
