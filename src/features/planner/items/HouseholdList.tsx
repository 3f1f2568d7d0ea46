import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { today } from '../../../state/record.ts';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { formatShare } from '../format-share.ts';
import { FormFoot } from './FormFoot.tsx';
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
  const [no, setNo] = useState('');
  const [name, setName] = useState('');
  const { run, busy, failure } = useAct();
  const submit = async () => {
    const household = { id: householdId, no: no.trim(), ...(name.trim() !== '' && { name: name.trim() }) };
    if (await run({ action: 'registerHousehold', input: { household, on: today() } })) onClose();
  };
  return (
    <form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="item-form__pair">
        <TextInput size="xs" label={t('items.householdNo')} value={no} onChange={(event) => setNo(event.currentTarget.value)} />
        <TextInput
          size="xs"
          label={t('items.householdName')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <FormFoot busy={busy} failure={failure} action={t('items.registerHousehold')} onClose={onClose} />
    </form>
  );
}
