import type { ChangeBodies, ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import { PATCH_FINDINGS } from '../patch.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { checkShape } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

/** Takes in a patch that is to be answered. `on` is the day it was received. */
export function receivePatch(
  register: Register,
  input: ChangeBodies['patch-received'] & { readonly on: Day },
): ChangeDraft<'patch-received'> | Refusal {
  const { patch, on } = input;
  if (register.patches.has(patch.id)) return { refused: 'patch-exists', patch: patch.id };
  if (patch.no.trim() === '') return { refused: 'patch-no-missing' };
  for (const other of register.patches.values()) if (other.no === patch.no) return { refused: 'patch-no-taken', no: patch.no };
  for (const field of ['imagedOn', 'imagedBeforeOn', 'answerByOn'] as const) {
    const day = patch[field];
    const wrongDay = day === undefined ? undefined : refuseDay(day, field);
    if (wrongDay) return wrongDay;
  }
  if (patch.imagedBeforeOn !== undefined && patch.imagedBeforeOn >= patch.imagedOn)
    return { refused: 'patch-pictures-out-of-order', before: patch.imagedBeforeOn, after: patch.imagedOn };
  if (patch.imagedOn > on) return { refused: 'patch-imaged-after-receipt', imagedOn: patch.imagedOn, receivedOn: on };
  if (patch.answerByOn !== undefined && patch.answerByOn < on) return { refused: 'answer-before-receipt', notBefore: on };
  if (Object.values(patch.areas).some((area) => !Number.isSafeInteger(area) || area < 0)) return { refused: 'area-negative' };
  return checkShape(patch.shape) ?? draftChange(register, 'patch-received', { kind: 'patch', id: patch.id }, on, { patch });
}

/** Answers a patch by what was found on the spot. */
export function answerPatch(
  register: Register,
  input: ChangeBodies['patch-answered'] & { readonly patchId: string; readonly on: Day },
): ChangeDraft<'patch-answered'> | Refusal {
  const { patchId, answer, on } = input;
  const patch = register.patches.get(patchId);
  if (!patch) return { refused: 'patch-unknown', patch: patchId };
  if (patch.answer) return { refused: 'patch-answered-already', answeredOn: patch.answer.on };
  if (!PATCH_FINDINGS.includes(answer.finding)) return { refused: 'patch-finding-unknown', finding: answer.finding };
  if (answer.note.trim() === '') return { refused: 'result-missing' };
  if (on < patch.receivedOn) return { refused: 'answer-before-receipt', notBefore: patch.receivedOn };
  if (answer.sightingId !== undefined && !register.sightings.has(answer.sightingId))
    return { refused: 'sighting-unknown', sighting: answer.sightingId };
  return draftChange(register, 'patch-answered', { kind: 'patch', id: patchId }, on, { answer });
}

interface NamedPatch {
  readonly patchId: string;
  readonly reason: string;
  readonly on: Day;
}

/** Takes an answer back: the patch is open again. */
export function withdrawPatchAnswer(register: Register, input: NamedPatch): ChangeDraft<'patch-answer-withdrawn'> | Refusal {
  const { patchId, reason, on } = input;
  const patch = register.patches.get(patchId);
  if (!patch) return { refused: 'patch-unknown', patch: patchId };
  if (!patch.answer) return { refused: 'patch-unanswered', patch: patch.no };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'patch-answer-withdrawn', { kind: 'patch', id: patchId }, on, { reason });
}

/** Takes back a patch that was taken in by mistake. */
export function withdrawPatch(register: Register, input: NamedPatch): ChangeDraft<'patch-withdrawn'> | Refusal {
  const { patchId, reason, on } = input;
  const patch = register.patches.get(patchId);
  if (!patch) return { refused: 'patch-unknown', patch: patchId };
  if (patch.answer) return { refused: 'patch-answered-already', answeredOn: patch.answer.on };
  if (reason.trim() === '') return { refused: 'reason-missing' };
  return draftChange(register, 'patch-withdrawn', { kind: 'patch', id: patchId }, on, { reason });
}
