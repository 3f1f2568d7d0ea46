import { draftCounterChanges } from '../../core/register/counter-change.ts';
import { isRefusal } from '../../core/register/refusal.ts';
import type { RecordingCalls } from '../calls/recording.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { draftActions, findRefusal } from './judge-drafts.ts';
import type { LayerRecords } from './layer-records.ts';
import { asEngineError } from './take-draft.ts';

export function serveRecording(open: () => DistrictSession, records: LayerRecords): Served<RecordingCalls> {
  return {
    draft: (_, requests) => {
      const drafts = draftActions(open(), requests);
      if (!Array.isArray(drafts)) throw asEngineError({ ...drafts.refusal, at: drafts.at });
      return drafts;
    },
    draftCounter: (_, taken) => {
      const session = open();
      const items = records.countOrphans(session, taken.changes);
      if (items > 0) throw new EngineError('layer-in-use', { items });
      const drafts = draftCounterChanges(session.register, taken);
      if (isRefusal(drafts)) throw asEngineError(drafts);
      return drafts;
    },
    admit: (_, drafts, seq, packages = new Map()) => findRefusal(open(), drafts, seq, packages),
  };
}
