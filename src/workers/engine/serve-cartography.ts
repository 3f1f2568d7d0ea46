import { changeSettings } from '../../core/register/actions/change-settings.ts';
import type { CartographyCalls } from '../calls/cartography.ts';
import type { Served } from '../rpc.ts';
import { takeDraft } from './take-draft.ts';
import { conflictsOn } from './conflicts-on.ts';
import type { DistrictSession } from './district-session.ts';
import { legendIn } from './legend-in.ts';

export function serveCartography(open: () => DistrictSession): Served<CartographyCalls> {
  return {
    conflicts: (call, on) => conflictsOn(open(), on, call),
    legendIn: (call, bounds, on) => legendIn(open(), bounds, on, call),
    draftSettings: (_, patch, on) => takeDraft(changeSettings(open().register, { patch, on })),
  };
}
