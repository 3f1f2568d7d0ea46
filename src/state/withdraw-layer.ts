import type { AcceptedChange } from '../core/register/change.ts';
import type { Layer } from '../core/register/layer.ts';
import { record, today } from './record.ts';
import { services } from './services.ts';

/** Takes an import back. The package stays, so that figures published from it can still be recomputed. */
export const withdrawLayer = (layer: Layer, reason: string): Promise<readonly AcceptedChange[]> =>
  record(() => services().engine.draftWithdrawal([layer.id, reason, today()]));
