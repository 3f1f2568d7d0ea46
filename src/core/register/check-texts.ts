import { isBlank } from './blank.ts';
import type { ChangeDraft } from './change.ts';
import type { Refusal } from './refusal.ts';

/** Far more than an office writes into one field; what is recorded once is carried by every copy of the record for good. */
export const LONGEST_TEXT = 20_000;

/** Unseen characters that cut a text short, or turn the order in which it is shown: C0 but tab and line ends, DEL, C1, overrides. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/** Layers bring what their file says and settings whole base maps: their own limits hold for both. */
const WITH_OWN_LIMITS: ReadonlySet<string> = new Set(['layer-imported', 'district-created', 'settings-changed']);

/** A text that nobody could read as it was meant on the next screen or sheet of paper; entered once, it would be in the record for good. */
export function checkTexts({ type, entity, body }: ChangeDraft): Refusal | null {
  const fault = faultOf(entity.id);
  if (fault) return fault;
  // What is said of a change by hand is read by people, whatever else it carries.
  if (!WITH_OWN_LIMITS.has(type)) return faultWithin(body);
  const named = type === 'settings-changed' && body.name !== undefined ? faultOf(body.name) : null;
  return named ?? ('reason' in body && typeof body.reason === 'string' ? faultOf(body.reason) : null);
}

function faultWithin(value: unknown): Refusal | null {
  if (typeof value === 'string') return faultOf(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    // Numbers only, of which there may be very many.
    const fault = name === 'coordinates' ? null : faultWithin(member);
    if (fault) return fault;
  }
  return null;
}

function faultOf(text: string): Refusal | null {
  if (text.length > LONGEST_TEXT) return { refused: 'text-too-long', length: text.length, most: LONGEST_TEXT };
  if (text.trim() !== '' && isBlank(text)) return { refused: 'text-with-unseen', text: '', place: 1 };
  const at = text.search(UNSEEN);
  return at < 0
    ? null
    : { refused: 'text-with-unseen', text: text.replace(new RegExp(UNSEEN, 'gu'), '�').slice(0, 40), place: at + 1 };
}
