import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadAssignees } from '../../../state/desk.ts';
import { chooseIdentity, useIdentity } from '../../../state/patrol/identity.ts';

/** Asks once who uses this phone: names that tasks were given to, or another. */
export function WhoIsIt({ onDone }: { onDone(): void }) {
  const { t } = useTranslation();
  const who = useIdentity((s) => s.who);
  const [names, setNames] = useState<readonly string[]>([]);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    let isGone = false;
    void loadAssignees().then(
      (found) => !isGone && setNames(found),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  const choose = (name: string) => {
    void chooseIdentity(name);
    onDone();
  };
  return (
    <form
      className="day-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') choose(typed.trim());
      }}
    >
      <h3>{t('patrol.day.who.choose')}</h3>
      <p className="day-quiet">{t('patrol.day.who.hint')}</p>
      <div className="day-chips day-chips--two">
        {names.map((name) => (
          <button key={name} type="button" className="day-chip" aria-pressed={name === who} onClick={() => choose(name)}>
            {name}
          </button>
        ))}
      </div>
      <TextInput
        size="lg"
        label={t('patrol.day.who.other')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="day-actions">
        <button type="submit" className="day-button" disabled={typed.trim() === ''}>
          {t('patrol.day.who.keep')}
        </button>
        <button type="button" className="day-button" onClick={onDone}>
          {t('patrol.day.cancel')}
        </button>
      </div>
    </form>
  );
}
