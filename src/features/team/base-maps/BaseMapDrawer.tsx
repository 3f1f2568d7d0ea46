import { Button, Drawer } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BaseMap, listForeignOrigins } from '../../../core/register/base-map.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { putBaseMap } from '../../../state/team/base-maps.ts';
import { BaseMapFields } from '../../base-maps/BaseMapFields.tsx';
import { tidyDraft } from '../../base-maps/base-map-draft.ts';
import { useBaseMapForm } from '../../base-maps/use-base-map-form.ts';
import { ReasonField } from '../ReasonField.tsx';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';
import { BaseMapTest } from './BaseMapTest.tsx';

interface BaseMapDrawerProps {
  /** Null: a new one. */
  readonly standing: BaseMap | null;
  readonly administration: Administration;
  onClose(): void;
}

/** A base map, new or changed: entered, tried, recorded with a reason as one change of the settings. */
export function BaseMapDrawer({ standing, administration, onClose }: BaseMapDrawerProps) {
  const { t } = useTranslation();
  const { settings, servedOrigins } = administration;
  const [known] = useState(() => standing && withoutId(standing));
  const form = useBaseMapForm(known, settings.allowedOrigins);
  const [reason, setReason] = useState('');
  const { isBusy, failure, run } = useStep();
  const { draft, origins } = form;
  const unserved = listForeignOrigins(draft, { origin: location.origin, allowedOrigins: servedOrigins });
  const title = standing ? t('team.administration.baseMaps.changeOf', { name: standing.name }) : t('cartography.baseMap.add');
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    form.showProblems();
    if (!form.isSound || form.mustConfirmShift) return;
    const map = tidyDraft(draft);
    if (!(await run(() => putBaseMap(map, standing?.id ?? null, reason)))) return;
    notifications.show({ message: t('team.administration.baseMaps.saved', { name: map.name }) });
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={560}
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('team.accounts.close') }}
    >
      <form className="team-form" onSubmit={(event) => void save(event)} noValidate>
        <BaseMapFields form={form} isNew={standing === null} size="md" />
        {unserved.length > 0 && (
          <div className="base-map-fields__warning">
            <p>{t('team.administration.baseMaps.notServed')}</p>
            <code className="base-map-fields__origins">{unserved.join(' ')}</code>
          </div>
        )}
        {origins.length > 0 && (
          <p className="team-quiet">{t('team.administration.baseMaps.originsToo', { origins: origins.join(' ') })}</p>
        )}
        <BaseMapTest map={tidyDraft(draft)} administration={administration} name={draft.name} isDisabled={!form.isSound} />
        <ReasonField value={reason} onChange={setReason} />
        <Failure failure={failure} />
        <div className="team-actions">
          <Button type="submit" size="md" loading={isBusy} disabled={reason.trim() === '' || form.mustConfirmShift}>
            {t('team.administration.baseMaps.save')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

function withoutId(standing: BaseMap): Omit<BaseMap, 'id'> {
  const { id, ...map } = standing;
  void id;
  return map;
}
