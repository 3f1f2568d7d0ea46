import type { TypedUnit } from '../core/measure/explain/typed-number.ts';
import { writeCanonicalJson } from '../core/register/canonical-json.ts';
import { sha256 } from '../core/register/sha256.ts';
import type { ExplainedNumber, ExplainSubject, ItemObjections } from '../workers/calls/explaining.ts';
import { act } from './act.ts';
import { today } from './record.ts';
import { services } from './services.ts';

/** By which way a number as typed follows from a subject's shape on a day. @throws EngineError */
export function explainTyped(
  subject: ExplainSubject,
  number: string,
  unit: TypedUnit,
  on: string,
  signal: AbortSignal,
): Promise<ExplainedNumber> {
  return services().engine.explain([subject, number, unit, on], { signal });
}

/** Items with the objections that an explanation can be attached to. @throws EngineError */
export const objectionsAbout = (subject: ExplainSubject, on: string): Promise<readonly ItemObjections[]> =>
  services().engine.objectionsAbout([subject, on]);

/** Attaches an explanation, its words and what it can be made again from, to an objection, today. @throws CodedError */
export async function attachExplanation(
  explained: ExplainedNumber,
  text: string,
  { itemId, objectionId }: { readonly itemId: string; readonly objectionId: string },
): Promise<void> {
  const content = writeCanonicalJson(explained);
  const explanation = { text, content, sha256: sha256(content) };
  await act([{ action: 'explainObjection', input: { itemId, objectionId, explanation, on: today() } }]);
}

/** The hash that an explanation would be attached by. */
export const explanationHash = (explained: ExplainedNumber): string => sha256(writeCanonicalJson(explained));
