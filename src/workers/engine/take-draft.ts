import type { ChangeDraft } from '../../core/register/change.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import { EngineError } from '../rpc.ts';

/** @throws EngineError with the refusal's code */
export function takeDraft(draft: ChangeDraft | Refusal): ChangeDraft {
  if (isRefusal(draft)) throw asEngineError(draft);
  return draft;
}

/** A refusal as it crosses the thread: its code, and the values that it was given. */
export function asEngineError({ refused, ...params }: Refusal): EngineError {
  const given = Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return new EngineError(refused, Object.fromEntries(given));
}
