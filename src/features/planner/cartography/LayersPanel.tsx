import { ActionIcon, Button, Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layer } from '../../../core/register/layer.ts';
import { describeNote } from '../../../i18n/describe-error.ts';
import { undoRecord } from '../../../state/undo.ts';
import { withdrawLayer } from '../../../state/withdraw-layer.ts';
import { openExporting } from '../../../state/exporting.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { isVisible, type MapPart, useView } from '../../../state/view.ts';
import { asCodedError } from '../../../state/failure.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { BaseMapSection } from './BaseMapSection.tsx';
import { TakePatchesButton } from '../desk/TakePatchesButton.tsx';
import { ConfirmDialog } from '../shell/ConfirmDialog.tsx';

const PARTS: readonly { part: MapPart; label: string }[] = [
  { part: 'red-lines', label: 'layers.redLines' },
  { part: 'sightings', label: 'layers.sightings' },
  { part: 'overlaps', label: 'layers.overlaps' },
  { part: 'conflicts', label: 'cartography.conflicts' },
  { part: 'findings', label: 'findings.layer' },
  { part: 'units', label: 'layers.units' },
  { part: 'graticule', label: 'layers.graticule' },
  { part: 'grid', label: 'measuring.grid' },
];

/** What the map shows, and where each imported layer came from. */
export function LayersPanel({ onClose }: { onClose(): void }) {
  const { t, i18n } = useTranslation();
  const { visible, toggle, openPanel, on } = useView();
  const layers = useSession((s) => s.summary?.layers ?? []);
  const day = useSession((s) => shownDay(on, s.summary));
  const failureText = useFailureText();
  const counts = useSession((s) => s.summary?.counts);
  const [leaving, setLeaving] = useState<Layer | null>(null);
  const bringBack = async (layer: Layer, changes: readonly string[], notice: string) => {
    notifications.hide(notice);
    try {
      await undoRecord(changes, t('layers.withdraw'));
      notifications.show({ message: t('views.layerBack', { name: layer.name }) });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  const withdraw = async (layer: Layer) => {
    try {
      const withdrawn = await withdrawLayer(layer, t('layers.withdraw'));
      const changes = withdrawn.map((change) => change.id);
      const id = `withdrawn-${layer.id}`;
      notifications.show({
        id,
        autoClose: 20_000,
        message: (
          <span className="undo-notice">
            {t('layers.withdrawn', { name: layer.name })}
            <Button size="compact-sm" variant="light" onClick={() => void bringBack(layer, changes, id)}>
              {t('app.undo')}
            </Button>
          </span>
        ),
      });
    } catch (error) {
      notifications.show({ color: 'orange', message: failureText(asCodedError(error)) });
    }
  };
  return (
    <Panel title={t('layers.title')} onClose={onClose} closeLabel={t('app.close')}>
      <ul className="layer-list">
        {layers.map((layer) => (
          <li key={layer.id} className="layer-list__layer">
            <Switch
              checked={isVisible(visible, layer.id)}
              onChange={(e) => toggle(layer.id, e.currentTarget.checked)}
              label={
                <span className="layer-list__label">
                  <span>{layer.name}</span>
                  <span className="quiet figures">{layer.count.toLocaleString(i18n.language)}</span>
                </span>
              }
              description={`${t(`layerKind.${layer.kind}`)} · ${t('layers.importedOn', { day: layer.importedOn, file: layer.source.fileName })}`}
            />
            <span className="layer-list__tools">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t('exporting.openLayer')}: ${layer.name}`}
                onClick={() =>
                  openExporting({ subject: { kind: 'layer', layerId: layer.id }, on: day, name: layer.name, count: layer.count })
                }
              >
                <IconDownload size={18} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`${t('layers.withdraw')}: ${layer.name}`}
                onClick={() => setLeaving(layer)}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </span>
            {layer.kind === 'patches' && <TakePatchesButton layerId={layer.id} />}
            {layer.notes.length > 0 && (
              <details className="notes">
                <summary>{t('layers.notes')}</summary>
                <ul>
                  {layer.notes.map((note) => (
                    <li key={note.code}>{describeNote(i18n, note)}</li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
      {layers.length === 0 && <p className="quiet">{t('layers.empty')}</p>}
      <ul className="layer-list">
        {PARTS.map(({ part, label }) => (
          <li key={part}>
            <Switch
              checked={isVisible(visible, part)}
              onChange={(e) => toggle(part, e.currentTarget.checked)}
              label={
                <span className="layer-list__label">
                  <span>{t(label)}</span>
                  {part === 'red-lines' && <span className="quiet figures">{counts?.redLines ?? 0}</span>}
                  {part === 'sightings' && <span className="quiet figures">{counts?.sightings ?? 0}</span>}
                </span>
              }
            />
          </li>
        ))}
      </ul>
      <BaseMapSection />
      <ConfirmDialog
        opened={leaving !== null}
        action={t('layers.withdraw')}
        text={t('layers.withdrawConfirm', { name: leaving?.name ?? '', count: leaving?.count ?? 0 })}
        onConfirm={() => leaving && void withdraw(leaving)}
        onClose={() => setLeaving(null)}
      />
      <Button fullWidth onClick={() => openPanel('import')}>
        {t('import.title')}
      </Button>
    </Panel>
  );
}
