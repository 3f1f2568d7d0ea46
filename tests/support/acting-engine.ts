import type { AcceptedChange, ChangeDraft } from '../../src/core/register/change.ts';
import type { ActionRequest } from '../../src/workers/calls/recording.ts';
import type { EngineApi } from '../../src/workers/engine-api.ts';
import type { Remote } from '../../src/workers/rpc.ts';

/** Records as a store does, with made-up stamps: drafts get their places in the feed and are taken into the register. */
export interface Recorder {
  act(...requests: readonly ActionRequest[]): Promise<readonly AcceptedChange[]>;
  accept(drafts: readonly ChangeDraft[]): Promise<readonly AcceptedChange[]>;
}

export function openRecorder(engine: Remote<EngineApi>, after = 1_000): Recorder {
  let seq = after;
  const accept = async (drafts: readonly ChangeDraft[]) => {
    const accepted = drafts.map((draft): AcceptedChange => {
      seq++;
      const stamp = { id: `c-${seq}`, recordedAt: '2026-11-01T00:00:00.000Z', clockOffset_ms: 0, by: 'u-1', device: 'dev-1' };
      return { ...draft, ...stamp, seq, acceptedAt: '2026-11-01T00:00:01.000Z', prev: '', hash: `h-${seq}` };
    });
    await engine.apply([accepted, new Map()]);
    return accepted;
  };
  return { accept, act: async (...requests) => accept(await engine.draft([requests])) };
}
