import type { RecordingCalls } from '../calls/recording.ts';
import { EngineError, type Served } from '../rpc.ts';
import type { DistrictSession } from './district-session.ts';
import { draftActions, findRefusal } from './judge-drafts.ts';

export function serveRecording(open: () => DistrictSession): Served<RecordingCalls> {
  return {
    draft: (_, requests) => {
      const drafts = draftActions(open(), requests);
      if (Array.isArray(drafts)) return drafts;
      const { refused, ...params } = drafts.refusal;
      const given = Object.entries({ ...params, at: drafts.at }).filter(([, value]) => value !== undefined);
      throw new EngineError(refused, Object.fromEntries(given));
    },
    admit: (_, drafts, seq) => findRefusal(open(), drafts, seq),
  };
}
