import { erasedPatrolSchema } from '../../api/field-work.ts';
import { takeReach } from '../../core/register/actions/erase-track.ts';
import { writeCanonicalJson } from '../../core/register/canonical-json.ts';
import type { AcceptedChange, ChangeDraft } from '../../core/register/change.ts';
import { checkTexts } from '../../core/register/check-texts.ts';
import { isRefusal, type Refusal } from '../../core/register/refusal.ts';
import type { TentativeRegister } from '../../core/register/tentative-register.ts';

type Recorded = ChangeDraft<'patrol-recorded'> & Required<Pick<AcceptedChange, 'sealed'>>;
type Erased = ChangeDraft<'track-erased'>;

/** Whether a draft is a patrol whose fixes were erased where it was recorded: it comes with the digest of what it held. */
export const isErasedRecord = (draft: ChangeDraft): draft is Recorded =>
  draft.type === 'patrol-recorded' && (draft as Partial<Recorded>).sealed?.office !== undefined;

/** The erasure among later drafts that tells what the fixes of a sealed patrol proved. */
export const erasureAmong = ({ entity }: ChangeDraft, later: readonly ChangeDraft[]): Erased | undefined =>
  later.find((one): one is Erased => one.type === 'track-erased' && one.entity.id === entity.id);

/**
 * Takes a patrol that was erased elsewhere, after its time, before this feed ever had it: only together with the change that says what its
 * fixes proved, which must tell the same patrol. It stands as that says, without fixes, until the erasure itself is judged.
 */
export function judgeErasedRecord(tentative: TentativeRegister, draft: Recorded, later: readonly ChangeDraft[]): Refusal | null {
  const { register } = tentative;
  const { entity, base, body } = draft;
  const patrol = entity.id;
  const erasure = erasureAmong(draft, later);
  if (!erasure) return { refused: 'track-erased-alone', patrol };
  if (register.patrols.has(patrol)) return { refused: 'patrol-exists', patrol };
  if (base !== (register.versions.get(`patrol/${patrol}`)?.version ?? 0))
    return { refused: 'entity-changed', kind: 'patrol', entity: patrol };
  const told = erasedPatrolSchema.safeParse(erasure.body.patrol);
  if (!told.success || body.patrol.id !== patrol) return { refused: 'draft-malformed', type: draft.type };
  const { reached: _, ...standing } = told.data;
  const { id, how, startedAt, endedAt } = standing;
  if (writeCanonicalJson({ id, how, startedAt, endedAt }) !== writeCanonicalJson(body.patrol))
    return { refused: 'draft-malformed', type: erasure.type };
  tentative.put({ ...draft, body: { patrol: { ...standing, segments: [] } } });
  return null;
}

/**
 * Takes the erasure of a patrol that came erased. Not before the period that holds here is over; the limits of coverage are those that
 * held where its fixes still were, as they stay on an erased patrol whose district changes them later.
 */
export function judgeBroughtErasure(tentative: TentativeRegister, draft: Erased): Refusal | null {
  const { on, entity, base, body } = draft;
  const judged = takeReach(tentative.register, { patrolId: entity.id, reached: body.patrol.reached, on });
  if (isRefusal(judged)) return judged;
  const refusal = checkTexts(judged);
  if (refusal) return refusal;
  if (base !== judged.base) return { refused: 'entity-changed', kind: 'patrol', entity: entity.id };
  if (writeCanonicalJson(draft) !== writeCanonicalJson(judged)) return { refused: 'draft-malformed', type: draft.type };
  tentative.put(judged);
  return null;
}
