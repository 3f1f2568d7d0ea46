import { useTranslation } from 'react-i18next';
import type { PapersPatch } from '../../../core/register/change.ts';
import type { Milestone } from '../../../core/register/clearance-item.ts';
import { today } from '../../../state/record.ts';
import { useEntry } from '../shell/use-entry.ts';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

interface PapersFormProps {
  readonly itemId: string;
  readonly milestone: Milestone;
  readonly action: string;
  onClose(): void;
}

/** Adds or corrects the papers of a step on record, without taking the step back. */
export function PapersForm({ itemId, milestone, action, onClose }: PapersFormProps) {
  const { t } = useTranslation();
  const name = `milestone/${milestone.changeId}/papers`;
  const { run, busy, failure } = useAct(name);
  const [documentNo, setDocumentNo] = useEntry(`${name}/no`, milestone.documentNo ?? '');
  const [proof, setProof] = useEntry(`${name}/proof`, milestone.proof ?? '');
  const [reason, setReason] = useEntry(`${name}/reason`, '');
  const said = (now: string, before: string | undefined) => (now.trim() === (before ?? '') ? undefined : now.trim() || null);
  const submit = async () => {
    const [no, shown] = [said(documentNo, milestone.documentNo), said(proof, milestone.proof)];
    const patch: PapersPatch = {
      ...(no !== undefined && { documentNo: no }),
      ...(shown !== undefined && { proof: shown }),
    };
    const input = { itemId, changeId: milestone.changeId, patch, reason: reason.trim() || action, on: today() };
    if (await run({ action: 'documentMilestone', input })) onClose();
  };
  return (
    <SmallForm name={name} action={action} busy={busy} failure={failure} onSubmit={submit} onClose={onClose}>
      <div className="item-form__pair">
        <Field label={t('items.documentNo')} value={documentNo} onChange={setDocumentNo} />
        <Field label={t('items.proofField')} value={proof} onChange={setProof} />
      </div>
      <Field label={t('items.papersReason')} value={reason} onChange={setReason} />
    </SmallForm>
  );
}
