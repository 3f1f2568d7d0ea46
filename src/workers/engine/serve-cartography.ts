import { changeSettings } from '../../core/register/actions/change-settings.ts';
import type { CartographyCalls } from '../calls/cartography.ts';
import type { Served } from '../rpc.ts';
import { takeDraft } from './take-draft.ts';
import { conflictsOn } from './conflicts-on.ts';
import type { DistrictSession } from './district-session.ts';
import { sessionOn } from './session-on.ts';
import { legendIn } from './legend-in.ts';

export function serveCartography(open: () => DistrictSession): Served<CartographyCalls> {
  return {
    conflicts: (call, on) => conflictsOn(sessionOn(open(), on), on, call),
    legendIn: (call, bounds, on) => legendIn(sessionOn(open(), on), bounds, on, call),
    draftSettings: (_, patch, on) => takeDraft(changeSettings(open().register, { patch, on })),
  };
}
