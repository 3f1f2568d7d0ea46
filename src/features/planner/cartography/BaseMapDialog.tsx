import { Button, Checkbox, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addBaseMap } from '../../../state/base-maps.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import { BaseMapFields } from '../../base-maps/BaseMapFields.tsx';
import { tidyDraft } from '../../base-maps/base-map-draft.ts';
import { useBaseMapForm } from '../../base-maps/use-base-map-form.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

const NONE: readonly string[] = [];

/** A new base map of the office. With Tianditu only the key and the approval number are asked for. */
export function BaseMapDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const form = useBaseMapForm(null, useSession((s) => s.summary?.settings.allowedOrigins) ?? NONE);
  const [originsConfirmed, setOriginsConfirmed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const { draft, origins } = form;
  const unconfirmed = form.mustConfirmShift || (origins.length > 0 && !originsConfirmed);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    form.showProblems();
    if (!form.isSound || unconfirmed) return;
    try {
      await addBaseMap(tidyDraft(draft), origins);
      notifications.show({
        closeButtonProps: { 'aria-label': t('app.close') },
        message: t('cartography.baseMap.added', { name: draft.name }),
      });
      onClose();
    } catch (error) {
      setFailure(failureText(asCodedError(error)));
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('cartography.baseMap.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className="base-map-form" onSubmit={(event) => void save(event)} noValidate>
        <BaseMapFields form={form} isNew />
        {origins.length > 0 && (
          <div className="base-map-fields__warning">
            <p>{t('cartography.baseMap.originsWhy')}</p>
            <code className="base-map-fields__origins">{origins.join(' ')}</code>
            <Checkbox
              label={t('cartography.baseMap.originsConfirm')}
              checked={originsConfirmed}
              onChange={(event) => setOriginsConfirmed(event.currentTarget.checked)}
            />
          </div>
        )}
        {failure && (
          <p className="failure" role="alert">
            {failure}
          </p>
        )}
        <div className="button-row">
          <Button type="submit" disabled={unconfirmed}>
            {t('cartography.baseMap.add')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
