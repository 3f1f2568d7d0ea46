import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MILESTONE_KINDS } from '../../../core/register/clearance-item.ts';
import { writeYuan } from '../../../core/register/yuan.ts';
import { papersMissing, stepsWithoutPapers } from '../../../core/rules/missing-papers.ts';
import { act } from '../../../state/act.ts';
import { today } from '../../../state/record.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { usePersonName } from '../use-person-name.ts';
import { PapersForm } from './PapersForm.tsx';
import { useEntry } from '../shell/use-entry.ts';
import { ReasonForm } from '../shell/ReasonForm.tsx';

type Recorded = ItemFile['milestones'][number];

/** The steps in the order of the procedure: those on record with their papers, those still to come in grey. */
export function MilestoneTrack({ file }: { file: ItemFile }) {
  const { t } = useTranslation();
  const recorded = new Map(file.milestones.map((milestone) => [milestone.kind, milestone]));
  // Agreement and decision are two ways to one end: of the one that was not gone nothing is missing.
  const isOtherWay = (kind: string) =>
    (kind === 'decided' && recorded.has('signed')) || (kind === 'signed' && recorded.has('decided'));
  const lacking = stepsWithoutPapers(file.item, today()).length;
  const shown = MILESTONE_KINDS.filter((kind) => recorded.has(kind) || !isOtherWay(kind));
  return (
    <section aria-label={t('items.track')}>
      <h3>{t('items.track')}</h3>
      {lacking > 0 && <p className="track__lacks">{t('items.archiveLacks', { count: lacking })}</p>}
      <ol className="track">
        {shown.map((kind) => {
          const milestone = recorded.get(kind);
          return milestone ? (
            <RecordedStep key={kind} itemId={file.item.id} milestone={milestone} />
          ) : (
            <li key={kind} className="track__step" data-state="open">
              <span className="track__name">{t(`milestone.${kind}`)}</span>
              <span className="track__day quiet">{t('items.notYet')}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function RecordedStep({ itemId, milestone }: { itemId: string; milestone: Recorded }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const on = useView((s) => s.on);
  const summary = useSession((s) => s.summary);
  const { kind, documentNo, proof, amount, by, changeId } = milestone;
  const [open, setOpen] = useEntry<'withdraw' | 'papers' | null>(`milestone/${changeId}/opened`, null);
  const step = t(`milestone.${kind}`);
  const papers = [
    documentNo && t('items.document', { no: documentNo }),
    proof && t('items.proof', { proof }),
    amount !== undefined && t('items.amount', { amount: writeYuan(amount) }),
    by && t('items.by', { by: personName(by) }),
  ].filter(Boolean);
  const lacks = papersMissing(milestone);
  const papersAction = t(lacks.length > 0 ? 'items.addPapers' : 'items.correctPapers', { step });
  const isAhead = milestone.on > shownDay(on, summary);
  return (
    <li className="track__step" data-state={isAhead ? 'ahead' : 'done'}>
      <span className="track__name">{step}</span>
      <span className="track__day figures">
        {milestone.on}
        {isAhead && <small> {t('items.ahead')}</small>}
      </span>
      {kind !== 'registered' && (
        <span className="track__actions">
          <Button
            size="compact-xs"
            variant={lacks.length > 0 ? 'default' : 'subtle'}
            color="gray"
            aria-label={papersAction}
            aria-expanded={open === 'papers'}
            onClick={() => setOpen(open === 'papers' ? null : 'papers')}
          >
            {t(lacks.length > 0 ? 'items.addPapersShort' : 'items.correctPapersShort')}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            className="track__withdraw"
            aria-label={t('items.withdrawStep', { step })}
            aria-expanded={open === 'withdraw'}
            onClick={() => setOpen(open === 'withdraw' ? null : 'withdraw')}
          >
            {t('items.withdraw')}
          </Button>
        </span>
      )}
      {lacks.length > 0 && (
        <span className="track__papers track__lacks">{lacks.map((paper) => t(`items.lacks.${paper}`)).join(' · ')}</span>
      )}
      {papers.length > 0 && <span className="track__papers quiet">{papers.join(' · ')}</span>}
      {open === 'papers' && (
        <PapersForm itemId={itemId} milestone={milestone} action={papersAction} onClose={() => setOpen(null)} />
      )}
      {open === 'withdraw' && (
        <ReasonForm
          name={`milestone/${changeId}/withdraw`}
          action={t('items.withdrawStep', { step })}
          onSubmit={(reason) => act([{ action: 'withdrawMilestone', input: { itemId, changeId, reason, on: today() } }])}
          onClose={() => setOpen(null)}
        />
      )}
    </li>
  );
}
