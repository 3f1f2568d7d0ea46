import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../../state/record.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { formatShare } from '../../district-map/format-share.ts';
import { useEntry } from '../shell/use-entry.ts';
import { Field, SmallForm } from './SmallForm.tsx';
import { useAct } from './use-act.ts';

/** Households that hold a share in the item; one that has no file of its own gets it here. */
export function HouseholdList({ file: { households } }: { file: ItemFile }) {
  const { t } = useTranslation();
  const [entering, setEntering] = useState<string | null>(null);
  return (
    <section aria-label={t('items.households')}>
      <h3>{t('items.households')}</h3>
      {households.length === 0 && <p className="quiet">{t('items.noHouseholds')}</p>}
      <ul className="item-list">
        {households.map(({ householdId, share, no, name }, n) => (
          <li key={householdId} className="item-list__row">
            <span>
              {no === null ? (
                <span className="quiet" title={householdId}>
                  {t('items.householdMissing', { n: n + 1 })}
                </span>
              ) : (
                [no, name].filter(Boolean).join(' · ')
              )}
            </span>
            <span className="item-list__tools figures">
              {formatShare(share)}
              {no === null && (
                <Button size="compact-xs" variant="light" onClick={() => setEntering(householdId)}>
                  {t('items.registerHousehold')}
                </Button>
              )}
            </span>
            {entering === householdId && no === null && (
              <HouseholdForm householdId={householdId} onClose={() => setEntering(null)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function HouseholdForm({ householdId, onClose }: { householdId: string; onClose(): void }) {
  const { t } = useTranslation();
  const form = `household/${householdId}`;
  const [no, setNo] = useEntry(`${form}/no`, '');
  const [name, setName] = useEntry(`${form}/name`, '');
  const { run, busy, failure } = useAct(form);
  const submit = async () => {
    const household = { id: householdId, no: no.trim(), ...(name.trim() !== '' && { name: name.trim() }) };
    if (await run({ action: 'registerHousehold', input: { household, on: today() } })) onClose();
  };
  return (
    <SmallForm
      name={form}
      action={t('items.registerHousehold')}
      busy={busy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="item-form__pair">
        <Field label={t('items.householdNo')} value={no} onChange={setNo} />
        <Field label={t('items.householdName')} value={name} onChange={setName} />
      </div>
    </SmallForm>
  );
}
