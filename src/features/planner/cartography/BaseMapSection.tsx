import { ActionIcon, Button, Checkbox, Radio, Slider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaseMap } from '../../../core/register/base-map.ts';
import { allowCaching, BLANK, removeBaseMap, useBaseMaps } from '../../../state/base-maps.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useSession } from '../../../state/session.ts';
import { isVisible, useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { BaseMapDialog } from './BaseMapDialog.tsx';
import './base-map.css';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';

const NONE: readonly BaseMap[] = [];
const GROUND = 'ground';

/** What lies under everything: the district's ground, nothing, or a base map that the office configured. */
export function BaseMapSection() {
  const { t, i18n } = useTranslation();
  const { baseMap, visible, setBaseMap, toggle } = useView();
  const baseMaps = useSession((s) => s.summary?.settings.baseMaps ?? NONE);
  const opacity = useBaseMaps((s) => s.opacity);
  const failureText = useFailureText();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<BaseMap | null>(null);
  const nameOf = (one: BaseMap) => (i18n.language === 'en' ? (one.nameEn ?? one.name) : one.name);
  const shown = baseMaps.find(({ id }) => id === baseMap);
  const configured = shown !== undefined;
  const chosen = configured ? baseMap : baseMap === BLANK || !isVisible(visible, GROUND) ? BLANK : GROUND;
  const choose = (id: string) => {
    setBaseMap(id === GROUND ? null : id);
    if (id === GROUND && !isVisible(visible, GROUND)) toggle(GROUND, true);
  };
  const act = async (step: () => Promise<void>, done?: string) => {
    try {
      await step();
      if (done !== undefined) notifications.show({ closeButtonProps: { 'aria-label': t('app.close') }, message: done });
    } catch (error) {
      notifications.show({
        closeButtonProps: { 'aria-label': t('app.close') },
        color: 'orange',
        message: failureText(asCodedError(error)),
      });
    }
  };
  const remove = (one: BaseMap) => act(() => removeBaseMap(one.id), t('cartography.baseMap.removed', { name: nameOf(one) }));
  return (
    <section className="base-maps" aria-labelledby="base-maps-title">
      <h3 id="base-maps-title">{t('cartography.baseMap.title')}</h3>
      <Radio.Group value={chosen} onChange={choose} aria-labelledby="base-maps-title">
        <div className="base-maps__list">
          <Radio value={GROUND} label={t('cartography.baseMap.ground')} />
          {baseMaps.map((one) => (
            <div key={one.id} className="base-maps__row">
              <Radio
                value={one.id}
                label={nameOf(one)}
                description={
                  one.approvalNo === undefined ? one.attribution : t('cartography.baseMap.approval', { no: one.approvalNo })
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t('cartography.baseMap.remove')}: ${nameOf(one)}`}
                onClick={() => setLeaving(one)}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </div>
          ))}
          <Radio value={BLANK} label={t('cartography.baseMap.blank')} />
        </div>
      </Radio.Group>
      {shown && (
        <Checkbox
          label={t('cartography.baseMap.allowCaching')}
          description={t('cartography.baseMap.cachingHint')}
          checked={shown.allowCaching === true}
          onChange={(event) => {
            const allowed = event.currentTarget.checked;
            void act(() => allowCaching(shown.id, allowed));
          }}
        />
      )}
      {configured && (
        <div>
          <span className="quiet base-maps__opacity">{t('cartography.baseMap.opacity')}</span>
          <Slider
            thumbLabel={t('cartography.baseMap.opacity')}
            size="sm"
            min={20}
            max={100}
            step={5}
            label={(value) => `${value} %`}
            value={Math.round(opacity * 100)}
            onChange={(value) => useBaseMaps.setState({ opacity: value / 100 })}
          />
        </div>
      )}
      <Button variant="default" size="xs" onClick={() => setAdding(true)}>
        {t('cartography.baseMap.add')}
      </Button>
      {adding && <BaseMapDialog onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== null}
        action={t('cartography.baseMap.remove')}
        text={t('cartography.baseMap.removeConfirm', { name: leaving ? nameOf(leaving) : '' })}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(null)}
      />
    </section>
  );
}
