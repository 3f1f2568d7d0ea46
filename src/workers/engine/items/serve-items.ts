import type { ItemCalls } from '../../calls/items.ts';
import type { Served } from '../../rpc.ts';
import type { DistrictSession } from '../district-session.ts';
import { sessionOn } from '../session-on.ts';
import { RedLineMeetings } from '../tables/meet-red-lines.ts';
import { ParcelRows } from '../tables/parcel-rows.ts';
import { openItem } from './open-item.ts';
import { proposeItems } from './propose-items.ts';

/** Answers about clearance items. What no change of theirs touches is kept between answers. */
export function serveItems(open: () => DistrictSession): Served<ItemCalls> {
  const meetings = new RedLineMeetings();
  let parcels: ParcelRows | null = null;
  return {
    itemFile: (_, itemId, on, today) => openItem(sessionOn(open(), on), itemId, on, today),
    itemProposals: (call, redLineId, on) => {
      const session = sessionOn(open(), on);
      if (!parcels?.serves(session)) parcels = new ParcelRows(session);
      return proposeItems(call, session, redLineId, on, parcels, meetings);
    },
  };
}
