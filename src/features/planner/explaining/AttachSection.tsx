import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedError } from '../../../core/register/coded-error.ts';
import { attachExplanation, explanationHash, objectionsAbout } from '../../../state/explaining.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import type { ExplainedNumber, ExplainSubject, ItemObjections } from '../../../workers/calls/explaining.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

interface AttachSectionProps {
  readonly subject: ExplainSubject;
  readonly explained: ExplainedNumber;
  readonly text: string;
}

/** The objections that the answer can be kept with: a dispute about a number ends in the record of whoever raised it. */
export function AttachSection({ subject, explained, text }: AttachSectionProps) {
  const { t } = useTranslation();
  const [items, setItems] = useState<readonly ItemObjections[] | null>(null);
  const [error, setError] = useState<CodedError | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const revision = useSession((s) => s.revision);
  const failureText = useFailureText();
  const asked = JSON.stringify(subject);
  const { on } = explained.about;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a recorded change may have brought an objection
  useEffect(() => {
    let isCurrent = true;
    objectionsAbout(JSON.parse(asked) as ExplainSubject, on)
      .then((found) => isCurrent && setItems(found))
      .catch((failure: unknown) => isCurrent && setError(asCodedError(failure)));
    return () => {
      isCurrent = false;
    };
  }, [asked, on, revision]);
  const hash = explanationHash(explained);
  const attach = async (itemId: string, objectionId: string) => {
    setBusy(objectionId);
    setError(null);
    try {
      await attachExplanation(explained, text, { itemId, objectionId });
      notifications.show({ message: t('explain.attach.done'), closeButtonProps: { 'aria-label': t('app.close') } });
    } catch (failure) {
      setError(asCodedError(failure));
    } finally {
      setBusy(null);
    }
  };
  if (!items && !error) return null;
  return (
    <section aria-label={t('explain.attach.title')} className="explain__attach">
      <h3>{t('explain.attach.title')}</h3>
      {items && <p className="quiet">{t(items.length > 0 ? 'explain.attach.intro' : 'explain.attach.none')}</p>}
      <ul className="item-list">
        {items?.map(({ itemId, name, objections }) =>
          objections.length === 0 ? (
            <li key={itemId} className="quiet">
              {t('explain.attach.noObjection', { name })}
            </li>
          ) : (
            objections.map(({ id, receivedOn, answeredOn, explanations = [] }) => {
              const isAttached = explanations.some(({ sha256 }) => sha256 === hash);
              return (
                <li key={id} className="item-list__row">
                  <span className="figures">
                    {t('explain.attach.objection', { name, day: receivedOn })}
                    {answeredOn !== undefined && t('explain.attach.answered')}
                  </span>
                  <Button
                    size="compact-sm"
                    variant="light"
                    loading={busy === id}
                    disabled={isAttached}
                    onClick={() => void attach(itemId, id)}
                  >
                    {t(isAttached ? 'explain.attach.already' : 'explain.attach.do')}
                  </Button>
                </li>
              );
            })
          ),
        )}
      </ul>
      {error && (
        <p role="alert" className="failure">
          {failureText(error)}
        </p>
      )}
    </section>
  );
}
