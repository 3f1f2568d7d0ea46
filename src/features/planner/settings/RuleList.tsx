import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OFFICE_RULES } from '../../../core/register/office-rules.ts';
import { settingsHistory } from '../../../state/office-rules.ts';
import { useSession } from '../../../state/session.ts';
import type { ToldChange } from '../../../workers/calls/history.ts';
import { RuleRow } from './RuleRow.tsx';
import { TrackErasure } from './TrackErasure.tsx';

const GROUPS = [...new Set(OFFICE_RULES.map(({ group }) => group))];

/** Every rule with its meaning, what the law asks for, its value and who set it. */
export function RuleList() {
  const { t } = useTranslation();
  const revision = useSession((s) => s.revision);
  const settings = useSession((s) => s.summary?.settings);
  const [changes, setChanges] = useState<readonly ToldChange[]>([]);
  // Asked again when something was recorded.
  useEffect(() => {
    let isWanted = true;
    settingsHistory().then(
      (told) => isWanted && setChanges(told),
      // Who set a value is told beside it; the value itself is known without.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [revision]);
  if (!settings) return null;
  return (
    <>
      <p className="quiet">{t('settings.hint')}</p>
      {GROUPS.map((group) => (
        <section key={group} aria-labelledby={`office-rules-${group}`}>
          <h3 id={`office-rules-${group}`}>{t(`settings.group.${group}`)}</h3>
          <ul className="rule-list">
            {OFFICE_RULES.filter((rule) => rule.group === group).map((rule) => (
              <RuleRow key={rule.id} rule={rule} settings={settings} changes={changes} />
            ))}
          </ul>
          {group === 'patrol' && <TrackErasure />}
        </section>
      ))}
    </>
  );
}
