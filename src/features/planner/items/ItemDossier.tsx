import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadItem, useItemFile } from '../../../state/item-file.ts';
import { select } from '../../../state/selection.ts';
import { useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { ItemFile } from '../../../workers/calls/items.ts';
import { HistoryFold } from '../history/EntityHistory.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { BuildingList } from './BuildingList.tsx';
import { HouseholdList } from './HouseholdList.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import './items.css';
import { MilestoneTrack } from './MilestoneTrack.tsx';
import { NextStepForm } from './NextStepForm.tsx';
import { ObjectionList } from './ObjectionList.tsx';

/** One clearance item: where it stands and how it got there, what may be done today, its households, buildings and objections. */
export function ItemDossier({ itemId, onClose }: { itemId: string; onClose(): void }) {
  const { t, i18n } = useTranslation();
  const failureText = useFailureText();
  const { file, error } = useItemFile();
  const revision = useSession((s) => s.revision);
  const on = useView((s) => s.on);
  useEffect(() => void loadItem(itemId), [itemId, revision, on]);
  const line = file?.redLine;
  const lineName = (i18n.language === 'en' ? line?.nameEn : undefined) ?? line?.name;
  const isHere = file?.item.id === itemId;
  return (
    <Panel
      title={isHere ? file.parcelNo : t('items.title')}
      subtitle={isHere ? [t('items.title'), lineName].filter(Boolean).join(' · ') : undefined}
      onClose={onClose}
      closeLabel={t('app.close')}
    >
      {error && (
        <p role="alert" className="failure">
          {error.code === 'item-unknown' ? t('items.missing') : failureText(error)}
        </p>
      )}
      {isHere ? (
        <Content file={file} />
      ) : (
        !error && (
          <p className="quiet" role="status">
            {t('phase.working')}…
          </p>
        )
      )}
    </Panel>
  );
}

function Content({ file }: { file: ItemFile }) {
  const { t } = useTranslation();
  const { item, ref, redLine, status } = file;
  return (
    <div className="item-file">
      <header className="item-file__head">
        <StatusMark status={status ?? undefined} />
        <span className="item-file__links">
          {ref && (
            <Button size="compact-sm" variant="default" onClick={() => void select(ref)}>
              {t('items.toParcel')}
            </Button>
          )}
          {redLine && (
            <Button size="compact-sm" variant="default" onClick={() => void select({ kind: 'red-line', id: redLine.id })}>
              {t('items.toRedLine')}
            </Button>
          )}
        </span>
      </header>
      <ItemFacts file={file} />
      <NextStepForm key={`next-${item.id}`} file={file} />
      <MilestoneTrack file={file} />
      <ObjectionList file={file} />
      <HouseholdList file={file} />
      <BuildingList file={file} />
      <HistoryFold entity={{ kind: 'clearance-item', id: item.id }} />
    </div>
  );
}
