import { ActionIcon } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/create-i18n.ts';
import type { MapController } from '../../map/map-controller.ts';
import { BottomSheet } from '../../ui/BottomSheet.tsx';
import type { SheetHeight } from '../../ui/sheet-height.ts';
import { PatrolMap } from './PatrolMap.tsx';
import './patrol.css';

/** The patrol's screen: the map is the page, a sheet at the thumb, one large button. */
export function PatrolScreen({ onLocale }: { onLocale(locale: Locale): void }) {
  const { t, i18n } = useTranslation();
  const [, setMap] = useState<MapController | null>(null);
  const [height, setHeight] = useState<SheetHeight>('peek');
  const heightNames = { peek: t('patrol.sheet.peek'), half: t('patrol.sheet.half'), full: t('patrol.sheet.full') };
  return (
    <div className="patrol">
      <header className="patrol__top">
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t('app.language')}
          onClick={() => onLocale(i18n.language === 'en' ? 'zh-CN' : 'en')}
        >
          <IconLanguage size={20} />
        </ActionIcon>
      </header>
      <PatrolMap onReady={setMap} />
      <BottomSheet label={t('patrol.sheet.label')} height={height} onHeight={setHeight} heightNames={heightNames}>
        <button type="button" className="patrol__mark">
          {t('patrol.mark')}
        </button>
      </BottomSheet>
    </div>
  );
}
