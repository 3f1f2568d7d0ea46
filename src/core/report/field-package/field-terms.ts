import type { MultiPolygon, Polygon } from 'geojson';
import type { FeedHead } from '../../register/feed.ts';
import type { Day } from '../../register/ports.ts';

/** The land that somebody is sent to, lon/lat. */
export type FieldArea = Polygon | MultiPolygon;

/** What `district.json` of a field package says beside what every container says. */
export interface FieldTerms {
  readonly area: FieldArea;
  readonly madeOn: Day;
  /** The last day on which it may be read. */
  readonly expiresOn: Day;
  /** Where the whole district's feed stood when it was cut out. */
  readonly from: FeedHead;
  /** Whose it is, as named in changes (`by`). */
  readonly for: string;
  /** Changes of that person that had arrived at the desk by then: no phone has to send them again. */
  readonly received: readonly string[];
}
