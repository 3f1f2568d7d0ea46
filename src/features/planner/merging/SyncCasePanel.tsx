import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityRef } from '../../../core/register/entity-ref.ts';
import { select } from '../../../state/selection.ts';
import { closeSyncCase, decideSyncCase, nameRecord, sendAgain, type SyncCase, useSyncCase } from '../../../state/sync-case.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { useTextPart } from '../../district-map/use-text-part.ts';
import { useOpenEntity } from '../desk/use-open-entity.ts';
import { ShapeSides } from '../history/ShapeSides.tsx';
import { useChangeText } from '../history/use-change-text.ts';
import './merging.css';

/** One's own work on a record that the server did not take: the two sides, or the rule's words, and the choice. */
export function SyncCasePanel() {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const isWorded = useTextPart('sync');
  const { entity, open, at, problem } = useSyncCase();
  if (!entity || !isWorded) return null;
  const title = `${t(`sync.kind.${entity.kind}`)} ${open?.label ?? ''}`.trim();
  return (
    <Panel title={title} subtitle={t('sync.title')} onClose={closeSyncCase} closeLabel={t('app.close')}>
      <div className="sync-case">
        {at === 'reading' && <p role="status">{t('sync.case.reading')}</p>}
        {at === 'settled' && !problem && <p role="status">{t('sync.case.settled')}</p>}
        {problem && (
          <p role="alert" className="failure">
            {failureText(problem)}
          </p>
        )}
        {open && <Sides one={open} isBusy={at === 'deciding'} />}
      </div>
    </Panel>
  );
}

function Sides({ one, isBusy }: { readonly one: SyncCase; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const openEntity = useOpenEntity();
  const { entity, reasons, merge, mineShape, theirShape } = one;
  const owner = `sync/${entity.id}`;
  const other = reasons.map(otherRecord).find((found) => found !== null);
  const goTo = async (record: EntityRef) => {
    const { ref } = await nameRecord(record);
    if (ref) await select(ref);
    else openEntity(record, null);
  };
  return (
    <>
      {merge ? (
        <>
          <h3>{t('sync.case.merge')}</h3>
          <p>{t('sync.case.mergeText')}</p>
          {merge.isGone && <p className="warning">{t('sync.case.gone')}</p>}
          {!merge.applies && <p className="warning">{t('sync.case.cannot')}</p>}
        </>
      ) : (
        <>
          <h3>{t('sync.case.refused')}</h3>
          {reasons.map((reason) => (
            <p key={reason.code} className="failure">
              {failureText(reason)}
            </p>
          ))}
        </>
      )}
      {one.fields.length > 0 && <FieldTable one={one} />}
      {mineShape && (
        <section aria-label={t('sync.case.mineShape')}>
          <h4>{t('sync.case.mineShape')}</h4>
          <ShapeSides shape={mineShape} owner={`${owner}/mine`} mapless={false} />
        </section>
      )}
      {theirShape && (
        <section aria-label={t('sync.case.theirShape')}>
          <h4>{t('sync.case.theirShape')}</h4>
          <ShapeSides shape={theirShape} owner={`${owner}/theirs`} mapless={false} />
        </section>
      )}
      <div className="sync-case__ways">
        <Button variant="subtle" size="xs" onClick={() => void goTo(entity)}>
          {t('sync.case.openRecord')}
        </Button>
        {other && (
          <Button variant="subtle" size="xs" onClick={() => void goTo(other)}>
            {t('sync.case.openOther')}
          </Button>
        )}
      </div>
      {merge ? (
        <Choice
          action={t('sync.case.takeMine')}
          hint={t('sync.case.takeMineHint')}
          disabled={isBusy || !merge.applies}
          onChoose={() => decideSyncCase(entity, 'mine')}
        />
      ) : (
        <Choice
          action={t('sync.case.again')}
          hint={t('sync.case.againHint')}
          disabled={isBusy}
          onChoose={() => sendAgain(entity)}
        />
      )}
      <Choice
        action={t(merge && !merge.isGone ? 'sync.case.takeTheirs' : 'sync.case.giveUp')}
        hint={t('sync.case.giveUpHint')}
        disabled={isBusy}
        onChoose={() => decideSyncCase(entity, 'theirs')}
      />
      {isBusy && <p role="status">{t('sync.case.working')}</p>}
    </>
  );
}

/** Before, mine and theirs, field by field; where the two differ that is marked by words, not by colour alone. */
function FieldTable({ one: { fields } }: { readonly one: SyncCase }) {
  const { t } = useTranslation();
  const { fieldName, write } = useChangeText();
  return (
    <table className="sync-case__fields">
      <thead>
        <tr>
          <th scope="col">{t('sync.case.field')}</th>
          <th scope="col">{t('sync.case.before')}</th>
          <th scope="col">{t('sync.case.mine')}</th>
          <th scope="col">{t('sync.case.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const named = { ...field, after: field.mine };
          const isBoth = field.mine !== field.before && field.theirs !== field.before;
          return (
            <tr
              key={`${field.path.join('.')}/${field.of ?? ''}`}
              data-both={isBoth && field.mine !== field.theirs ? true : undefined}
            >
              <th scope="row">
                {fieldName(named)}
                {isBoth && <small>{t(field.mine === field.theirs ? 'sync.case.same' : 'sync.case.both')}</small>}
              </th>
              <td className="figures">{write(named, field.before)}</td>
              <td className="figures" data-changed={field.mine === field.before ? undefined : true}>
                {write(named, field.mine)}
              </td>
              <td className="figures" data-changed={field.theirs === field.before ? undefined : true}>
                {write(named, field.theirs)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface ChoiceProps {
  readonly action: string;
  readonly hint: string;
  readonly disabled: boolean;
  onChoose(): Promise<void>;
}

/** A choice that is asked twice: nobody gives something up by a slip of the hand. */
function Choice({ action, hint, disabled, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="sync-case__choice">
      {isAsking ? (
        <span className="sync-case__ways">
          <Button disabled={disabled} onClick={() => void onChoose()}>
            {t('sync.case.confirm', { what: action })}
          </Button>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('app.cancel')}
          </Button>
        </span>
      ) : (
        <Button variant="default" disabled={disabled} onClick={() => setAsking(true)}>
          {action}
        </Button>
      )}
      <small className="quiet">{hint}</small>
    </div>
  );
}

/** The other record that a refusal names. */
function otherRecord({ params }: SyncCase['reasons'][number]): EntityRef | null {
  const idOf = (name: string) => (typeof params?.[name] === 'string' ? String(params[name]) : null);
  const [item, sighting] = [idOf('item'), idOf('sighting')];
  if (item) return { kind: 'clearance-item', id: item };
  return sighting ? { kind: 'sighting', id: sighting } : null;
}
