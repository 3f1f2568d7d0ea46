import { Button, UnstyledButton } from '@mantine/core';
import { IconFocus2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatArea } from '../../../core/measure/decimal.ts';
import { stateArea } from '../../../core/measure/settle.ts';
import type { PatchAreas } from '../../../core/register/patch.ts';
import type { PatchBalance } from '../../../core/report/patch-balance.ts';
import { loadPatch, withdrawPatch, withdrawPatchAnswer, workDay } from '../../../state/desk.ts';
import { clearOutlines, outline } from '../../../state/outlined.ts';
import { select } from '../../../state/selection.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { PatchCard } from '../../../workers/calls/desk.ts';
import { AreaTable } from '../AreaFigures.tsx';
import { FactList } from '../FactList.tsx';
import { EntityHistory } from '../history/EntityHistory.tsx';
import { FoundGroupSection } from '../inspection/FoundGroupSection.tsx';
import '../inspection/inspect-panel.css';
import { useMapCommands } from '../map-commands.ts';
import { JudgedDay } from '../JudgedDay.tsx';
import { ReasonForm } from '../shell/ReasonForm.tsx';
import { useEntry } from '../shell/use-entry.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { AnswerForm } from './AnswerForm.tsx';
import './desk.css';
import { NewTaskDialog } from './NewTaskDialog.tsx';
import { TaskList } from './TaskList.tsx';
import { useAsked } from './use-asked.ts';

const OWNER = 'patch';
const M2_DECIMALS = 2;

/** One patch: what its card says and whether it adds up, what it lies on, and its answer. */
export function PatchDossier({ patchId, onClose }: { patchId: string; onClose(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const day = workDay(useView((s) => s.on));
  const { answer: card, error } = useAsked(`${patchId}/${day}`, (signal) => loadPatch(patchId, day, signal));
  useEffect(() => {
    if (!card) return;
    outline(OWNER, [{ id: OWNER, as: 'about', shape: card.geometry }]);
    return () => clearOutlines(OWNER);
  }, [card]);
  return (
    <Panel
      title={card?.patch.no ?? t('desk.patch.one')}
      subtitle={t('desk.patch.one')}
      onClose={onClose}
      closeLabel={t('app.close')}
    >
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
      {!card && !error && (
        <p className="quiet" role="status">
          {t('phase.working')}…
        </p>
      )}
      {card && <JudgedDay day={day} />}
      {card && <Card card={card} day={day} />}
      <EntityHistory entity={{ kind: 'patch', id: patchId }} quiet />
    </Panel>
  );
}

function Card({ card, day }: { card: PatchCard; day: string }) {
  const { t } = useTranslation();
  const { go } = useMapCommands();
  const { patch, bounds, area, groups, tasks } = card;
  const [giving, setGiving] = useState(false);
  const isLate = !patch.answer && patch.answerByOn !== undefined && patch.answerByOn < day;
  return (
    <>
      <div className="button-row">
        <Button variant="default" leftSection={<IconFocus2 size={16} aria-hidden />} onClick={() => go(bounds)}>
          {t('detail.zoomTo')}
        </Button>
        {!patch.answer && (
          <Button variant="default" onClick={() => setGiving(true)}>
            {t('desk.task.give')}
          </Button>
        )}
      </div>
      <Answer card={card} />
      <section>
        {isLate && <p className="overdue">{t('desk.patch.late', { day: patch.answerByOn })}</p>}
        <FactList
          facts={[
            [t('desk.patch.source'), t(`desk.source.${patch.source}`)],
            [t('desk.patch.pictures'), [patch.imagedBeforeOn, patch.imagedOn].filter(Boolean).join(' → ')],
            [t('desk.patch.receivedOn'), patch.receivedOn],
            [t('desk.patch.answerByOn'), patch.answerByOn],
            [t('desk.patch.layer'), card.layerName],
          ]}
        />
      </section>
      <section aria-label={t('detail.area')}>
        <h3>{t('detail.area')}</h3>
        <AreaTable
          figures={area}
          stated={patch.areas.patch === undefined ? undefined : stateArea(patch.areas.patch / 10_000)}
          statedBy={t('desk.patch.card')}
          surveyed={false}
        />
      </section>
      <CardAreas areas={patch.areas} balance={card.balance} />
      <TaskList tasks={tasks} />
      <section>
        <h3>{t('desk.patch.overlaps')}</h3>
        {groups.length === 0 && <p className="quiet">{t('desk.patch.overlapsNothing')}</p>}
        {groups.map((group, n) => (
          <FoundGroupSection key={group.subject} group={group} kind="area" isFirst={n === 0} />
        ))}
      </section>
      {giving && (
        <NewTaskDialog
          about={{
            from: 'patch',
            subject: { kind: 'patch', id: patch.id, label: patch.no },
            title: t('desk.todo.patch'),
            answerByOn: patch.answerByOn,
          }}
          onClose={() => setGiving(false)}
        />
      )}
    </>
  );
}

const CLASSES = ['patch', 'farmland', 'cropland', 'basicFarmland', 'construction', 'unused', 'inPlan', 'offPlan'] as const;

/** The card's areas and its rules, each with both sides; what does not add up by how much. */
function CardAreas({ areas, balance }: { areas: PatchAreas; balance: readonly PatchBalance[] }) {
  const { t } = useTranslation();
  const m2 = (area_cm2: number) => formatArea(area_cm2, 'm2', M2_DECIMALS);
  return (
    <section aria-label={t('desk.patch.card')}>
      <h3>{t('desk.patch.card')}</h3>
      <table className="work__table">
        <tbody>
          {CLASSES.map((key) => {
            const area = areas[key];
            if (area === undefined) return null;
            return (
              <tr key={key} data-part={key === 'cropland' || key === 'basicFarmland' || undefined}>
                <th scope="row">{t(`desk.areaOf.${key}`)}</th>
                <td className="figures">
                  {m2(area)} <small>m²</small>
                </td>
                <td className="figures">
                  {formatArea(area, 'mu', 2)} <small>{t('unit.mu')}</small>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <ul className="desk-balance">
        {balance.map(({ code, kind, left_cm2, right_cm2, holds }) => (
          <li key={code} data-broken={!holds || undefined}>
            <span>
              {holds ? '✓' : '✗'} {t(`desk.balance.${code}`)}
            </span>
            <span className="figures">
              {m2(left_cm2)} {kind === 'sum' ? (holds ? '=' : '≠') : holds ? '≤' : '>'} {m2(right_cm2)}
              {!holds && ` (${left_cm2 > right_cm2 ? '+' : '−'}${m2(Math.abs(left_cm2 - right_cm2))})`}
            </span>
          </li>
        ))}
      </ul>
      {balance.length === 0 && <p className="quiet">{t('desk.patch.noClasses')}</p>}
    </section>
  );
}

function Answer({ card }: { card: PatchCard }) {
  const { t } = useTranslation();
  const { patch, answerSighting } = card;
  const { answer } = patch;
  const [doing, setDoing] = useEntry<'answer' | 'withdrawAnswer' | 'withdraw' | null>(`patch/${patch.id}/opened`, null);
  const done = () => setDoing(null);
  return (
    <section aria-label={t('desk.patch.answer')}>
      <h3>{t('desk.patch.answer')}</h3>
      {answer ? (
        <>
          <FactList
            facts={[
              [t('desk.patch.finding'), t(`desk.found.${answer.finding}`)],
              [t('desk.patch.answeredOn'), answer.on],
            ]}
          />
          <p className="desk-quote">{answer.note}</p>
          {answerSighting && (
            <p>
              <span className="quiet">{t('desk.patch.ledTo')} </span>
              <UnstyledButton className="link" onClick={() => void select({ kind: 'sighting', id: answerSighting.id })}>
                {answerSighting.no}
              </UnstyledButton>
            </p>
          )}
        </>
      ) : (
        doing !== 'answer' && <p className="quiet">{t('desk.patch.unanswered')}</p>
      )}
      {doing === null && (
        <div className="button-row">
          {answer ? (
            <Button variant="subtle" color="gray" onClick={() => setDoing('withdrawAnswer')}>
              {t('desk.patch.withdrawAnswer')}
            </Button>
          ) : (
            <>
              <Button onClick={() => setDoing('answer')}>{t('desk.patch.doAnswer')}</Button>
              <Button variant="subtle" color="gray" onClick={() => setDoing('withdraw')}>
                {t('desk.patch.withdraw')}
              </Button>
            </>
          )}
        </div>
      )}
      {doing === 'answer' && <AnswerForm card={card} onDone={done} />}
      {doing === 'withdrawAnswer' && (
        <ReasonForm
          name={`patch/${patch.id}/withdraw-answer`}
          action={t('desk.patch.withdrawAnswer')}
          onSubmit={(reason) => withdrawPatchAnswer(patch.id, reason)}
          onClose={done}
        />
      )}
      {doing === 'withdraw' && (
        <ReasonForm
          name={`patch/${patch.id}/withdraw`}
          action={t('desk.patch.withdraw')}
          onSubmit={async (reason) => {
            await withdrawPatch(patch.id, reason);
            useView.getState().openDossier(null);
          }}
          onClose={done}
        />
      )}
    </section>
  );
}
