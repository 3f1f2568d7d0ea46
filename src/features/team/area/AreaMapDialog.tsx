import { Button, Modal, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../state/team/accounts.ts';
import { patchAccount } from '../../../state/team/accounts.ts';
import type { Administration } from '../../../state/team/administration.ts';
import { areaOf, beginArea, endArea, takeAreaStep, useAreaDrawing } from '../../../state/team/area-drawing.ts';
import { Failure } from '../Failure.tsx';
import { useStep } from '../use-step.ts';
import { AreaMap } from './AreaMap.tsx';
import { AreaTools } from './AreaTools.tsx';
import './area-map.css';
import { useTrialBaseMap } from './use-trial-base-map.ts';

interface AreaMapDialogProps {
  readonly account: Account;
  readonly administration: Administration;
  onSaved(): void;
  onClose(): void;
}

const NO_BASE_MAP = '';
const WRITING = 'input, textarea, select';

/** The land of one patrol, drawn over the district's units; measured while it is drawn, and assigned as a shape of its own. */
export function AreaMapDialog({ account, administration, onSaved, onClose }: AreaMapDialogProps) {
  const { t, i18n } = useTranslation();
  const { settings, servedOrigins } = administration;
  const { drawing, plane } = useAreaDrawing();
  const [baseMap, setBaseMap] = useState(NO_BASE_MAP);
  const { choices, shown, isUnread } = useTrialBaseMap(settings, servedOrigins, baseMap);
  const [baseMapFailed, setBaseMapFailed] = useState(false);
  const { isBusy, failure, run } = useStep();
  const { assignedArea } = account;
  const [standing] = useState(() => (assignedArea && 'shape' in assignedArea ? assignedArea.shape : null));
  useEffect(() => {
    beginArea(standing, settings.plane);
    return endArea;
    // Once for a dialog: what is drawn meanwhile stays.
  }, [standing]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      if (event.target instanceof Element && event.target.closest(WRITING)) return;
      event.preventDefault();
      takeAreaStep({ do: event.shiftKey || key === 'y' ? 'redo' : 'undo' });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  const area = useMemo(() => plane && areaOf(drawing.parts, plane), [drawing.parts, plane]);
  const most = settings.mostArea_km2;
  const isTooLarge = area !== null && area.area_m2 > most * 1e6;
  const km2 = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format((area?.area_m2 ?? 0) / 1e6);
  const save = async () => {
    if (!area || !(await run(() => patchAccount(account.account, { assignedArea: { shape: area.shape } as never })))) return;
    notifications.show({ message: t('team.administration.area.saved') });
    onSaved();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      title={t('team.administration.area.drawTitle', { name: account.name })}
      closeButtonProps={{ 'aria-label': t('team.accounts.close') }}
      classNames={{ body: 'area-map__body', content: 'area-map__content' }}
    >
      <div className="area-map__side">
        <AreaTools />
        {choices.length > 0 && (
          <NativeSelect
            size="md"
            label={t('cartography.baseMap.title')}
            value={baseMap}
            onChange={(event) => {
              setBaseMapFailed(false);
              setBaseMap(event.currentTarget.value);
            }}
            data={[
              { value: NO_BASE_MAP, label: t('team.administration.area.noBaseMap') },
              ...choices.map((one) => ({
                value: one.id,
                label: i18n.language === 'en' ? (one.nameEn ?? one.name) : one.name,
              })),
            ]}
          />
        )}
        {shown && (
          <p className="team-quiet">
            {[shown.attribution, shown.approvalNo && t('cartography.baseMap.approval', { no: shown.approvalNo })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {(isUnread || baseMapFailed) && <p className="team-note">{t('team.administration.area.baseMapFailed')}</p>}
        <p className="area-map__figure figures" role="status">
          {area ? t('team.administration.area.drawn', { km2, most }) : t('team.administration.area.nothingDrawn', { most })}
        </p>
        {isTooLarge && <p className="team-note">{t('team.administration.area.drawnTooLarge', { most })}</p>}
        {area?.faults.map((code) => (
          <p key={code} className="team-note">
            {t(`editing.warning.${code}`)}
          </p>
        ))}
        {drawing.stroke.length > 0 && <p className="team-quiet">{t('team.administration.area.openStroke')}</p>}
        <Failure failure={failure} />
        <div className="team-actions">
          <Button
            size="md"
            loading={isBusy}
            disabled={!area || area.faults.length > 0 || isTooLarge || drawing.stroke.length > 0}
            onClick={() => void save()}
          >
            {t('team.administration.area.save')}
          </Button>
          <Button size="md" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </div>
      <AreaMap
        account={account}
        settings={settings}
        faultsAt={area?.faultsAt}
        baseMap={shown?.drawn ?? null}
        onBaseMapFailed={() => setBaseMapFailed(true)}
      />
    </Modal>
  );
}
