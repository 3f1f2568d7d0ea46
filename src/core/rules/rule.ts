import type { Day } from '../register/ports.ts';
import type { Settings } from '../register/district.ts';
import type { Register } from '../register/register.ts';
import type { WorkCalendar } from './calendar/work-calendar.ts';
import type { Finding } from './finding.ts';
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

/** What a rule about several entities or about land may look at. */
export interface DistrictContext extends EntityContext {
  readonly register: Register;
  readonly land: LandFacts;
  /** The outline of a parcel on a day; null where it is in no layer. */
  outlineOf(parcelId: string, on: Day): OutlineOn | null;
}

export type DistrictRule = (context: DistrictContext) => readonly Finding[];
