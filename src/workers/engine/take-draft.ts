import type { ChangeDraft } from '../../core/register/change.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { EngineError } from '../rpc.ts';

/** @throws EngineError with the refusal's code */
export function takeDraft(draft: ChangeDraft | Refusal): ChangeDraft {
  if (!isRefusal(draft)) return draft;
  const { refused, ...params } = draft;
  throw new EngineError(
    refused,
    Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Record<string, string | number>,
  );
}
